//! Impact equals the difference of two full resolutions, made by the naive resolver: for every
//! kind of change, person, project and permission.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fastrand::Rng;
use whocan_access::{
    Actors, Answer, Audience, Cell, Draft, Extent, Holder, Impact, Instance, Mode, PermissionKey,
    ProjectId, Relations, Resolver, Scope, Selection, Subject, Turn, UserKey,
};
use whocan_oracles::naive::Question;
use whocan_worlds::small::{relation_sets, world};

use crate::support::{over_worlds, worlds};

/// One part of a change: answer, direction, extent, project, permission.
type Part = (Answer, Turn, Extent, ProjectId, PermissionKey);
/// Whom something happens to.
type Whom = BTreeSet<Subject>;

const ANSWERS: [Answer; 2] = [Answer::Granted, Answer::Effective];
const TURNS: [Turn; 2] = [Turn::Gained, Turn::Lost];
const EXTENTS: [Extent; 2] = [Extent::AllIssues, Extent::SomeIssues];

/// A change of every kind, by chance.
fn changes(resolver: &Resolver, random: &mut Rng) -> Vec<Resolver> {
    let instance = resolver.instance();
    let one_of = |random: &mut Rng, below: usize| random.usize(..below.max(1));
    let at = one_of(random, instance.schemes.len());
    let scheme = instance.schemes.values().nth(at).unwrap();
    let mut draft = Draft::default();
    for grant in &scheme.grants {
        if random.u8(..3) == 0 {
            draft.set(scheme, grant.cell.clone(), false);
        }
    }
    let others = instance.schemes.values().flat_map(|other| &other.grants);
    for grant in others {
        if random.u8(..4) == 0 {
            draft.set(scheme, grant.cell.clone(), true);
        }
    }
    draft.set(scheme, Cell::new("com.app__NEW", Holder::Reporter), true);
    let project = ProjectId(random.i64(0..3));
    let scheme_of = whocan_access::SchemeId(random.i64(0..3));
    let some_users = |random: &mut Rng| -> BTreeSet<UserKey> {
        let users = instance.users.keys().filter(|_| random.bool());
        users.cloned().collect()
    };
    let actors = Actors {
        users: some_users(random),
        groups: instance
            .groups
            .keys()
            .filter(|_| random.u8(..3) == 0)
            .cloned()
            .collect(),
    };
    let role = whocan_access::RoleId(random.i64(0..4));
    let at = one_of(random, instance.groups.len());
    let group = instance.groups.keys().nth(at).unwrap();
    vec![
        resolver.with_scheme(draft.apply(scheme)),
        resolver.with_project_scheme(project, scheme_of).unwrap(),
        resolver.with_actors(project, role, actors).unwrap(),
        resolver.with_members(group, some_users(random)).unwrap(),
    ]
}

/// For every permission of a subject in a project: on issues of which relations it holds.
fn held(
    instance: &Instance,
    subject: &Subject,
    project: ProjectId,
    answer: Answer,
    permission: &str,
) -> Vec<bool> {
    let sets: Vec<Relations> = relation_sets();
    let holds = sets.iter().map(|relations| {
        let question = Question {
            instance,
            subject,
            scope: Scope::Project(project),
            mode: Mode::Conditional,
            relations,
        };
        match answer {
            Answer::Granted => question.granted(permission),
            Answer::Effective => question.effective(permission),
        }
    });
    holds.collect()
}

/// What the naive resolver finds to differ.
fn difference(before: &Resolver, after: &Resolver) -> BTreeMap<String, (Part, Whom)> {
    let mut found: BTreeMap<String, (Part, Whom)> = BTreeMap::new();
    let (old, new) = (before.instance(), after.instance());
    let users = old.users.values().filter(|user| user.active);
    let mut subjects: Vec<Subject> = users.map(|user| Subject::User(user.key.clone())).collect();
    subjects.extend([Subject::Anonymous, Subject::AnySignedIn]);
    for subject in &subjects {
        for project in old.projects.keys() {
            for permission in after.permission_keys() {
                for answer in ANSWERS {
                    let key = permission.as_str();
                    let was = held(old, subject, *project, answer, key);
                    let is = held(new, subject, *project, answer, key);
                    for turn in TURNS {
                        let (from, to) = match turn {
                            Turn::Gained => (&was, &is),
                            Turn::Lost => (&is, &was),
                        };
                        let extent = if to[0] && !from[0] {
                            Extent::AllIssues
                        } else if from.iter().zip(to).any(|(from, to)| !from && *to) {
                            Extent::SomeIssues
                        } else {
                            continue;
                        };
                        let part = (answer, turn, extent, *project, permission.clone());
                        let entry = found.entry(format!("{part:?}"));
                        let (_, whom) = entry.or_insert_with(|| (part, Whom::new()));
                        whom.insert(subject.clone());
                    }
                }
            }
        }
    }
    found
}

