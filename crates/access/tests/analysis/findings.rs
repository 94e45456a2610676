//! Each finding of domain.md, section 7: where it is due, and where it is not.

use std::sync::Arc;

use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, cell, group, projects, role,
};
use whocan_access::{
    About, Actors, AppPermission, Cause, Draft, Finding, FindingSettings, Fix, GlobalGrant, Holder,
    PermissionKey, ProjectId, Reach, Reason, Redundancy, SchemeId, Severity, Subject, Whom,
};

/// One scheme with these grants for project 1, in which `ann` administers, `ben` is a user, and
/// group `staff` of both gives access to the application.
fn world(grants: &[(&str, Holder)]) -> World {
    World::new()
        .users(&["ann", "ben", "cleo"])
        .inactive("ned")
        .group("staff", &["ann", "ben"], &[])
        .group("inner", &["ben"], &[])
        .group("gone", &["ned"], &[])
        .group("empty", &[], &[])
        .application("software", &["staff"])
        .scheme(1, grants)
        .project(1, 1)
        .acts(1, ADMINS, &["ann"], &[])
        .acts(1, USERS, &["ben"], &[])
}

fn all(world: World) -> Vec<Finding> {
    world.resolver().findings(&FindingSettings::default())
}

/// The findings whose reason is of a kind.
fn of(world: World, kind: impl Fn(&Reason) -> bool) -> Vec<Finding> {
    let mut findings = all(world);
    findings.retain(|finding| kind(&finding.reason));
    findings
}

fn scheme(severity: Severity, reason: Reason, fix: impl Into<Option<Fix>>) -> Finding {
    Finding {
        severity,
        about: About::Scheme(SchemeId(1)),
        reason,
        fix: fix.into(),
    }
}

fn keys(keys: &[&str]) -> Vec<PermissionKey> {
    keys.iter().map(|key| (*key).into()).collect()
}

fn removing(cells: &[(&str, Holder)]) -> Fix {
    let cells = cells.iter().map(|(key, holder)| cell(key, holder.clone()));
    let draft = Draft {
        added: [].into(),
        removed: cells.collect(),
    };
    Fix {
        scheme: SchemeId(1),
        draft,
    }
}

fn adding(permission: &str, holder: Holder) -> Fix {
    let draft = Draft {
        added: [cell(permission, holder)].into(),
        removed: [].into(),
    };
    Fix {
        scheme: SchemeId(1),
        draft,
    }
}

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

#[test]
fn permissions_without_browse() {
    let without = |reason: &Reason| matches!(reason, Reason::WithoutBrowse { .. });
    let expected = |holder: Holder, permissions: &[&str]| {
        let reason = Reason::WithoutBrowse {
            holder: holder.clone(),
            permissions: keys(permissions),
            projects: vec![ProjectId(1)],
        };
        scheme(Severity::Medium, reason, adding(BROWSE, holder))
    };
    for holder in [
        role(USERS),
        group("staff"),
        Holder::User("ben".into()),
        SIGNED_IN,
        Holder::Anyone,
        role(CLIENTS),
        Holder::ProjectLead,
        group("empty"),
    ] {
        let grants = [
            (EDIT, holder.clone()),
            ("LINK_ISSUES", holder.clone()),
            (ADMINISTER, holder.clone()),
            (BROWSE, role(ADMINS)),
        ];
        let found = of(world(&grants), without);
        assert_eq!(found, [expected(holder, &[EDIT, "LINK_ISSUES"])]);
    }
    let covered = |holder: Holder, browsing: Holder| {
        of(world(&[(EDIT, holder), (BROWSE, browsing)]), without).is_empty()
    };
    assert!(covered(role(USERS), Holder::Anyone));
    assert!(
        covered(role(USERS), group("inner")),
        "all of the role are in the group"
    );
    assert!(covered(role(USERS), SIGNED_IN));
    assert!(!covered(SIGNED_IN, role(USERS)));
    assert!(!covered(group("staff"), group("inner")), "ann is not");
    assert!(
        covered(group("inner"), group("staff")),
        "all of the one are in the other"
    );
    assert!(
        covered(role(USERS), Holder::Reporter),
        "on issues they report"
    );
    assert!(
        covered(Holder::Reporter, role(USERS)),
        "on what users report"
    );
    assert!(covered(Holder::User("ben".into()), role(USERS)));
    assert!(covered(group("no such"), role(USERS)), "another finding's");
    let nothing_browses = of(world(&[(EDIT, Holder::Reporter)]), without);
    assert_eq!(nothing_browses, [expected(Holder::Reporter, &[EDIT])]);
    let unused = of(World::new().scheme(1, &[(EDIT, role(USERS))]), without);
    assert_eq!(unused.len(), 1, "whoever will use the scheme is told");
    let second = world(&[(EDIT, role(USERS)), (BROWSE, group("inner"))]).project(2, 1);
    let second = of(second.acts(2, USERS, &["cleo"], &[]), without);
    let Reason::WithoutBrowse { projects, .. } = &second[0].reason else {
        unreachable!()
    };
    assert_eq!(*projects, [ProjectId(2)]);
}

