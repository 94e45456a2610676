//! What has to stay true, and what breaks it.

use std::collections::BTreeSet;

use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, cell, group, role,
};
use whocan_access::{
    Breach, Draft, GuardRail, Holder, Link, Mode, NotFound, PermissionKey, ProjectId, ProjectKey,
    Relation, Resolver, Rule, RuleCheck, SchemeId, Subject, UnknownReference, Whom,
};

const DELETE: &str = "DELETE_ISSUES";

fn world(grants: &[(&str, Holder)]) -> World {
    World::new()
        .users(&["ann", "ben"])
        .inactive("ned")
        .group("acme", &["ben"], &[])
        .group("admins", &["ann"], &["inner"])
        .group("inner", &[], &[])
        .application("software", &["admins"])
        .scheme(1, grants)
        .scheme(2, &[(BROWSE, role(CLIENTS))])
        .project(1, 1)
        .project(2, 2)
        .acts(1, ADMINS, &["ann", "ned"], &["admins"])
        .acts(2, CLIENTS, &[], &["acme"])
}

fn check(resolver: &Resolver, rule: &Rule) -> RuleCheck {
    resolver.check(rule, Mode::DataCenter)
}

fn keys(keys: &[&str]) -> BTreeSet<ProjectKey> {
    keys.iter().map(|key| (*key).into()).collect()
}

fn sees_only(whom: Whom, projects: &[&str]) -> Rule {
    Rule::SeesOnly {
        whom,
        projects: keys(projects),
    }
}

fn only(permission: &str, holders: &[Holder]) -> Rule {
    Rule::OnlyHolders {
        permissions: [permission.into()].into(),
        holders: holders.iter().cloned().collect(),
        projects: None,
    }
}

/// Who breaks 'only administrators delete issues', where these grants are made.
fn deleting(holder: &Holder) -> Vec<Subject> {
    let resolver = world(&[(DELETE, holder.clone())]).resolver();
    let rule = only(DELETE, &[role(ADMINS)]);
    let check = check(&resolver, &rule);
    assert_eq!(check.holds(), check.breaches.is_empty());
    let each = check.breaches.into_iter().map(|breach| {
        assert_eq!(breach.project, ProjectId(1));
        assert_eq!(breach.permission, PermissionKey::from(DELETE));
        assert_eq!(breach.chain.cell, cell(DELETE, holder.clone()));
        breach.subject
    });
    each.collect()
}

#[test]
fn a_group_sees_only_what_is_meant() {
    let new_member = || Whom::Subject(Subject::new_member_of("acme"));
    let resolver = world(&[(BROWSE, SIGNED_IN), (BROWSE, Holder::Reporter)]).resolver();
    for whom in [new_member(), Whom::MembersOf("acme".into())] {
        let found = check(&resolver, &sees_only(whom.clone(), &["P2"]));
        assert_eq!(found.breaches.len(), 1);
        let breach = &found.breaches[0];
        assert_eq!(breach.project, ProjectId(1));
        assert_eq!(breach.chain.links, [Link::Related(Relation::Reporter)]);
        let subject = match &whom {
            Whom::Subject(subject) => subject.clone(),
            Whom::MembersOf(_) => Subject::User("ben".into()),
        };
        assert_eq!(breach.subject, subject);
        assert!(check(&resolver, &sees_only(whom, &["P1", "P2"])).holds());
    }
    let nothing = world(&[]).acts(2, CLIENTS, &[], &[]).resolver();
    assert!(
        check(&nothing, &sees_only(new_member(), &["P2"])).holds(),
        "they may see less"
    );
    let cloud = resolver.check(
        &sees_only(Whom::Subject(Subject::Anonymous), &[]),
        Mode::Cloud,
    );
    assert!(cloud.holds());
}

#[test]
fn nobody_but_some_holders_has_a_permission() {
    for holder in [
        role(ADMINS),
        group("no such"),
        Holder::User("ann".into()),
        Holder::User("ned".into()),
        group("admins"),
        group("inner"),
        Holder::ProjectLead,
        Holder::PortalCustomers,
        role(CLIENTS),
        Holder::ApplicationRole(Some("software".into())),
    ] {
        assert_eq!(deleting(&holder), [], "{holder:?} is nobody else");
    }
    assert_eq!(deleting(&Holder::Anyone), [Subject::Anonymous]);
    assert_eq!(deleting(&SIGNED_IN), [Subject::AnySignedIn]);
    assert_eq!(deleting(&Holder::Reporter), [Subject::AnySignedIn]);
    assert_eq!(deleting(&group("acme")), [Subject::new_member_of("acme")]);
    assert_eq!(
        deleting(&Holder::User("ben".into())),
        [Subject::User("ben".into())]
    );
}

