//! Every name a permission goes by, from the published table (domain.md, rule 10).

use crate::world::{World, group, project, user};
use whocan_access::{BUILT_IN, NotFound, permission};

/// Key, type, legacy id (-1 for none), deprecated alias (may be empty) of each.
const TABLE: &str = include_str!("names.tsv");

struct Row {
    key: &'static str,
    global: bool,
    names: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let rows = TABLE.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let names = [fields[0], fields[2], fields[3]].into_iter();
        Row {
            key: fields[0],
            global: fields[1] == "GLOBAL",
            names: names.filter(|name| !["", "-1"].contains(name)).collect(),
        }
    });
    rows.collect()
}

#[test]
fn the_built_in_permissions_are_those_of_the_table() {
    let mut table: Vec<_> = rows().iter().map(|row| (row.key, row.global)).collect();
    let mut built_in: Vec<_> = BUILT_IN.iter().map(|p| (p.key, p.is_global())).collect();
    table.sort_unstable();
    built_in.sort_unstable();
    assert_eq!(table, built_in);
    let aliases = BUILT_IN
        .iter()
        .filter(|permission| permission.alias.is_some());
    assert_eq!(aliases.count(), 28);
}

#[test]
fn each_name_means_its_permission_and_no_other() {
    let project_permissions: Vec<Row> = rows().into_iter().filter(|row| !row.global).collect();
    for granted in &project_permissions {
        let world = World::new()
            .users(&["ann", "ben"])
            .group("staff", &["ann"], &[]);
        let world = world
            .scheme(1, &[(granted.key, group("staff"))])
            .project(1, 1);
        let resolver = world.resolver();
        for asked in &project_permissions {
            for name in &asked.names {
                let has = |subject| resolver.has_permission(&user(subject), project(1), name);
                assert_eq!(has("ann"), Ok(asked.key == granted.key), "{name}");
                assert_eq!(has("ben"), Ok(false), "{name}");
            }
        }
    }
}

#[test]
fn global_permissions_are_no_project_permissions() {
    let resolver = World::new()
        .users(&["ann"])
        .scheme(1, &[])
        .project(1, 1)
        .resolver();
    for row in rows().iter().filter(|row| row.global) {
        for name in &row.names {
            let answer = resolver.has_permission(&user("ann"), project(1), name);
            assert_eq!(answer, Err(NotFound::Permission((*name).to_owned())));
            assert_eq!(permission::find(name).map(|found| found.key), Some(row.key));
        }
    }
}

#[test]
fn what_is_no_name_is_refused() {
    let world = World::new()
        .users(&["ann"])
        .scheme(1, &[("com.app__X", group("g"))]);
    let resolver = world.project(1, 1).resolver();
    for name in ["-1", "", " 10", "010x", "browse_projects", "99", "3"] {
        let answer = resolver.has_permission(&user("ann"), project(1), name);
        assert_eq!(
            answer,
            Err(NotFound::Permission(name.to_owned())),
            "{name:?}"
        );
    }
    let app = resolver.has_permission(&user("ann"), project(1), "com.app__X");
    assert_eq!(
        app,
        Ok(false),
        "an app's permission is known by being granted"
    );
}
