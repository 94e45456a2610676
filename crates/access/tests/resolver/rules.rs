//! What granted permissions come to in use (domain.md, rules 6 to 10), and how it is explained.

use std::sync::Arc;

use crate::world::{CLIENTS, ISSUE, PROJECT, instance, key, resolver, scheme, those_who, user};
use whocan_access::{
    Cell, Condition, Draft, GlobalGrant, GrantId, Holder, Instance, IssueSecurityScheme, Lack,
    Link, Mode, NotFound, ProjectId, Reach, Relation, Resolver, SecurityLevel, SecurityLevelId,
    SecuritySchemeId, Subject, Verdict,
};

const BROWSE: &str = "BROWSE_PROJECTS";
const EDIT: &str = "EDIT_ISSUES";

fn verdict(resolver: &Resolver, subject: &Subject, permission: &str) -> Verdict {
    let access = resolver
        .access(subject, PROJECT, Mode::Conditional)
        .unwrap();
    access.verdict(permission)
}

#[test]
fn what_needs_browse_is_unusable_without_it() {
    let resolver = resolver(&[
        (EDIT, Holder::ProjectLead),
        ("ADMINISTER_PROJECTS", Holder::ProjectLead),
        ("com.app__THING", Holder::ProjectLead),
    ]);
    let lacks = Verdict::Unusable(vec![Lack::Permission(BROWSE.into())]);
    assert_eq!(verdict(&resolver, &user("ann"), EDIT), lacks);
    assert_eq!(
        verdict(&resolver, &user("ann"), "ADMINISTER_PROJECTS"),
        Verdict::Yes
    );
    assert_eq!(
        verdict(&resolver, &user("ann"), "com.app__THING"),
        Verdict::Yes
    );
    assert_eq!(verdict(&resolver, &user("zoe"), EDIT), Verdict::No);
}

#[test]
fn all_includes_own_in_effect() {
    let resolver = resolver(&[
        (BROWSE, Holder::Anyone),
        ("EDIT_ALL_COMMENTS", Holder::ProjectLead),
    ]);
    let access = resolver
        .access(&user("ann"), PROJECT, Mode::Conditional)
        .unwrap();
    assert_eq!(access.granted("EDIT_OWN_COMMENTS"), Condition::Never);
    assert_eq!(access.effective("EDIT_OWN_COMMENTS"), Condition::Always);
    assert_eq!(access.effective("DELETE_OWN_COMMENTS"), Condition::Never);
    let chains = resolver.chains(
        &user("ann"),
        PROJECT,
        Mode::Conditional,
        "EDIT_OWN_COMMENTS",
    );
    assert_eq!(
        chains.unwrap()[0].cell.permission,
        "EDIT_ALL_COMMENTS".into()
    );
}

#[test]
fn relations_meet_on_an_issue_that_is_both() {
    let resolver = resolver(&[
        (BROWSE, Holder::Reporter),
        (EDIT, Holder::Assignee),
        ("LINK_ISSUES", Holder::Reporter),
    ]);
    let access = resolver
        .access(&user("zoe"), PROJECT, Mode::Conditional)
        .unwrap();
    let both = [Relation::Reporter, Relation::Assignee].into();
    assert_eq!(access.verdict(EDIT), Verdict::OnIssues(vec![both]));
    let reporter = [Relation::Reporter].into();
    assert_eq!(
        access.verdict("LINK_ISSUES"),
        Verdict::OnIssues(vec![reporter])
    );
    assert_eq!(
        access.cases(),
        vec![
            [].into(),
            [Relation::Reporter].into(),
            [Relation::Assignee].into(),
            [Relation::Reporter, Relation::Assignee].into(),
        ]
    );
    assert_eq!(access.usable_with(&[Relation::Assignee].into()), [].into());
}

