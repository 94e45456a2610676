//! Findings about who sees and may do too much, and what nobody may do.

use super::{all, keys, of, removing, scheme, world};
use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, group, projects, role,
};
use whocan_access::{
    About, Cause, Finding, FindingSettings, GlobalGrant, Holder, ProjectId, Reason, Severity,
    Subject, Whom,
};

#[test]
fn a_sound_scheme_gives_no_finding_but_who_administers() {
    let world = world(&[
        (BROWSE, role(USERS)),
        (BROWSE, role(ADMINS)),
        (ADMINISTER, role(ADMINS)),
        ("ADD_COMMENTS", role(USERS)),
        ("EDIT_OWN_COMMENTS", role(USERS)),
        ("ASSIGN_ISSUES", role(ADMINS)),
        ("ASSIGNABLE_USER", role(USERS)),
    ]);
    let found = all(world.leads(1, "ben").with(|instance| {
        for (permission, name) in [
            ("ADMINISTER", "staff"),
            ("SYSTEM_ADMIN", "inner"),
            ("USE", "gone"),
        ] {
            instance.global_grants.insert(GlobalGrant {
                permission: permission.into(),
                group: Some(name.into()),
            });
        }
    }));
    let reason = Reason::Administrators {
        groups: vec![Some("inner".into()), Some("staff".into())],
        people: 2,
    };
    let administrators = Finding {
        severity: Severity::Info,
        about: About::Instance,
        reason,
        fix: None,
    };
    assert_eq!(found, [administrators]);
}

#[test]
fn what_anonymous_may_do() {
    let anonymous = |reason: &Reason| {
        matches!(
            reason,
            Reason::AnonymousActs { .. } | Reason::AnonymousLooks { .. }
        )
    };
    let grants = [
        (BROWSE, Holder::Anyone),
        ("VIEW_DEV_TOOLS", Holder::Anyone),
        (EDIT, Holder::Anyone),
    ];
    let found = of(world(&grants).project(2, 1), anonymous);
    let acts = Reason::AnonymousActs {
        permissions: keys(&[EDIT]),
        projects: 2,
    };
    let looks = Reason::AnonymousLooks {
        permissions: keys(&[BROWSE, "VIEW_DEV_TOOLS"]),
        projects: 2,
    };
    assert_eq!(
        found,
        [
            scheme(Severity::High, acts, removing(&[(EDIT, Holder::Anyone)])),
            scheme(Severity::Info, looks, None),
        ]
    );
    assert_eq!(
        of(world(&grants[1..]), anonymous),
        [],
        "of no use without Browse"
    );
    let administers = of(world(&[(ADMINISTER, Holder::Anyone)]), anonymous);
    assert_eq!(administers.len(), 1);
    assert_eq!(
        of(World::new().scheme(1, &grants), anonymous),
        [],
        "no project"
    );
}

#[test]
fn what_nobody_holds() {
    let unheld = |reason: &Reason| matches!(reason, Reason::NobodyHolds(_));
    let nobody = |permission: &str| Finding {
        severity: Severity::High,
        about: About::Project(ProjectId(1)),
        reason: Reason::NobodyHolds(permission.into()),
        fix: None,
    };
    assert_eq!(of(world(&[]), unheld), [nobody(ADMINISTER), nobody(BROWSE)]);
    assert_eq!(of(world(&[]).archived(1), unheld), []);
    for holder in [
        role(CLIENTS),
        group("gone"),
        group("empty"),
        Holder::User("ned".into()),
        group("no such"),
        Holder::ProjectLead,
        Holder::PortalCustomers,
    ] {
        let held = [(BROWSE, holder.clone()), (ADMINISTER, role(ADMINS))];
        assert_eq!(of(world(&held), unheld), [nobody(BROWSE)], "{holder:?}");
    }
    for holder in [
        role(USERS),
        group("inner"),
        Holder::User("cleo".into()),
        Holder::Anyone,
        SIGNED_IN,
        Holder::ApplicationRole(Some("software".into())),
        Holder::Reporter,
    ] {
        let held = [(BROWSE, holder.clone()), (ADMINISTER, role(ADMINS))];
        assert_eq!(of(world(&held), unheld), [], "{holder:?}");
    }
    let held = [(BROWSE, Holder::ProjectLead), (ADMINISTER, role(ADMINS))];
    assert_eq!(of(world(&held).leads(1, "cleo"), unheld), []);
    assert_eq!(of(world(&held).leads(1, "ned"), unheld), [nobody(BROWSE)]);
}

#[test]
fn outside_groups_that_see_too_much() {
    let mut settings = FindingSettings::default();
    settings.outside.insert("inner".into(), projects(&[1]));
    settings.outside.insert("no such".into(), projects(&[]));
    let world = world(&[(BROWSE, group("inner"))]).scheme(2, &[(BROWSE, role(USERS))]);
    let world = world.project(2, 2).acts(2, USERS, &["ben"], &[]);
    let mut found = world.resolver().findings(&settings);
    found.retain(|finding| matches!(finding.reason, Reason::SeesTooMuch { .. }));
    let members = Reason::SeesTooMuch {
        whom: Whom::MembersOf("inner".into()),
        projects: vec![ProjectId(2)],
        causes: [Cause::Personal].into(),
    };
    assert_eq!(found.len(), 1, "a new member sees what is meant");
    assert_eq!(found[0].reason, members);
    assert_eq!(found[0].about, About::Group("inner".into()));
    let world = self::world(&[(BROWSE, SIGNED_IN)]).group("staff", &["ann"], &["inner"]);
    settings.outside.insert("inner".into(), projects(&[]));
    let mut found = world.resolver().findings(&settings);
    found.retain(|finding| {
        matches!(&finding.reason, Reason::SeesTooMuch { whom, .. }
        if *whom == Whom::Subject(Subject::new_member_of("inner")))
    });
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::High);
}

#[test]
fn browse_that_depends_on_the_issue() {
    let by_issue = |reason: &Reason| matches!(reason, Reason::BrowseByIssue(_));
    let field = || Holder::UserCustomField("customfield_1".into());
    let grants = [
        (BROWSE, Holder::Reporter),
        (BROWSE, field()),
        (EDIT, Holder::Assignee),
    ];
    let reason = Reason::BrowseByIssue(vec![Holder::Reporter, field()]);
    assert_eq!(
        of(world(&grants), by_issue),
        [scheme(Severity::Medium, reason, None)]
    );
    let open = [(BROWSE, Holder::Reporter), (BROWSE, SIGNED_IN)];
    assert_eq!(of(world(&open), by_issue), []);
    assert_eq!(of(world(&[(BROWSE, Holder::ReporterCreate)]), by_issue), []);
}