#[test]
fn roles_and_leads_are_known_by_who_is_in_them() {
    let rule = only(EDIT, &[role(ADMINS)]);
    let grants = [(EDIT, role(USERS)), (EDIT, Holder::ProjectLead)];
    let good = world(&grants)
        .acts(1, USERS, &["ann"], &["inner"])
        .leads(1, "ann");
    assert!(check(&good.resolver(), &rule).holds());
    let bad = world(&grants)
        .acts(1, USERS, &["ann"], &["acme"])
        .leads(1, "ben");
    let found = check(&bad.resolver(), &rule).breaches;
    let subjects: Vec<_> = found.iter().map(|breach| breach.subject.clone()).collect();
    assert_eq!(
        subjects,
        [Subject::new_member_of("acme"), Subject::User("ben".into())]
    );
    assert_eq!(found[1].chain.links, [Link::Leads(ProjectId(1))]);
}

#[test]
fn who_has_it_on_some_issues_is_allowed_it_there() {
    let resolver = world(&[(EDIT, Holder::Reporter)]).resolver();
    assert!(check(&resolver, &only(EDIT, &[Holder::Reporter])).holds());
    assert!(check(&resolver, &only(EDIT, &[SIGNED_IN])).holds());
    assert!(!check(&resolver, &only(EDIT, &[Holder::Assignee])).holds());
    let resolver = world(&[(EDIT, SIGNED_IN)]).resolver();
    assert!(!check(&resolver, &only(EDIT, &[Holder::Reporter])).holds());
    assert!(check(&resolver, &only(EDIT, &[Holder::Anyone])).holds());
}

#[test]
fn nobody_at_all_and_what_includes_a_permission() {
    let resolver = world(&[("EDIT_ALL_COMMENTS", role(ADMINS))]).resolver();
    let found = check(&resolver, &only("EDIT_OWN_COMMENTS", &[]));
    assert_eq!(found.breaches.len(), 1);
    assert_eq!(
        found.breaches[0].chain.cell.permission,
        "EDIT_ALL_COMMENTS".into()
    );
    assert!(check(&resolver, &only("EDIT_OWN_COMMENTS", &[role(ADMINS)])).holds());
    assert!(check(&resolver, &only(ADMINISTER, &[])).holds());
}

#[test]
fn a_rule_may_be_about_some_projects() {
    let resolver = world(&[(EDIT, Holder::Anyone), (BROWSE, Holder::Anyone)]).resolver();
    let rule = |projects| Rule::OnlyHolders {
        permissions: [EDIT.into(), "10".into()].into(),
        holders: [role(CLIENTS)].into(),
        projects,
    };
    assert_eq!(check(&resolver, &rule(None)).breaches.len(), 2);
    assert_eq!(
        check(&resolver, &rule(Some(keys(&["P1"])))).breaches.len(),
        2
    );
    assert!(check(&resolver, &rule(Some(keys(&["P2"])))).holds());
    let anonymous = |projects| Rule::NoAnonymous {
        may_look: false,
        projects,
    };
    assert_eq!(check(&resolver, &anonymous(None)).breaches.len(), 2);
    assert!(check(&resolver, &anonymous(Some(keys(&["P2"])))).holds());
}

#[test]
fn nothing_without_signing_in() {
    let rule = |may_look| Rule::NoAnonymous {
        may_look,
        projects: None,
    };
    let looking = world(&[(BROWSE, Holder::Anyone), ("VIEW_DEV_TOOLS", Holder::Anyone)]).resolver();
    assert_eq!(check(&looking, &rule(false)).breaches.len(), 2);
    assert!(check(&looking, &rule(true)).holds());
    let acting = world(&[(BROWSE, Holder::Anyone), (EDIT, Holder::Anyone)]).resolver();
    let found = check(&acting, &rule(true)).breaches;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subject, Subject::Anonymous);
    assert_eq!(found[0].permission, EDIT.into());
    assert_eq!(found[0].chain.cell, cell(EDIT, Holder::Anyone));
    let inert = world(&[(EDIT, Holder::Anyone), (BROWSE, SIGNED_IN)]).resolver();
    assert!(
        check(&inert, &rule(false)).holds(),
        "nothing that can be used"
    );
}

#[test]
fn a_draft_is_checked_before_it_is_saved() {
    let before = world(&[(BROWSE, role(ADMINS))]).resolver();
    let rule = sees_only(Whom::MembersOf("acme".into()), &["P2"]);
    assert!(check(&before, &rule).holds());
    let scheme = &before.instance().schemes[&SchemeId(1)];
    let mut draft = Draft::default();
    draft.set(scheme, cell(BROWSE, group("acme")), true);
    let after = before.with_scheme(draft.apply(scheme));
    let found = check(&after, &rule).breaches;
    assert_eq!(
        found[0].chain.grant, None,
        "the draft's own grant breaks it"
    );
    assert_eq!(found[0].chain.links, [Link::MemberOf("acme".into())]);
}

