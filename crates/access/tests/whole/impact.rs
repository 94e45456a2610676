//! Impact equals the difference of two full resolutions, however the change is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::{
    Actors, Answer, Audience, Cell, Condition, Count, Draft, Extent, Group, Holder, Impact,
    Instance, Mode, NotFound, PermissionKey, Project, ProjectId, Relations, Resolver, RoleId,
    SchemeId, Scope, Selection, Subject, Survey, Turn, Unrelated, UserKey,
};

use crate::world::{PROJECTS, ROLES, SCHEMES, World, active_users};

/// One thing that changes, as the slow way finds it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Found {
    /// The subject, if it is no user.
    stranger: Option<Audience>,
    user: Option<UserKey>,
    project: ProjectId,
    permission: PermissionKey,
    answer: Answer,
    turn: Turn,
    extent: Extent,
}

fn minimal_sets(condition: &Condition) -> Vec<Relations> {
    match condition {
        Condition::Always => vec![Relations::new()],
        Condition::OnIssues(sets) => sets.clone(),
        Condition::Never => Vec::new(),
    }
}

/// How far one condition goes beyond another.
fn beyond(more: &Condition, less: &Condition) -> Option<Extent> {
    if *more == Condition::Always {
        return (*less != Condition::Always).then_some(Extent::AllIssues);
    }
    let mut sets = minimal_sets(more).into_iter();
    sets.any(|set| !less.holds(&set))
        .then_some(Extent::SomeIssues)
}

/// The difference of two full resolutions, cell by cell.
fn differences(before: &Resolver, after: &Resolver) -> Vec<Found> {
    let mut found = Vec::new();
    let users = active_users(before.instance());
    let users = users
        .into_iter()
        .map(|key| (Subject::User(key.clone()), None, Some(key)));
    let subjects = users.chain([
        (Subject::Anonymous, Some(Audience::Anonymous), None),
        (Subject::AnySignedIn, Some(Audience::AnySignedIn), None),
    ]);
    let keys: BTreeSet<&PermissionKey> = before
        .permission_keys()
        .chain(after.permission_keys())
        .collect();
    for (subject, stranger, user) in subjects {
        for &project in before.instance().projects.keys() {
            let [old, new] = [before, after].map(|resolver| {
                let scope = Scope::Project(project);
                resolver.access(&subject, scope, Mode::Conditional).unwrap()
            });
            for permission in &keys {
                let key = permission.as_str();
                for (answer, old, new) in [
                    (Answer::Granted, old.granted(key), new.granted(key)),
                    (Answer::Effective, old.effective(key), new.effective(key)),
                ] {
                    let turns = [
                        (Turn::Gained, beyond(&new, &old)),
                        (Turn::Lost, beyond(&old, &new)),
                    ];
                    for (turn, extent) in turns {
                        found.extend(extent.map(|extent| Found {
                            stranger,
                            user: user.clone(),
                            project,
                            permission: (*permission).clone(),
                            answer,
                            turn,
                            extent,
                        }));
                    }
                }
            }
        }
    }
    found
}

/// Compares all that an impact says with the slow way.
fn agrees(before: &Resolver, after: &Resolver, what: &str) -> usize {
    let impact = Impact::between(before, after).unwrap();
    let found = differences(before, after);
    assert_eq!(impact.is_empty(), found.is_empty(), "{what}");
    let keys: BTreeSet<PermissionKey> = before
        .permission_keys()
        .chain(after.permission_keys())
        .cloned()
        .collect();
    let projects = before.instance().projects.keys();
    let projects: Vec<Option<ProjectId>> = projects.copied().map(Some).chain([None]).collect();
    let permissions: Vec<Option<PermissionKey>> =
        keys.into_iter().map(Some).chain([None]).collect();
    let mut compared = 0;
    for answer in [Answer::Granted, Answer::Effective] {
        for turn in [Turn::Gained, Turn::Lost] {
            for extent in [None, Some(Extent::AllIssues), Some(Extent::SomeIssues)] {
                for permission in &permissions {
                    for project in &projects {
                        let selection = Selection {
                            extent,
                            permission: permission.clone(),
                            project: *project,
                            ..Selection::new(answer, turn)
                        };
                        let expected = found.iter().filter(|one| {
                            one.answer == answer
                                && one.turn == turn
                                && extent.is_none_or(|extent| extent == one.extent)
                                && permission.as_ref().is_none_or(|key| *key == one.permission)
                                && project.is_none_or(|project| project == one.project)
                        });
                        let expected: Vec<&Found> = expected.collect();
                        same(&impact, &selection, &expected, what);
                        compared += 1;
                    }
                }
            }
        }
    }
    compared
}

