//! Projects that are alike but for their smaller circles of actors.

use std::collections::BTreeMap;

use crate::compiled::projects::Head;
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
    let mut kinds = Kinds::new(before);
    kinds.sort(before, after, projects);
    kinds.into_all()
}

/// Projects being sorted by kind.
#[derive(Debug, Default)]
pub(crate) struct Kinds {
    /// By group: whether it is worth settling, as far as it was asked.
    large: Vec<Option<bool>>,
    found: BTreeMap<Key, Vec<u32>>,
}

impl Kinds {
    /// For projects of this resolver, and of one that was made from it.
    pub(crate) fn new(before: &Resolver) -> Self {
        Self {
            large: vec![None; before.people.group_count()],
            found: BTreeMap::new(),
        }
    }

    /// Sorts some projects, given by their numbers, with those that were sorted before.
    pub(crate) fn sort(&mut self, before: &Resolver, after: &Resolver, projects: &[u32]) {
        let may_settle = before.same_membership(after);
        for &number in projects {
            let (Some(old), Some(new)) = (before.projects.get(number), after.projects.get(number))
            else {
                continue;
            };
            let mut settled = Vec::new();
            if may_settle {
                for (role, actors) in old.roles() {
                    let groups = actors.groups.iter().copied();
                    let large = groups.filter(|group| self.is_large(*group, before));
                    settled.extend(large.map(|group| (role, group)));
                }
            }
            let scheme = |head: &Head| head.scheme_number;
            let key = (
                scheme(old.head),
                scheme(new.head),
                old.head.archived,
                new.head.archived,
                settled,
            );
            self.found.entry(key).or_default().push(number);
        }
    }

    /// All kinds that there are.
    pub(crate) fn into_all(self) -> Vec<Kind> {
        let kinds = self.found.into_iter().map(|(key, projects)| Kind {
            schemes: (key.0, key.1),
            archived: (key.2, key.3),
            settled: key.4,
            projects,
        });
        kinds.collect()
    }

    /// Whether a group is worth settling.
    fn is_large(&mut self, group: u32, before: &Resolver) -> bool {
        let (people, projects) = (&before.people, &before.projects);
        let Some(known) = self.large.get_mut(group as usize) else {
            return false;
        };
        *known.get_or_insert_with(|| {
            let posts = projects.of_group(group).count();
            let is_worth_it = |members| posts * members > WORTH_SETTLING * people.user_count();
            posts > WORTH_SETTLING
                && is_worth_it(people.most_members(group))
                && is_worth_it(people.members(group).len())
        })
    }
}
