//! Findings about what is granted and cannot be used, or is granted too broadly.

use super::{adding, keys, of, removing, scheme, world};
use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, group, role,
};
use whocan_access::{About, FindingSettings, Holder, ProjectId, Reach, Reason, Severity};

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
