//! Everybody in all projects, against each person in each project.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::{Mode, ProjectId, Resolver, Scope, Subject, UserKey};

use crate::world::{World, active_users};

#[test]
fn everybody_may_what_each_may() {
    let mut cells = 0;
    for seed in 0..300 {
        let resolver = Resolver::new(Arc::new(World::new(seed).instance()));
        let users = active_users(resolver.instance());
        let mut everybody = resolver.everybody();
        let mut visited = BTreeSet::new();
        while let Some(project) = everybody.next_project() {
            assert!(visited.insert(project), "seed {seed}: {project} twice");
            let people: Vec<(&UserKey, _)> = everybody.people().collect();
            assert!(people.iter().map(|(key, _)| *key).eq(&users), "seed {seed}");
            for (key, summary) in &people {
                let subject = Subject::User((*key).clone());
                let scope = Scope::Project(project);
                let access = resolver.access(&subject, scope, Mode::Conditional).unwrap();
                assert_eq!(
                    **summary,
                    access.summary(),
                    "seed {seed}: {key} in {project}"
                );
                cells += 1;
            }
            for (class, count) in everybody.classes() {
                let alike = people
                    .iter()
                    .filter(|(_, summary)| Arc::ptr_eq(summary, class));
                assert_eq!(alike.count(), *count, "seed {seed}: {project}");
            }
            let counted = everybody.classes().iter().map(|(_, count)| count);
            assert_eq!(
                counted.sum::<usize>(),
                users.len(),
                "seed {seed}: {project}"
            );
        }
        assert!(
            visited.iter().eq(resolver.instance().projects.keys()),
            "seed {seed}"
        );
    }
    assert!(cells > 0);
}

#[test]
fn only_projects_that_exist_are_visited() {
    let resolver = Resolver::new(Arc::new(World::new(1).instance()));
    let mut everybody = resolver.everybody_in(&[ProjectId(999), ProjectId(2)]);
    assert_eq!(everybody.next_project(), Some(ProjectId(2)));
    assert_eq!(everybody.next_project(), None);
}
