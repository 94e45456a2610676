//! What is seen, held against what is meant to be seen.

use super::{actor, isolation, members, new_member, repair, world};
use crate::world::{ADMINS, BROWSE, CLIENTS, EDIT, group, projects, role, user};
use whocan_access::{Holder, Mode, ProjectId, RoleId, Scope, Step, Subject, Whom};

#[test]
fn who_sees_exactly_what_is_meant_is_proven_to() {
    let resolver = world()
        .scheme(2, &[(BROWSE, group("staff"))])
        .project(2, 2)
        .resolver();
    for whom in [new_member(), members(), Whom::Subject(user("claire"))] {
        let isolation = isolation(&resolver, &whom);
        assert!(isolation.is_exact() && isolation.is_tight());
        assert_eq!(isolation.sees, projects(&[1]));
        assert_eq!(repair(&resolver, &whom), []);
    }
    let nobody = resolver.isolation(&new_member(), &projects(&[]), Mode::DataCenter);
    assert_eq!(
        nobody.unwrap().leaks.len(),
        1,
        "project 1 is not meant for them here"
    );
}

#[test]
fn what_is_meant_and_not_seen_is_missing() {
    let resolver = world().project(2, 1).resolver();
    let meant = projects(&[1, 2, 9]);
    let isolation = resolver
        .isolation(&members(), &meant, Mode::DataCenter)
        .unwrap();
    assert!(isolation.is_tight() && !isolation.is_exact());
    assert_eq!(isolation.missing.len(), 1);
    assert_eq!(isolation.missing[0].project, ProjectId(2));
    assert_eq!(
        isolation.missing[0].people,
        ["claire".into(), "dana".into()]
    );
    assert_eq!(isolation.unknown, projects(&[9]));
    let repair = resolver
        .isolation_repair(&members(), &meant, Mode::DataCenter)
        .unwrap();
    let joins = Step::AddActor(ProjectId(2), ADMINS, actor("acme"));
    assert_eq!(
        repair.steps,
        [joins],
        "administrators may do less than clients"
    );
    assert!(repair.after.missing.is_empty());
}

#[test]
fn who_misses_a_project_joins_a_role_that_exists_and_may_browse() {
    let gone = RoleId(99);
    let grants = [
        (BROWSE, role(CLIENTS)),
        (EDIT, role(CLIENTS)),
        (BROWSE, role(gone)),
        (EDIT, role(ADMINS)),
    ];
    let resolver = world().scheme(1, &grants).project(2, 1).resolver();
    let repair = resolver
        .isolation_repair(&members(), &projects(&[1, 2]), Mode::DataCenter)
        .unwrap();
    let joins = Step::AddActor(ProjectId(2), CLIENTS, actor("acme"));
    assert_eq!(repair.steps, [joins]);
}

#[test]
fn each_thing_amiss_is_enough_to_be_inexact() {
    let resolver = world().project(2, 1).resolver();
    let with = |meant: &[i64]| {
        let meant = projects(meant);
        let isolation = resolver.isolation(&members(), &meant, Mode::DataCenter);
        isolation.unwrap()
    };
    assert!(with(&[1]).is_exact());
    let leaking = with(&[]);
    assert!(!leaking.is_tight() && leaking.missing.is_empty() && leaking.unknown.is_empty());
    assert!(!leaking.is_exact());
    let missing = with(&[1, 2]);
    assert!(missing.is_tight() && !missing.missing.is_empty() && missing.unknown.is_empty());
    assert!(!missing.is_exact());
    let unknown = with(&[1, 9]);
    assert!(unknown.is_tight() && unknown.missing.is_empty() && !unknown.unknown.is_empty());
    assert!(!unknown.is_exact());
}

#[test]
fn the_chains_of_a_leak_are_those_of_its_first_person() {
    let holders = [
        (BROWSE, Holder::Anyone),
        (BROWSE, Holder::Group("acme".into())),
    ];
    let resolver = world().scheme(2, &holders).project(2, 2).resolver();
    let leaks = isolation(&resolver, &members()).leaks;
    assert!(leaks.len() == 2 && leaks.iter().all(|leak| leak.people.len() > 1));
    for leak in leaks {
        let first = Subject::User(leak.people[0].clone());
        let scope = Scope::Project(leak.project);
        let chains = resolver.chains(&first, scope, Mode::DataCenter, BROWSE);
        let mut expected = chains.unwrap();
        expected.retain(|chain| chain.cell == leak.cell);
        assert_eq!(leak.chains, expected);
    }
}
