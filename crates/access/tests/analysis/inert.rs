//! What keeps a granted permission from being used (domain.md, rules 7, 8 and 9).

use crate::world::{BROWSE, EDIT, USERS, World, group, project, role, user};
use whocan_access::{
    BUILT_IN, Holder, IssueId, Lack, Mode, Resolver, Scope, SecurityLevelId, Verdict,
};

fn lacks(resolver: &Resolver, scope: Scope, permission: &str) -> Vec<Lack> {
    let access = resolver.access(&user("ann"), scope, Mode::Conditional);
    access.unwrap().lacks(permission)
}

fn world(grants: &[(&str, Holder)]) -> World {
    let world = World::new().users(&["ann"]).group("staff", &["ann"], &[]);
    world.scheme(1, grants).project(1, 1)
}

/// What rule 7 lets be used without Browse Projects.
const WITHOUT_BROWSE: [&str; 9] = [
    BROWSE,
    "ADMINISTER_PROJECTS",
    "MANAGE_SPRINTS_PERMISSION",
    "START_STOP_SPRINTS_PERMISSION",
    "EDIT_SPRINT_NAME_AND_GOAL_PERMISSION",
    "SERVICEDESK_AGENT",
    "EDIT_WORKFLOW",
    "EDIT_ISSUE_LAYOUT",
    "VIEW_AGGREGATED_DATA",
];

#[test]
fn rule_7_names_browse_for_all_that_needs_it() {
    for permission in BUILT_IN.iter().filter(|permission| !permission.is_global()) {
        let key = permission.key;
        let resolver = world(&[(key, group("staff"))]).resolver();
        let expected = if WITHOUT_BROWSE.contains(&key) {
            vec![]
        } else {
            vec![Lack::Permission(BROWSE.into())]
        };
        assert_eq!(lacks(&resolver, project(1), key), expected, "{key}");
        let resolver = world(&[(key, group("staff")), (BROWSE, role(USERS))]);
        let resolver = resolver.acts(1, USERS, &["ann"], &[]).resolver();
        assert_eq!(lacks(&resolver, project(1), key), [], "{key}");
    }
}

#[test]
fn browse_on_some_issues_lets_some_be_used() {
    let resolver = world(&[(EDIT, group("staff")), (BROWSE, Holder::Reporter)]).resolver();
    assert_eq!(lacks(&resolver, project(1), EDIT), []);
}

#[test]
fn rule_8_names_the_level() {
    let grants = [(EDIT, group("staff")), (BROWSE, group("staff"))];
    let issue = Scope::Issue(IssueId(1));
    let hidden = world(&grants).issue("ann", &[role(USERS)]).resolver();
    let level = Lack::SecurityLevel(SecurityLevelId(1));
    assert_eq!(lacks(&hidden, issue, EDIT), std::slice::from_ref(&level));
    assert_eq!(lacks(&hidden, issue, BROWSE), [level]);
    assert_eq!(lacks(&hidden, project(1), EDIT), []);
    let shown = world(&grants).issue("ann", &[Holder::Reporter]).resolver();
    assert_eq!(lacks(&shown, issue, EDIT), []);
}

#[test]
fn rule_9_names_the_archive_for_all_but_browse() {
    let grants = [(EDIT, group("staff")), (BROWSE, group("staff"))];
    let resolver = world(&grants).archived(1).resolver();
    assert_eq!(lacks(&resolver, project(1), EDIT), [Lack::Archived]);
    assert_eq!(lacks(&resolver, project(1), BROWSE), []);
}

#[test]
fn everything_that_is_lacking_is_named() {
    let resolver = world(&[(EDIT, group("staff"))]).archived(1);
    let resolver = resolver.issue("ann", &[]).resolver();
    let all = [
        Lack::Archived,
        Lack::SecurityLevel(SecurityLevelId(1)),
        Lack::Permission(BROWSE.into()),
    ];
    assert_eq!(lacks(&resolver, Scope::Issue(IssueId(1)), EDIT), all);
    let access = resolver.access(&user("ann"), Scope::Issue(IssueId(1)), Mode::Conditional);
    let verdict = access.unwrap().verdict(EDIT);
    assert_eq!(verdict, Verdict::Unusable(all.to_vec()));
    assert_eq!(
        lacks(&resolver, project(1), "LINK_ISSUES"),
        [],
        "not granted"
    );
    assert_eq!(lacks(&resolver, project(1), "FLY"), []);
}
