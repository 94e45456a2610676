//! Findings about schemes: unused, copied, of equal effect; and the order of all findings.

use super::{of, scheme, world};
use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, cell, group, role,
};
use std::sync::Arc;
use whocan_access::{
    About, Actors, Draft, Finding, FindingSettings, GlobalGrant, Holder, ProjectId, Reason,
    SchemeId, Severity,
};

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
