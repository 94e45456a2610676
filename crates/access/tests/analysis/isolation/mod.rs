//! Whether somebody sees exactly what is meant for them, and what closes the leaks.

mod exact;
mod leaks;

use crate::world::{ADMINS, BROWSE, CLIENTS, EDIT, World, cell, projects, role};
use whocan_access::{
    Actor, Cause, Holder, Isolation, Mode, Resolver, SchemeId, Step, Subject, Whom,
};

/// Group `acme` is meant to see project 1 alone, and is let into it by role Clients. Dana is in
/// `desk` too; `outside` holds `acme` and `other`; `staff` has access to the application.
fn world() -> World {
    World::new()
        .users(&["ann", "ben", "claire", "dana", "olga", "sam"])
        .inactive("ned")
        .group("acme", &["claire", "dana", "ned"], &[])
        .group("other", &["olga"], &[])
        .group("outside", &["ann"], &["acme", "other"])
        .group("desk", &["dana", "sam"], &[])
        .group("staff", &["ann", "ben"], &[])
        .application("software", &["staff", "acme"])
        .application("service", &["staff"])
        .scheme(
            1,
            &[
                (BROWSE, role(CLIENTS)),
                (BROWSE, role(ADMINS)),
                (EDIT, role(CLIENTS)),
            ],
        )
        .project(1, 1)
        .acts(1, CLIENTS, &[], &["acme"])
}

fn new_member() -> Whom {
    Whom::Subject(Subject::new_member_of("acme"))
}

fn members() -> Whom {
    Whom::MembersOf("acme".into())
}

fn isolation(resolver: &Resolver, whom: &Whom) -> Isolation {
    let isolation = resolver.isolation(whom, &projects(&[1]), Mode::DataCenter);
    isolation.unwrap()
}

/// The causes of all leaks, and whom they concern.
fn causes(resolver: &Resolver, whom: &Whom) -> Vec<(i64, Cause, Vec<String>)> {
    let leaks = isolation(resolver, whom).leaks;
    let each = leaks.iter().flat_map(|leak| {
        assert!(leak.chains.iter().all(|chain| chain.cell == leak.cell));
        assert!(!leak.chains.is_empty());
        leak.causes.iter().map(|cause| {
            let people = leak.people.iter().map(ToString::to_string);
            (leak.project.0, cause.clone(), people.collect())
        })
    });
    each.collect()
}

/// The steps that close all leaks, after it was seen that they do.
fn repair(resolver: &Resolver, whom: &Whom) -> Vec<Step> {
    let repair = resolver
        .isolation_repair(whom, &projects(&[1]), Mode::DataCenter)
        .unwrap();
    assert!(repair.after.is_exact(), "{repair:#?}");
    assert_eq!(
        repair.after,
        isolation(&resolver.with_steps(&repair.steps), whom)
    );
    for left_out in 0..repair.steps.len() {
        if matches!(repair.steps[left_out], Step::Grant(..) | Step::AddActor(..)) {
            continue;
        }
        let mut fewer = repair.steps.clone();
        let step = fewer.remove(left_out);
        let still = isolation(&resolver.with_steps(&fewer), whom);
        assert!(!still.is_tight(), "{step:?} is not needed");
    }
    repair.steps
}

fn revoke(scheme: i64, holder: Holder) -> Step {
    Step::Revoke(SchemeId(scheme), cell(BROWSE, holder))
}

fn grant(scheme: i64, holder: Holder) -> Step {
    Step::Grant(SchemeId(scheme), cell(BROWSE, holder))
}

fn actor(name: &str) -> Actor {
    Actor::Group(name.into())
}