fn same(impact: &Impact, selection: &Selection, expected: &[&Found], what: &str) {
    let of_people = || expected.iter().filter(|one| one.stranger.is_none());
    let people: BTreeSet<UserKey> = of_people().filter_map(|one| one.user.clone()).collect();
    let within = |whom: Audience| -> Vec<ProjectId> {
        let those = expected.iter().filter(|one| match whom {
            Audience::People => one.stranger.is_none(),
            Audience::Anybody => true,
            stranger => one.stranger == Some(stranger),
        });
        let ids: BTreeSet<ProjectId> = those.map(|one| one.project).collect();
        ids.into_iter().collect()
    };
    let some = of_people().filter(|one| one.extent == Extent::SomeIssues);
    let count = Count {
        changes: of_people().count() as u64,
        on_some_issues: some.count() as u64,
        people: people.len(),
        projects: within(Audience::Anybody).len(),
    };
    assert_eq!(impact.count(selection), count, "{what}: {selection:?}");
    for whom in [
        Audience::People,
        Audience::Anonymous,
        Audience::AnySignedIn,
        Audience::Anybody,
    ] {
        assert_eq!(
            impact.projects(selection, whom),
            within(whom),
            "{what}: {selection:?}"
        );
    }
    // People within a project are found anew: looking at a few of the selections suffices.
    if selection.permission.is_none() || selection.project.is_none() {
        let listed: BTreeSet<UserKey> = impact.people(selection).into_iter().collect();
        assert_eq!(listed, people, "{what}: {selection:?}");
    }
    if selection.permission.is_none() && selection.project.is_none() {
        let changed: BTreeSet<PermissionKey> =
            expected.iter().map(|one| one.permission.clone()).collect();
        let listed = impact.permissions(selection, Audience::Anybody);
        assert_eq!(
            listed.into_iter().collect::<BTreeSet<_>>(),
            changed,
            "{what}"
        );
    }
}

fn drafted(world: &mut World, resolver: &Resolver, id: SchemeId) -> Resolver {
    let scheme = Arc::clone(resolver.instance().schemes.get(&id).unwrap());
    let mut draft = Draft::default();
    for _ in 0..4 {
        let granted = world.below(2) == 0;
        draft.set(&scheme, world.cell(), granted);
        if let Some(grant) = world.one_of(&scheme.grants) {
            draft.set(&scheme, grant.cell.clone(), false);
        }
    }
    if world.below(4) == 0 {
        draft.set(
            &scheme,
            Cell::new("com.app__NEW", Holder::ProjectLead),
            true,
        );
    }
    let drafted = resolver.with_draft(id, &draft).unwrap();
    let applied = resolver.with_scheme(draft.apply(&scheme));
    assert_eq!(drafted.instance(), applied.instance());
    drafted
}

fn regrouped(world: &mut World, resolver: &Resolver) -> Resolver {
    let (group, users) = (world.group(), world.users(6));
    resolver.with_members(&group, users).unwrap()
}

fn recast(world: &mut World, resolver: &Resolver) -> Resolver {
    let project = ProjectId(world.id(PROJECTS));
    // One of the roles has no actors anywhere yet.
    let role = RoleId(world.id(ROLES + 1));
    resolver.with_actors(project, role, world.actors()).unwrap()
}

fn moved(world: &mut World, resolver: &Resolver) -> Resolver {
    let project = ProjectId(world.id(PROJECTS));
    let scheme = SchemeId(world.id(SCHEMES + 1));
    resolver.with_project_scheme(project, scheme).unwrap()
}

const WORLDS: u64 = 40;

fn in_every_world(change: impl Fn(&mut World, &Resolver) -> Resolver) {
    let mut compared = 0;
    for seed in 0..WORLDS {
        let mut world = World::new(seed);
        let before = Resolver::new(Arc::new(world.instance()));
        let after = change(&mut world, &before);
        compared += agrees(&before, &after, &format!("seed {seed}"));
        // What a copy answers is what a resolver compiled from the changed instance answers.
        let anew = Resolver::new(Arc::clone(after.instance()));
        assert_eq!(differences(&after, &anew), [], "seed {seed}");
    }
    assert!(compared > 0);
}