#[test]
fn assigning_and_being_assigned() {
    let assigning = |reason: &Reason| {
        matches!(
            reason,
            Reason::AssignWithoutAssignable
                | Reason::AssignableWithoutAssign
                | Reason::LeadNotAssignable(_)
        )
    };
    let assign = ("ASSIGN_ISSUES", role(ADMINS));
    let assignable = ("ASSIGNABLE_USER", role(USERS));
    let only = |reason| vec![scheme(Severity::Medium, reason, None)];
    assert_eq!(
        of(world(std::slice::from_ref(&assign)), assigning),
        only(Reason::AssignWithoutAssignable)
    );
    assert_eq!(
        of(world(std::slice::from_ref(&assignable)), assigning),
        only(Reason::AssignableWithoutAssign)
    );
    let both = [assign, assignable];
    assert_eq!(of(world(&both).leads(1, "ben"), assigning), []);
    assert_eq!(of(world(&both), assigning), [], "without a lead");
    let found = of(world(&both).leads(1, "ann"), assigning);
    assert_eq!(found[0].reason, Reason::LeadNotAssignable("ann".into()));
    assert_eq!(found[0].about, About::Project(ProjectId(1)));
}

#[test]
fn powers_of_broad_holders() {
    let broad = |reason: &Reason| matches!(reason, Reason::BroadPower { .. });
    let power = |holder: Holder| {
        [
            ("DELETE_ISSUES", holder.clone()),
            ("EDIT_ALL_COMMENTS", holder.clone()),
            (EDIT, holder),
        ]
    };
    for (holder, reach) in [
        (SIGNED_IN, Reach::People(2)),
        (Holder::Anyone, Reach::Everyone),
        (
            Holder::ApplicationRole(Some("software".into())),
            Reach::People(2),
        ),
    ] {
        let reason = Reason::BroadPower {
            holder: holder.clone(),
            permissions: keys(&["DELETE_ISSUES", "EDIT_ALL_COMMENTS"]),
            reach,
        };
        let fix = removing(&power(holder.clone())[..2]);
        assert_eq!(
            of(world(&power(holder)), broad),
            [scheme(Severity::Medium, reason, fix)]
        );
    }
    assert_eq!(of(world(&power(role(ADMINS))), broad), []);
    assert_eq!(
        of(world(&power(group("staff"))), broad),
        [],
        "a small group"
    );
    let settings = FindingSettings {
        large_group: 2,
        ..FindingSettings::default()
    };
    let mut found = world(&power(group("staff"))).resolver().findings(&settings);
    found.retain(|finding| broad(&finding.reason));
    assert_eq!(found.len(), 1);
}