/// What the impact says to differ.
fn said(impact: &Impact, after: &Resolver) -> BTreeMap<String, (Part, Whom)> {
    let mut found = BTreeMap::new();
    for project in after.instance().projects.keys() {
        for permission in after.permission_keys() {
            for answer in ANSWERS {
                for turn in TURNS {
                    for extent in EXTENTS {
                        let selection = Selection::new(answer, turn)
                            .of(permission.clone())
                            .within(*project)
                            .on(extent);
                        let people = impact.people(&selection).into_iter();
                        let mut whom: Whom = people.map(Subject::User).collect();
                        for (audience, subject) in [
                            (Audience::Anonymous, Subject::Anonymous),
                            (Audience::AnySignedIn, Subject::AnySignedIn),
                        ] {
                            if !impact.projects(&selection, audience).is_empty() {
                                whom.insert(subject);
                            }
                        }
                        let count = impact.count(&selection);
                        let people = whom.iter().filter(|who| matches!(who, Subject::User(_)));
                        assert_eq!(count.people, people.count(), "{selection:?}");
                        if !whom.is_empty() {
                            let part = (answer, turn, extent, *project, permission.clone());
                            found.insert(format!("{part:?}"), (part, whom));
                        }
                    }
                }
            }
        }
    }
    found
}

/// Compares all at once: how many changes, people and projects.
fn totals(seed: u64, impact: &Impact, naive: &BTreeMap<String, (Part, Whom)>) {
    for answer in ANSWERS {
        for turn in TURNS {
            let of_it = naive
                .values()
                .filter(|((one, other, ..), _)| (*one, *other) == (answer, turn));
            let mut people = BTreeSet::new();
            let mut projects = BTreeSet::new();
            let (mut changes, mut on_some) = (0, 0);
            for ((_, _, extent, project, _), whom) in of_it {
                projects.insert(*project);
                for who in whom {
                    if let Subject::User(key) = who {
                        people.insert(key.clone());
                        changes += 1;
                        on_some += u64::from(*extent == Extent::SomeIssues);
                    }
                }
            }
            let selection = Selection::new(answer, turn);
            let count = impact.count(&selection);
            let counted = (
                count.changes,
                count.on_some_issues,
                count.people,
                count.projects,
            );
            let expected = (changes, on_some, people.len(), projects.len());
            assert_eq!(counted, expected, "seed {seed}: {selection:?}");
            let listed: BTreeSet<UserKey> = impact.people(&selection).into_iter().collect();
            assert_eq!(listed, people, "seed {seed}: {selection:?}");
        }
    }
}

/// Looks at the changes of one world, and says how many parts differ.
fn agree(seed: u64) -> u64 {
    let resolver = Resolver::new(Arc::new(world(seed)));
    let mut parts = 0;
    for after in changes(&resolver, &mut Rng::with_seed(seed)) {
        let impact = Impact::between(&resolver, &after).unwrap();
        let naive = difference(&resolver, &after);
        assert_eq!(said(&impact, &after), naive, "seed {seed}");
        totals(seed, &impact, &naive);
        assert_eq!(impact.is_empty(), naive.is_empty(), "seed {seed}");
        parts += naive.len() as u64;
    }
    parts
}

#[test]
fn impact_is_the_difference_of_two_full_resolutions() {
    let parts = over_worlds(worlds(10_000) / 40, agree);
    println!("{parts} changes of a permission in a project, all as the naive resolver finds them");
    assert!(parts > 0);
}