#[test]
fn conditions_agree_with_what_is_usable_case_by_case() {
    let field = Holder::UserCustomField("customfield_1".into());
    let resolver = resolver(&[
        (BROWSE, Holder::Reporter),
        (BROWSE, field.clone()),
        (EDIT, Holder::Assignee),
        (EDIT, Holder::Reporter),
        ("EDIT_ALL_COMMENTS", field),
        ("EDIT_OWN_COMMENTS", Holder::Reporter),
        ("ADMINISTER_PROJECTS", Holder::Assignee),
    ]);
    let access = resolver
        .access(&user("zoe"), PROJECT, Mode::Conditional)
        .unwrap();
    let relations = [
        Relation::Reporter,
        Relation::Assignee,
        Relation::InUserField("customfield_1".into()),
    ];
    for bits in 0..8_usize {
        let chosen = (0..3).filter(|bit| bits & (1 << bit) != 0);
        let case = chosen.map(|bit| relations[bit].clone()).collect();
        let usable = access.usable_with(&case);
        for permission in access.permission_keys() {
            let holds = access.effective(permission.as_str()).holds(&case);
            assert_eq!(
                holds,
                usable.contains(permission),
                "{permission} as {case:?}"
            );
        }
    }
}

#[test]
fn a_combination_is_shown_only_where_it_adds_something() {
    let resolver = resolver(&[
        (BROWSE, Holder::Anyone),
        (EDIT, Holder::Assignee),
        ("LINK_ISSUES", Holder::Reporter),
    ]);
    let access = resolver
        .access(&user("zoe"), PROJECT, Mode::Conditional)
        .unwrap();
    assert_eq!(access.cases().len(), 3);
}

fn with_level(holders: &[Holder]) -> Instance {
    let mut instance = instance(&[(BROWSE, Holder::Anyone), (EDIT, Holder::Anyone)]);
    let level = SecurityLevel {
        id: SecurityLevelId(7),
        name: "Internal".into(),
        description: String::new(),
        holders: holders.iter().cloned().collect(),
    };
    let scheme = IssueSecurityScheme {
        id: SecuritySchemeId(1),
        name: "Levels".into(),
        description: String::new(),
        levels: vec![level],
    };
    instance
        .security_schemes
        .insert(scheme.id, Arc::new(scheme));
    for issue in instance.issues.values_mut() {
        Arc::make_mut(issue).level = Some(SecurityLevelId(7));
    }
    instance
}

#[test]
fn issue_security_narrows_and_gives_nothing() {
    let instance = with_level(&[Holder::Reporter, Holder::ProjectRole(CLIENTS)]);
    let resolver = Resolver::new(Arc::new(instance));
    let on_issue = |subject: &Subject, permission: &str| {
        let access = resolver.access(subject, ISSUE, Mode::Conditional).unwrap();
        access.verdict(permission)
    };
    let seeing = those_who(|subject| on_issue(subject, BROWSE) == Verdict::Yes);
    assert_eq!(seeing, vec!["rita", "max", "zoe"]);
    let hidden = Verdict::Unusable(vec![Lack::SecurityLevel(SecurityLevelId(7))]);
    assert_eq!(on_issue(&user("ann"), EDIT), hidden);
    assert_eq!(on_issue(&Subject::Anonymous, BROWSE), hidden);
    assert_eq!(on_issue(&user("rita"), "LINK_ISSUES"), Verdict::No);
    let everywhere = resolver
        .access(&user("ann"), PROJECT, Mode::Conditional)
        .unwrap();
    assert_eq!(everywhere.verdict(EDIT), Verdict::Yes);
}

#[test]
fn an_unknown_level_hides_the_issue_from_all() {
    let mut instance = with_level(&[Holder::Anyone]);
    instance.security_schemes.clear();
    let resolver = Resolver::new(Arc::new(instance));
    let access = resolver
        .access(&user("rita"), ISSUE, Mode::Conditional)
        .unwrap();
    let hidden = Verdict::Unusable(vec![Lack::SecurityLevel(SecurityLevelId(7))]);
    assert_eq!(access.verdict(BROWSE), hidden);
}

#[test]
fn an_archived_project_can_only_be_browsed() {
    let mut instance = instance(&[
        (BROWSE, Holder::Anyone),
        (EDIT, Holder::Anyone),
        ("ADMINISTER_PROJECTS", Holder::Anyone),
    ]);
    for project in instance.projects.values_mut() {
        Arc::make_mut(project).archived = true;
    }
    let resolver = Resolver::new(Arc::new(instance));
    let zoe = user("zoe");
    assert_eq!(verdict(&resolver, &zoe, BROWSE), Verdict::Yes);
    let archived = Verdict::Unusable(vec![Lack::Archived]);
    assert_eq!(verdict(&resolver, &zoe, EDIT), archived);
    assert_eq!(verdict(&resolver, &zoe, "ADMINISTER_PROJECTS"), archived);
}