#[test]
fn comments_that_cannot_be_mended() {
    let comments = |reason: &Reason| matches!(reason, Reason::CommentsWithoutEdit { .. });
    let add = ("ADD_COMMENTS", role(USERS));
    let reason = Reason::CommentsWithoutEdit {
        holder: role(USERS),
        projects: vec![ProjectId(1)],
    };
    let fix = adding("EDIT_OWN_COMMENTS", role(USERS));
    assert_eq!(
        of(world(std::slice::from_ref(&add)), comments),
        [scheme(Severity::Low, reason, fix)]
    );
    for edit in ["EDIT_OWN_COMMENTS", "EDIT_ALL_COMMENTS"] {
        assert_eq!(of(world(&[add.clone(), (edit, role(USERS))]), comments), []);
        assert_eq!(
            of(world(&[add.clone(), (edit, group("staff"))]), comments),
            []
        );
        assert_eq!(
            of(world(&[add.clone(), (edit, role(ADMINS))]), comments).len(),
            1
        );
    }
}

#[test]
fn grants_that_name_people_and_groups() {
    let direct =
        |reason: &Reason| matches!(reason, Reason::NamesUser { .. } | Reason::NamesGroup { .. });
    let ben = Holder::User("ben".into());
    let found = of(
        world(&[(BROWSE, ben.clone()), (EDIT, ben), (BROWSE, group("staff"))]),
        direct,
    );
    let user = Reason::NamesUser {
        user: "ben".into(),
        grants: 2,
    };
    let group = Reason::NamesGroup {
        group: "staff".into(),
        grants: 1,
    };
    assert_eq!(
        found,
        [
            scheme(Severity::Low, user, None),
            scheme(Severity::Info, group, None)
        ]
    );
}

#[test]
fn grants_that_change_nothing() {
    let redundant = |reason: &Reason| matches!(reason, Reason::Redundant { .. });
    let covered = |inner: Holder, outer: Holder| {
        let found = of(
            world(&[
                (BROWSE, inner.clone()),
                (EDIT, inner.clone()),
                (BROWSE, outer.clone()),
            ]),
            redundant,
        );
        let reason = Reason::Redundant {
            holder: inner.clone(),
            permissions: keys(&[BROWSE]),
            why: Redundancy::CoveredBy(outer),
        };
        found == [scheme(Severity::Low, reason, removing(&[(BROWSE, inner)]))]
    };
    let software = Holder::ApplicationRole(Some("software".into()));
    assert!(covered(role(USERS), Holder::Anyone));
    assert!(covered(Holder::Reporter, Holder::Anyone));
    assert!(covered(SIGNED_IN, Holder::Anyone));
    assert!(covered(software.clone(), SIGNED_IN));
    assert!(covered(group("staff"), software));
    assert!(covered(group("staff"), SIGNED_IN));
    assert!(covered(Holder::User("ann".into()), group("staff")));
    assert!(covered(role(USERS), group("staff")));
    assert!(covered(role(USERS), SIGNED_IN));
    assert!(
        !covered(Holder::User("cleo".into()), SIGNED_IN),
        "she cannot log in"
    );
    assert!(
        !covered(group("inner"), SIGNED_IN),
        "a new member could not"
    );
    assert!(!covered(role(ADMINS), role(USERS)));
    assert!(!covered(Holder::Reporter, SIGNED_IN));
    let idle = |holder: Holder| {
        let found = of(
            world(&[(BROWSE, holder.clone()), (EDIT, holder)]),
            redundant,
        );
        match found.as_slice() {
            [
                Finding {
                    reason:
                        Reason::Redundant {
                            permissions, why, ..
                        },
                    ..
                },
            ] => {
                assert_eq!(permissions.len(), 2);
                Some(why.clone())
            }
            _ => None,
        }
    };
    assert_eq!(idle(Holder::User("ned".into())), Some(Redundancy::Inactive));
    assert_eq!(idle(group("empty")), Some(Redundancy::Empty));
    assert_eq!(idle(group("gone")), Some(Redundancy::OnlyInactive));
    assert_eq!(idle(role(CLIENTS)), Some(Redundancy::NoActors));
    assert_eq!(idle(role(USERS)), None);
    assert_eq!(idle(group("staff")), None);
    assert_eq!(idle(group("no such")), None, "another finding's");
    let create = [
        ("CREATE_ISSUES", Holder::Reporter),
        ("CREATE_ISSUES", SIGNED_IN),
    ];
    let found = of(world(&create), redundant);
    let Reason::Redundant { holder, .. } = &found[0].reason else {
        unreachable!()
    };
    assert_eq!(
        *holder, SIGNED_IN,
        "whoever creates is the reporter, with no application too"
    );
}