#[test]
fn one_that_is_broken_can_be_broken_further() {
    let rule = Rule::NoAnonymous {
        may_look: false,
        projects: None,
    };
    let of = |grants: &[(&str, Holder)]| check(&world(grants).resolver(), &rule);
    let open = of(&[(BROWSE, Holder::Anyone)]);
    let further = of(&[(BROWSE, Holder::Anyone), (EDIT, Holder::Anyone)]);
    let new = further.broken_since(&open);
    assert_eq!(new.len(), 1);
    assert_eq!(new[0].permission, EDIT.into());
    assert_eq!(open.broken_since(&further), [] as [&Breach; 0]);
    assert_eq!(open.broken_since(&RuleCheck::default()).len(), 1);
    let mut elsewhere = open.clone();
    elsewhere.breaches[0].project = ProjectId(2);
    assert_eq!(elsewhere.broken_since(&open).len(), 1);
}

#[test]
fn a_scheme_is_held_to_account_for_its_own_projects_only() {
    let resolver = world(&[(EDIT, Holder::Anyone), (BROWSE, Holder::Anyone)]).resolver();
    let anonymous = Rule::NoAnonymous {
        may_look: false,
        projects: None,
    };
    let clients = sees_only(Whom::MembersOf("acme".into()), &["P2"]);
    let editing = only(EDIT, &[role(CLIENTS)]);
    for rule in [&anonymous, &clients, &editing] {
        let of = |scheme| resolver.check_scheme(rule, Mode::DataCenter, SchemeId(scheme));
        assert_eq!(of(1), check(&resolver, rule));
        assert!(!of(1).holds());
        assert!(of(2).holds(), "{rule:?} is broken in another scheme");
    }
    let gone = sees_only(Whom::MembersOf("acme".into()), &["P2", "GONE"]);
    let of_other = resolver.check_scheme(&gone, Mode::DataCenter, SchemeId(2));
    assert_eq!(
        of_other.unknown,
        [UnknownReference::Project("GONE".into())],
        "a project of another scheme is known"
    );
}

#[test]
fn what_is_not_there_does_not_pass() {
    let resolver = world(&[]).resolver();
    let gone = |key: &str| UnknownReference::Project(key.into());
    let whom = Whom::MembersOf("gone".into());
    let found = check(&resolver, &sees_only(whom, &["GONE", "P1"]));
    let missing = UnknownReference::Whom(NotFound::Group("gone".into()));
    assert_eq!(found.unknown, [gone("GONE"), missing]);
    assert!(!found.holds());
    let rule = Rule::OnlyHolders {
        permissions: ["FLY".into(), "ADMINISTER".into(), EDIT.into()].into(),
        holders: [group("gone"), role(ADMINS)].into(),
        projects: Some(keys(&["GONE"])),
    };
    let found = check(&resolver, &rule);
    let expected = [
        UnknownReference::Holder(group("gone")),
        gone("GONE"),
        UnknownReference::Permission("ADMINISTER".into()),
        UnknownReference::Permission("FLY".into()),
    ];
    assert_eq!(found.unknown, expected);
    assert!(!found.holds() && found.breaches.is_empty());
    let rule = Rule::NoAnonymous {
        may_look: true,
        projects: Some(keys(&["GONE"])),
    };
    assert_eq!(check(&resolver, &rule).unknown, [gone("GONE")]);
}

#[test]
fn they_are_stored_as_data() {
    let rails = r#"[
        {"name": "Acme sees Acme", "rule": {"SeesOnly": {
            "whom": {"MembersOf": "acme"}, "projects": ["P2"]}}},
        {"name": "Administrators delete", "rule": {"OnlyHolders": {
            "permissions": ["DELETE_ISSUES"], "holders": [{"ProjectRole": 1}, "ProjectLead"]}}},
        {"name": "Sign in first", "rule": {"NoAnonymous": {"may_look": true}}}
    ]"#;
    let rails: Vec<GuardRail> = serde_json::from_str(rails).unwrap();
    let expected = [
        sees_only(Whom::MembersOf("acme".into()), &["P2"]),
        only(DELETE, &[role(ADMINS), Holder::ProjectLead]),
        Rule::NoAnonymous {
            may_look: true,
            projects: None,
        },
    ];
    let rules: Vec<_> = rails.iter().map(|rail| rail.rule.clone()).collect();
    assert_eq!(rules, expected);
    let stored = serde_json::to_string(&rails).unwrap();
    assert_eq!(
        serde_json::from_str::<Vec<GuardRail>>(&stored).unwrap(),
        rails
    );
    let resolver = world(&[]).resolver();
    assert!(rules.iter().all(|rule| check(&resolver, rule).holds()));
    let misspelt = r#"{"name": "x", "rule": {"NoAnonymous": {"may_lok": true}}}"#;
    let refused = serde_json::from_str::<GuardRail>(misspelt).unwrap_err();
    assert!(refused.to_string().contains("may_lok"), "{refused}");
}