#[test]
fn administrators_are_above_nothing() {
    let mut instance = instance(&[(BROWSE, Holder::ProjectLead)]);
    instance.global_grants.insert(GlobalGrant {
        permission: "ADMINISTER".into(),
        group: Some("outer".into()),
    });
    let resolver = Resolver::new(Arc::new(instance));
    assert_eq!(
        those_who(|who| resolver.is_administrator(who).unwrap()),
        vec!["max"]
    );
    assert_eq!(verdict(&resolver, &user("max"), BROWSE), Verdict::No);
}

#[test]
fn a_global_permission_may_be_given_to_anyone() {
    let mut instance = instance(&[]);
    instance.global_grants.insert(GlobalGrant {
        permission: "USER_PICKER".into(),
        group: None,
    });
    let resolver = Resolver::new(Arc::new(instance));
    assert!(
        resolver
            .has_global_permission(&Subject::Anonymous, "USER_PICKER")
            .unwrap()
    );
    assert!(
        !resolver
            .has_global_permission(&user("max"), "BULK_CHANGE")
            .unwrap()
    );
}

#[test]
fn permissions_are_found_by_key_alias_and_number() {
    let resolver = resolver(&[(BROWSE, Holder::Reporter)]);
    for name in [BROWSE, "BROWSE", "10"] {
        assert_eq!(
            resolver.has_permission(&user("zoe"), PROJECT, name),
            Ok(true)
        );
        assert_eq!(
            resolver.has_permission(&user("zoe"), ISSUE, name),
            Ok(false)
        );
    }
    let unknown = resolver.has_permission(&user("zoe"), PROJECT, "NO_SUCH_THING");
    assert_eq!(unknown, Err(NotFound::Permission("NO_SUCH_THING".into())));
}

#[test]
fn a_chain_goes_from_the_subject_to_the_grant() {
    let resolver = resolver(&[
        (BROWSE, Holder::ProjectRole(CLIENTS)),
        (BROWSE, Holder::ApplicationRole(None)),
        (BROWSE, Holder::Group("other".into())),
        (BROWSE, Holder::Reporter),
    ]);
    let chains = resolver
        .chains(&user("max"), PROJECT, Mode::Conditional, BROWSE)
        .unwrap();
    let up = [
        Link::MemberOf("inner".into()),
        Link::SubGroupOf("outer".into()),
    ];
    let then = |last: Link| [up.as_slice(), &[last]].concat();
    let found: Vec<_> = chains
        .iter()
        .map(|chain| (chain.grant, chain.links.clone()))
        .collect();
    assert_eq!(
        found,
        vec![
            (Some(GrantId(1)), then(Link::ActsIn(CLIENTS, ProjectId(1)))),
            (
                Some(GrantId(2)),
                then(Link::Application("jira-software".into()))
            ),
            (Some(GrantId(4)), vec![Link::Related(Relation::Reporter)]),
        ]
    );
    let new_member = Subject::new_member_of("inner");
    let same = resolver
        .chains(&new_member, PROJECT, Mode::Conditional, BROWSE)
        .unwrap();
    assert_eq!(same, chains);
    let direct = resolver
        .chains(&user("zoe"), PROJECT, Mode::Conditional, BROWSE)
        .unwrap();
    assert_eq!(direct[0].links, vec![Link::ActsIn(CLIENTS, ProjectId(1))]);
}