#[test]
fn two_that_cover_each_other_are_not_both_redundant() {
    let world = world(&[
        (BROWSE, role(USERS)),
        (BROWSE, role(ADMINS)),
        (BROWSE, group("inner")),
    ]);
    let world = world
        .acts(1, USERS, &[], &["inner"])
        .acts(1, ADMINS, &[], &["inner"]);
    let found = of(world, |reason| matches!(reason, Reason::Redundant { .. }));
    let gone: Vec<_> = found
        .iter()
        .map(|finding| match &finding.reason {
            Reason::Redundant { holder, .. } => holder.clone(),
            _ => unreachable!("nothing else was asked for"),
        })
        .collect();
    assert_eq!(gone, [group("inner"), role(USERS)], "a role stays");
}

#[test]
fn what_nobody_knows() {
    let unknown = |reason: &Reason| {
        matches!(
            reason,
            Reason::UnknownHolder { .. } | Reason::UnknownPermission { .. }
        )
    };
    let kind = Holder::Unknown {
        kind: "from.an.app".into(),
        parameter: None,
    };
    for holder in [
        kind,
        group("no such"),
        Holder::User("no such".into()),
        role(whocan_access::RoleId(99)),
        Holder::ApplicationRole(Some("no such".into())),
        Holder::UserCustomField("customfield_9".into()),
        Holder::GroupCustomField("customfield_9".into()),
    ] {
        let reason = Reason::UnknownHolder {
            holder: holder.clone(),
            permissions: keys(&[BROWSE]),
        };
        let cells = [(BROWSE, holder)];
        let expected = scheme(Severity::Medium, reason, removing(&cells));
        assert_eq!(of(world(&cells), unknown), [expected]);
    }
    let cells = [
        ("com.app__X", role(USERS)),
        ("com.app__X", role(ADMINS)),
        ("com.app__Y", role(USERS)),
    ];
    let found = of(
        world(&cells).with(|instance| {
            let app = AppPermission {
                key: "com.app__Y".into(),
                name: String::new(),
                description: String::new(),
            };
            instance
                .app_permissions
                .insert(app.key.clone(), Arc::new(app));
        }),
        unknown,
    );
    let reason = Reason::UnknownPermission {
        permission: "com.app__X".into(),
        holders: vec![role(ADMINS), role(USERS)],
    };
    assert_eq!(
        found,
        [scheme(Severity::Medium, reason, removing(&cells[..2]))]
    );
    assert_eq!(
        of(world(&[("SYSTEM_ADMIN", role(USERS))]), unknown).len(),
        1
    );
}

#[test]
fn inactive_users_who_act() {
    let world = world(&[]).acts(1, CLIENTS, &["ned", "ben", "no such"], &[]);
    let found = of(world, |reason| matches!(reason, Reason::InactiveActs(_)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].about, About::User("ned".into()));
    assert_eq!(
        found[0].reason,
        Reason::InactiveActs(vec![(ProjectId(1), CLIENTS)])
    );
}

#[test]
fn schemes_that_none_or_many_use() {
    let used = |reason: &Reason| matches!(reason, Reason::Unused | Reason::Shared(_));
    let settings = FindingSettings {
        many_projects: 2,
        ..FindingSettings::default()
    };
    let world = World::new()
        .scheme(0, &[])
        .scheme(1, &[])
        .scheme(2, &[])
        .scheme(3, &[]);
    let world = world.project(1, 2).project(2, 2).project(3, 3);
    let mut found = world.resolver().findings(&settings);
    found.retain(|finding| used(&finding.reason));
    let unused = scheme(Severity::Low, Reason::Unused, None);
    let mut shared = scheme(Severity::Info, Reason::Shared(2), None);
    shared.about = About::Scheme(SchemeId(2));
    assert_eq!(
        found,
        [unused, shared],
        "the default scheme stays, used or not"
    );
}

