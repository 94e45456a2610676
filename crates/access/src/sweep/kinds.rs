//! Projects that are alike but for their smaller circles of actors.

use std::collections::BTreeMap;

use crate::compiled::people::People;
use crate::compiled::projects::{Head, Projects};
use crate::resolver::Resolver;

/// A group that acts in many projects is worth settling once for all projects of a kind if its
/// members, counted in each project where it acts, are more than so many times all users.
const WORTH_SETTLING: usize = 4;

/// Projects under the same scheme before and the same scheme after a change, in which the same
/// large groups act in the same roles.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) schemes: (Option<u32>, Option<u32>),
    pub(crate) archived: (bool, bool),
    /// Numbers of the roles and the large groups.
    pub(crate) settled: Vec<(u32, u32)>,
    /// Numbers of the projects.
    pub(crate) projects: Vec<u32>,
}

type Key = (Option<u32>, Option<u32>, bool, bool, Vec<(u32, u32)>);

/// Sorts projects, given by their numbers, by kind.
pub(crate) fn kinds(before: &Resolver, after: &Resolver, projects: &[u32]) -> Vec<Kind> {
    let mut large = before.same_membership(after).then(|| Large {
        people: &before.people,
        projects: &before.projects,
        known: vec![None; before.people.group_count()],
    });
    let mut found: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    for &number in projects {
        let (Some(old), Some(new)) = (before.projects.get(number), after.projects.get(number))
        else {
            continue;
        };
        let settled = large.iter_mut().flat_map(|large| {
            old.roles().flat_map(|(role, actors)| {
                let groups = actors.groups.iter().filter(|group| large.has(**group));
                groups.map(|group| (role, *group)).collect::<Vec<_>>()
            })
        });
        let scheme = |head: &Head| head.scheme_number;
        let key = (
            scheme(old.head),
            scheme(new.head),
            old.head.archived,
            new.head.archived,
            settled.collect(),
        );
        found.entry(key).or_default().push(number);
    }
    let kinds = found.into_iter().map(|(key, projects)| Kind {
        schemes: (key.0, key.1),
        archived: (key.2, key.3),
        settled: key.4,
        projects,
    });
    kinds.collect()
}

/// Which groups are worth settling.
struct Large<'a> {
    people: &'a People,
    projects: &'a Projects,
    known: Vec<Option<bool>>,
}

impl Large<'_> {
    fn has(&mut self, group: u32) -> bool {
        let Some(known) = self.known.get_mut(group as usize) else {
            return false;
        };
        *known.get_or_insert_with(|| {
            let posts = self.projects.of_group(group).count();
            let is_worth_it = |members| posts * members > WORTH_SETTLING * self.people.user_count();
            posts > WORTH_SETTLING
                && is_worth_it(self.people.most_members(group))
                && is_worth_it(self.people.members(group).len())
        })
    }
}