#[test]
fn there_is_a_chain_exactly_where_something_is_granted() {
    let grants = [
        (BROWSE, Holder::ApplicationRole(None)),
        (EDIT, Holder::Assignee),
        ("LINK_ISSUES", Holder::ProjectRole(CLIENTS)),
        ("MOVE_ISSUES", Holder::AssigneeAssignable),
        ("CREATE_ISSUES", Holder::Reporter),
        ("CLOSE_ISSUES", Holder::Anyone),
    ];
    let resolver = resolver(&grants);
    let mut subjects = vec![Subject::Anonymous, Subject::AnySignedIn];
    subjects.extend(["ann", "rita", "asa", "max", "ned", "zoe"].map(user));
    for subject in &subjects {
        for scope in [PROJECT, ISSUE] {
            for mode in [Mode::Conditional, Mode::DataCenter, Mode::Cloud] {
                let access = resolver.access(subject, scope, mode).unwrap();
                for (permission, _) in &grants {
                    let chains = resolver.chains(subject, scope, mode, permission).unwrap();
                    let granted = access.granted(permission) != Condition::Never;
                    assert_eq!(
                        granted,
                        !chains.is_empty(),
                        "{subject:?} {permission} {mode:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_tangle_of_groups_ends() {
    let mut instance = instance(&[(BROWSE, Holder::Group("outer".into()))]);
    let inner = instance.groups.get_mut("inner").unwrap();
    Arc::make_mut(inner).groups.insert("outer".into());
    let resolver = Resolver::new(Arc::new(instance));
    assert_eq!(verdict(&resolver, &user("max"), BROWSE), Verdict::Yes);
    let chains = resolver
        .chains(&user("max"), PROJECT, Mode::Conditional, BROWSE)
        .unwrap();
    assert_eq!(chains.len(), 1);
}

#[test]
fn a_draft_is_asked_about_without_touching_the_saved_scheme() {
    let saved = resolver(&[(BROWSE, Holder::Anyone)]);
    let mut draft = Draft::default();
    let base = scheme(&[(BROWSE, Holder::Anyone)]);
    draft.set(&base, Cell::new(BROWSE, Holder::Anyone), false);
    draft.set(&base, Cell::new("com.app__NEW", Holder::ProjectLead), true);
    let previewed = saved.with_scheme(draft.apply(&base));
    assert_eq!(verdict(&previewed, &user("zoe"), BROWSE), Verdict::No);
    assert_eq!(
        verdict(&previewed, &user("ann"), "com.app__NEW"),
        Verdict::Yes
    );
    assert_eq!(verdict(&saved, &user("zoe"), BROWSE), Verdict::Yes);
    assert_eq!(verdict(&saved, &user("ann"), "com.app__NEW"), Verdict::No);
}

#[test]
fn what_a_group_has_as_a_whole() {
    let mut instance = instance(&[
        (BROWSE, Holder::Group("outer".into())),
        (EDIT, Holder::User(key("zoe").into())),
    ]);
    let outer = instance.groups.get_mut("outer").unwrap();
    Arc::make_mut(outer).users.insert(key("zoe").into());
    let resolver = Resolver::new(Arc::new(instance));
    let group = resolver
        .group_access(&"outer".into(), PROJECT, Mode::Conditional)
        .unwrap();
    let names: Vec<&str> = group.members.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(names, vec![key("max"), key("zoe")]);
    let none = [].into();
    assert_eq!(group.usable_by_all(&none), [BROWSE.into()].into());
    assert_eq!(
        group.usable_by_any(&none),
        [BROWSE.into(), EDIT.into()].into()
    );
}

#[test]
fn reach_counts_active_people() {
    let resolver = resolver(&[]);
    let projects = [ProjectId(1), ProjectId(404)];
    for (holder, expected) in [
        (Holder::Anyone, Reach::Everyone),
        (Holder::Reporter, Reach::PerIssue),
        (Holder::PortalCustomers, Reach::Nobody),
        (Holder::Group("outer".into()), Reach::People(1)),
        (Holder::Group("deleted".into()), Reach::People(0)),
        (Holder::ApplicationRole(None), Reach::People(1)),
        (Holder::ProjectRole(CLIENTS), Reach::People(2)),
        (Holder::ProjectLead, Reach::People(1)),
        (Holder::User(key("ned").into()), Reach::People(0)),
    ] {
        assert_eq!(resolver.reach(&holder, &projects), expected, "{holder:?}");
    }
    assert_eq!(resolver.members(&"outer".into()).unwrap().len(), 2);
}

#[test]
fn what_is_not_there_is_named() {
    let resolver = resolver(&[]);
    let ask =
        |subject: &Subject, scope| resolver.access(subject, scope, Mode::Conditional).map(drop);
    assert_eq!(
        ask(&user("nobody"), PROJECT),
        Err(NotFound::User(key("nobody").into()))
    );
    let group = Subject::new_member_of("deleted");
    assert_eq!(ask(&group, PROJECT), Err(NotFound::Group("deleted".into())));
    let project = whocan_access::Scope::Project(ProjectId(404));
    assert_eq!(
        ask(&user("zoe"), project),
        Err(NotFound::Project(ProjectId(404)))
    );
    let issue = whocan_access::Scope::Issue(whocan_access::IssueId(404));
    let missing = NotFound::Issue(whocan_access::IssueId(404));
    assert_eq!(ask(&user("zoe"), issue), Err(missing));
}