#[test]
fn of_a_draft() {
    in_every_world(|world, resolver| {
        let id = SchemeId(world.id(SCHEMES));
        drafted(world, resolver, id)
    });
}

#[test]
fn of_a_scheme_that_did_not_exist() {
    in_every_world(|world, resolver| {
        let id = SchemeId(world.id(SCHEMES + 2) - 1);
        resolver.with_scheme(world.scheme(id))
    });
}

#[test]
fn of_another_scheme_for_a_project() {
    in_every_world(moved);
}

#[test]
fn of_other_actors() {
    in_every_world(recast);
}

#[test]
fn of_other_members() {
    in_every_world(regrouped);
}

#[test]
fn of_all_at_once() {
    in_every_world(|world, resolver| {
        let one = drafted(world, resolver, SchemeId(0));
        let two = drafted(world, &one, SchemeId(1));
        let three = recast(world, &two);
        let four = regrouped(world, &three);
        let five = recast(world, &four);
        moved(world, &five)
    });
}

#[test]
fn of_two_copies_of_one() {
    for seed in 0..WORLDS {
        let mut world = World::new(seed);
        let common = Resolver::new(Arc::new(world.instance()));
        let one = recast(&mut world, &common);
        let other = regrouped(&mut world, &common);
        let other = recast(&mut world, &other);
        agrees(&one, &other, &format!("seed {seed}"));
    }
}

/// A world in which everybody acts, as one group, in roles of many projects alike: a group so
/// large and so often used that its members are counted once for all projects.
fn crowded(world: &mut World) -> Resolver {
    let mut instance: Instance = world.instance();
    let everybody = Group {
        name: "everybody".into(),
        users: instance.users.keys().cloned().collect(),
        groups: BTreeSet::new(),
    };
    for id in PROJECTS..PROJECTS + 6 {
        let mut project = Project::clone(&instance.projects[&ProjectId(0)]);
        project.id = ProjectId(id);
        let actors = project.actors.entry(RoleId(world.id(ROLES))).or_default();
        actors.groups.insert(everybody.name.clone());
        instance.projects.insert(project.id, Arc::new(project));
    }
    instance
        .groups
        .insert(everybody.name.clone(), Arc::new(everybody));
    Resolver::new(Arc::new(instance))
}

#[test]
fn of_a_draft_where_large_groups_act_everywhere() {
    for seed in 0..WORLDS {
        let mut world = World::new(seed);
        let before = crowded(&mut world);
        let scheme = before.instance().projects[&ProjectId(0)].scheme;
        if before.instance().schemes.contains_key(&scheme) {
            let after = drafted(&mut world, &before, scheme);
            agrees(&before, &after, &format!("seed {seed}"));
        }
    }
}

#[test]
fn of_large_groups_that_act_no_more_or_grow_small() {
    for seed in 0..WORLDS {
        let mut world = World::new(seed);
        let before = crowded(&mut world);
        let mut without = before.clone();
        for role in 0..ROLES {
            let project = ProjectId(PROJECTS + 2);
            let nobody = Actors::default();
            without = without.with_actors(project, RoleId(role), nobody).unwrap();
        }
        agrees(&before, &without, &format!("seed {seed}, without actors"));
        let few = world.users(3);
        let shrunk = before.with_members(&"everybody".into(), few).unwrap();
        agrees(&before, &shrunk, &format!("seed {seed}, with few members"));
    }
}

#[test]
fn of_a_draft_over_no_scheme() {
    let resolver = Resolver::new(Arc::new(World::new(1).instance()));
    let nowhere = SchemeId(999);
    let drafted = resolver.with_draft(nowhere, &Draft::default());
    assert_eq!(drafted.unwrap_err(), NotFound::Scheme(nowhere));
}

#[test]
fn of_nothing() {
    let before = Resolver::new(Arc::new(World::new(1).instance()));
    let impact = Impact::between(&before, &before.clone()).unwrap();
    assert!(impact.is_empty());
    assert!(!Survey::new(&before, &before).unwrap().step());
    let stranger = Resolver::new(Arc::clone(before.instance()));
    assert_eq!(Impact::between(&before, &stranger).unwrap_err(), Unrelated);
}