#[test]
fn copies_and_near_copies() {
    let copies = |reason: &Reason| {
        matches!(
            reason,
            Reason::SameGrants(_) | Reason::SameEffect(_) | Reason::NearCopy { .. }
        )
    };
    let base: Vec<(&str, Holder)> = vec![
        (BROWSE, role(USERS)),
        (EDIT, role(USERS)),
        (BROWSE, role(CLIENTS)),
        ("ADD_COMMENTS", role(CLIENTS)),
        (ADMINISTER, role(ADMINS)),
    ];
    let mut reordered = base.clone();
    reordered.reverse();
    let mut near = base.clone();
    near.push((BROWSE, role(ADMINS)));
    let mut nearer = near.clone();
    nearer.push((EDIT, role(ADMINS)));
    let far = vec![(BROWSE, Holder::Anyone)];
    let world = World::new()
        .scheme(1, &base)
        .scheme(2, &reordered)
        .scheme(3, &near);
    let found = of(world.scheme(4, &nearer).scheme(5, &far), copies);
    let same = Reason::SameGrants(vec![SchemeId(1), SchemeId(2)]);
    let add = |permission: &str| Draft {
        added: [cell(permission, role(ADMINS))].into(),
        removed: [].into(),
    };
    let near = |of: i64, difference| Reason::NearCopy {
        of: SchemeId(of),
        difference,
    };
    let reasons: Vec<_> = found.iter().map(|finding| finding.reason.clone()).collect();
    assert_eq!(reasons, [same, near(1, add(BROWSE)), near(3, add(EDIT))]);
    assert_eq!(found[2].about, About::Scheme(SchemeId(4)));
    assert!(
        found
            .iter()
            .all(|finding| finding.severity == Severity::Low)
    );
}

#[test]
fn small_schemes_are_no_copies_for_being_small() {
    let near = |one: &[(&str, Holder)], other: &[(&str, Holder)]| {
        let world = world(one).scheme(2, other);
        !of(world, |reason| matches!(reason, Reason::NearCopy { .. })).is_empty()
    };
    let grants = [
        (BROWSE, role(USERS)),
        (EDIT, role(USERS)),
        (ADMINISTER, role(ADMINS)),
        (BROWSE, role(ADMINS)),
    ];
    assert!(!near(&grants[..1], &[]));
    assert!(!near(&grants[..1], &grants[1..2]));
    assert!(
        !near(&grants[..1], &grants[..2]),
        "they share one and differ in one"
    );
    assert!(near(&grants[..2], &grants[..3]));
    assert!(
        !near(&grants[..2], &grants),
        "they share two and differ in two"
    );
    assert!(
        !near(&grants[..3], &grants[1..]),
        "they share two and differ in two"
    );
}

