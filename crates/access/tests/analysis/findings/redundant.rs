//! Findings about grants that change nothing, or name what nobody knows.

use super::{keys, of, removing, scheme, world};
use crate::world::{ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, group, role};
use std::sync::Arc;
use whocan_access::{
    About, AppPermission, Finding, Holder, ProjectId, Reason, Redundancy, Severity,
};

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
