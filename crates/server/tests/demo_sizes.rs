//! The synthetic demos have the sizes of domain.md, section 9, and something of everything.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::mem::discriminant;
use std::sync::Arc;

use whocan_access::permission::{ADMINISTER_PROJECTS, BROWSE_PROJECTS};
use whocan_access::{
    Condition, Holder, Instance, Mode, PermissionKey, ProjectId, Resolver, RoleId, SchemeId, Scope,
    Subject,
};
use whocan_server::demo::Demo;

/// A row of the table, and how many projects share the scheme that is shared most.
struct Row {
    demo: Demo,
    users: usize,
    groups: usize,
    projects: usize,
    schemes: usize,
    grants: usize,
    sharing: usize,
}

const TABLE: [Row; 4] = [
    row(Demo::S, [200, 20, 20, 5, 100, 3]),
    row(Demo::M, [5_000, 300, 300, 40, 140, 40]),
    row(Demo::L, [21_000, 1_000, 500, 75, 160, 70]),
    row(Demo::Xl, [100_000, 10_000, 7_000, 1_000, 180, 1_000]),
];

const fn row(demo: Demo, numbers: [usize; 6]) -> Row {
    let [users, groups, projects, schemes, grants, sharing] = numbers;
    Row {
        demo,
        users,
        groups,
        projects,
        schemes,
        grants,
        sharing,
    }
}

#[test]
fn sizes_are_those_of_the_table() {
    for row in TABLE {
        let instance = row.demo.data().instance;
        let name = row.demo.name();
        assert_eq!(instance.users.len(), row.users, "{name}");
        assert_eq!(instance.groups.len(), row.groups, "{name}");
        assert_eq!(instance.projects.len(), row.projects, "{name}");
        assert_eq!(instance.schemes.len(), row.schemes, "{name}");
        for (id, scheme) in &instance.schemes {
            let grants = if *id == SchemeId::DEFAULT {
                32
            } else {
                row.grants
            };
            assert_eq!(scheme.grants.len(), grants, "{name}");
            assert_eq!(scheme.cells().len(), grants, "{name}: a cell twice");
        }
        assert!((5..=15).contains(&instance.roles.len()), "{name}");
        let shared = instance.projects_of(SchemeId(10_000)).count();
        assert_eq!(shared, row.sharing, "{name}");
        assert!(
            instance.projects_of(SchemeId::DEFAULT).count() > 0,
            "{name}"
        );
        has_the_shape_of_a_large_instance(name, &instance);
    }
}

/// What section 9 says below its table.
fn has_the_shape_of_a_large_instance(name: &str, instance: &Instance) {
    for project in instance.projects.values() {
        assert_eq!(project.actors.len(), instance.roles.len(), "{name}");
        for actors in project.actors.values() {
            let count = actors.users.len() + actors.groups.len();
            assert!((2..=10).contains(&count), "{name}: {count} actors");
        }
    }
    let sizes: Vec<usize> = instance
        .groups
        .values()
        .map(|group| group.users.len())
        .collect();
    let small = sizes.iter().filter(|size| **size < 50).count();
    assert!(small * 2 > sizes.len(), "{name}: most groups are under 50");
    // 20 groups of which most are small cannot hold everybody 15 times.
    let expected = if name == "s" { 6..=10 } else { 13..=17 };
    let average = sizes.iter().sum::<usize>() / instance.users.len();
    assert!(
        expected.contains(&average),
        "{name}: a user is in {average} groups"
    );
    if matches!(name, "l" | "xl") {
        let large = sizes.iter().filter(|size| **size >= 10_000).count();
        assert!((2..=40).contains(&large), "{name}: {large} large groups");
    }
    assert!(sizes.contains(&0), "{name}: an empty group");
    let nested = instance
        .groups
        .values()
        .filter(|group| !group.groups.is_empty());
    assert!(nested.count() > 1, "{name}");
    assert!(instance.users.values().any(|user| !user.active), "{name}");
    let grants = instance.schemes.values().flat_map(|scheme| &scheme.grants);
    let permissions: BTreeSet<&PermissionKey> =
        grants.clone().map(|grant| &grant.cell.permission).collect();
    assert_eq!(permissions.len(), 45, "{name}");
    let kinds: HashSet<_> = grants
        .clone()
        .map(|grant| discriminant(&grant.cell.holder))
        .collect();
    assert_eq!(kinds.len(), 14, "{name}: every kind of holder");
    let deleted = |holder: &Holder| match holder {
        Holder::Group(group) => !instance.groups.contains_key(group),
        Holder::User(user) => !instance.users.contains_key(user),
        _ => false,
    };
    assert!(
        grants.clone().any(|grant| deleted(&grant.cell.holder)),
        "{name}"
    );
    let ids: BTreeSet<_> = grants.clone().map(|grant| grant.id).collect();
    assert_eq!(ids.len(), grants.count(), "{name}: a grant id twice");
}

#[test]
fn two_builds_are_equal() {
    for demo in Demo::ALL {
        assert!(demo.data() == demo.data(), "{}", demo.name());
    }
}

#[test]
fn every_size_has_the_three_accounts() {
    for demo in [Demo::S, Demo::M] {
        let data = demo.data();
        let instance = Arc::new(data.instance);
        let names: BTreeMap<&str, &str> = data
            .passwords
            .iter()
            .map(|(key, password)| {
                (
                    instance.users.get(key).unwrap().name.as_str(),
                    password.as_str(),
                )
            })
            .collect();
        let accounts = ["admin", "lead", "client"].map(|name| (name, name));
        assert_eq!(names, accounts.into());
        let resolver = Resolver::new(Arc::clone(&instance));
        let user = |name| Subject::User(instance.user_by_name(name).unwrap().key.clone());
        for (name, expected) in [("admin", true), ("lead", false), ("client", false)] {
            assert_eq!(resolver.is_administrator(&user(name)), Ok(expected));
        }
        let first = Scope::Project(ProjectId(10_000));
        let access = resolver
            .access(&user("lead"), first, Mode::DataCenter)
            .unwrap();
        assert_eq!(access.effective(ADMINISTER_PROJECTS), Condition::Always);
        let clients = Subject::new_member_of("clients");
        let default = instance.projects_of(SchemeId::DEFAULT).next().unwrap();
        let scope = Scope::Project(default.id);
        let access = resolver.access(&clients, scope, Mode::Conditional).unwrap();
        assert_eq!(access.granted(BROWSE_PROJECTS), Condition::Always);
        assert_eq!(
            instance.roles.get(&RoleId(10_002)).unwrap().name,
            "Administrators"
        );
    }
}

/// A change to the data changes what every benchmark and every picture was made with: it should
/// be meant. Also fails where another machine draws other numbers.
#[test]
fn the_data_is_what_it_was() {
    let instance = Demo::S.data().instance;
    let names: Vec<&str> = instance
        .users
        .values()
        .skip(3)
        .take(3)
        .map(|user| user.name.as_str())
        .collect();
    assert_eq!(names, ["olga.bauer3", "emeka.eze4", "mateo.baker5"]);
    let members: usize = instance
        .groups
        .values()
        .map(|group| group.users.len())
        .sum();
    let grants = instance.schemes.values().flat_map(|scheme| &scheme.grants);
    let browse = grants.filter(|grant| grant.cell.permission.as_str() == BROWSE_PROJECTS);
    let actors = instance.projects.values().flat_map(|p| p.actors.values());
    let actors: usize = actors.map(|actors| actors.users.len()).sum();
    assert_eq!((members, browse.count(), actors), (1_562, 26, 431));
}