#[test]
fn the_same_effect_by_other_grants() {
    let same = |one: &[(&str, Holder)], other: &[(&str, Holder)]| {
        let world = world(one)
            .scheme(2, other)
            .group("staff", &["ann"], &["inner"]);
        let found = of(world, |reason| matches!(reason, Reason::SameEffect(_)));
        match found.as_slice() {
            [] => false,
            [finding] => {
                let both = Reason::SameEffect(vec![SchemeId(1), SchemeId(2)]);
                assert_eq!(finding.reason, both);
                true
            }
            _ => unreachable!("two schemes are one pair"),
        }
    };
    let browse = (BROWSE, SIGNED_IN);
    assert!(
        same(
            std::slice::from_ref(&browse),
            &[browse.clone(), (BROWSE, group("staff"))]
        ),
        "covered"
    );
    assert!(
        same(
            std::slice::from_ref(&browse),
            &[browse.clone(), (BROWSE, group("no such"))]
        ),
        "unknown"
    );
    assert!(
        same(
            &[(ADMINISTER, role(ADMINS))],
            &[(ADMINISTER, role(ADMINS)), (EDIT, role(ADMINS))]
        ),
        "inert"
    );
    assert!(
        !same(
            &[(BROWSE, role(USERS)), (EDIT, SIGNED_IN)],
            &[(BROWSE, role(USERS)), (EDIT, Holder::Anyone)]
        ),
        "a user without an application"
    );
    assert!(
        same(
            &[(BROWSE, role(USERS)), (EDIT, role(USERS))],
            &[(BROWSE, role(USERS)), (EDIT, Holder::Anyone)]
        ),
        "who browses edits"
    );
    let all = ("EDIT_ALL_COMMENTS", SIGNED_IN);
    assert!(
        same(
            &[browse.clone(), all.clone()],
            &[browse.clone(), all, ("EDIT_OWN_COMMENTS", group("staff"))]
        ),
        "all includes own"
    );
    assert!(!same(
        std::slice::from_ref(&browse),
        &[(BROWSE, Holder::ApplicationRole(Some("software".into())))]
    ));
    assert!(
        !same(
            &[(BROWSE, role(USERS))],
            &[(BROWSE, role(USERS)), (BROWSE, role(CLIENTS))]
        ),
        "roles may be filled"
    );
    assert!(
        !same(
            std::slice::from_ref(&browse),
            &[browse.clone(), (BROWSE, Holder::PortalCustomers)]
        ),
        "portal customers"
    );
}

#[test]
fn default_members_who_see_every_new_project() {
    let defaults = |grants: &[(&str, Holder)], name: &str| {
        let world = world(grants).with(|instance| {
            instance.global_grants.insert(GlobalGrant {
                permission: "ADMINISTER".into(),
                group: Some("inner".into()),
            });
            let users = instance.roles.get_mut(&USERS).unwrap();
            Arc::make_mut(users)
                .default_actors
                .groups
                .insert(name.into());
        });
        of(world, |reason| {
            matches!(reason, Reason::DefaultMembers { .. })
        })
    };
    let found = defaults(&[(BROWSE, role(USERS))], "staff");
    let actors = Actors {
        users: [].into(),
        groups: ["staff".into()].into(),
    };
    let reason = Reason::DefaultMembers {
        actors,
        schemes: vec![SchemeId(1)],
    };
    let about = About::Role(USERS);
    assert_eq!(
        found,
        [Finding {
            severity: Severity::Medium,
            about,
            reason,
            fix: None
        }]
    );
    assert_eq!(defaults(&[(EDIT, role(USERS))], "staff"), []);
    assert_eq!(
        defaults(&[(BROWSE, role(USERS))], "inner"),
        [],
        "administrators"
    );
}

#[test]
fn the_gravest_come_first_and_one_scheme_can_be_asked_about() {
    let world = world(&[(EDIT, Holder::Anyone), (BROWSE, Holder::User("ned".into()))]);
    let resolver = world
        .scheme(2, &[(BROWSE, Holder::Anyone)])
        .project(2, 2)
        .resolver();
    let settings = FindingSettings::default();
    let found = resolver.findings(&settings);
    assert!(found.is_sorted_by_key(|finding| (finding.severity, finding.about.clone())));
    let one = resolver.findings_of(&[SchemeId(1)], &settings);
    assert!(!one.is_empty() && one.iter().all(|finding| found.contains(finding)));
    let about = |finding: &Finding| {
        matches!(
            finding.about,
            About::Scheme(SchemeId(1)) | About::Project(ProjectId(1))
        )
    };
    assert!(one.iter().all(about));
    let mut pieces = resolver.findings_of(&[SchemeId(2)], &settings);
    pieces.extend(one);
    pieces.extend(resolver.findings_across(&settings));
    assert_eq!(pieces.len(), found.len());
    assert!(pieces.iter().all(|finding| found.contains(finding)));
    assert_eq!(resolver.findings_of(&[SchemeId(9)], &settings), []);
}
