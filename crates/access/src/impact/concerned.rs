//! Where a change can change anything, and for whom.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::compiled::bits::Bits;
use crate::compiled::projects::CompiledProject;
use crate::resolver::Resolver;

/// Which projects a change concerns, and whom.
pub(super) struct Concerned {
    /// Projects where something else is granted: to anybody.
    pub(super) by_scheme: Vec<u32>,
    /// Projects where the same is granted to the same holders, but others match these.
    pub(super) by_people: Vec<u32>,
    /// Who may match another holder than before, in those.
    pub(super) people: Bits,
}

impl Concerned {
    pub(super) fn new(before: &Resolver, after: &Resolver) -> Self {
        let mut concerned = Self {
            by_scheme: Vec::new(),
            by_people: Vec::new(),
            people: before.people.differing(&after.people),
        };
        let regrouped = concerned.people.len() > 0;
        let mut roles = before.projects.roles().iter().zip(after.projects.roles());
        let same_roles = roles.all(|(one, other)| one == other);
        let mut same = FxHashMap::default();
        for (old, new) in before.projects.iter().zip(after.projects.iter()) {
            let schemes = (old.head.scheme_number, new.head.scheme_number);
            let same_scheme = *same
                .entry(schemes)
                .or_insert_with(|| same_scheme(before, after, schemes));
            if !same_scheme || old.head.archived != new.head.archived {
                concerned.by_scheme.push(old.number);
                continue;
            }
            let mut differs = regrouped;
            if old.head.lead != new.head.lead {
                concerned.people.extend(old.head.lead.as_slice());
                concerned.people.extend(new.head.lead.as_slice());
                differs = true;
            }
            let differ = || !same_roles || old.roles().ne(new.roles());
            if !before.projects.same_actors(&after.projects) && differ() {
                for (one, other, from, to) in [(before, after, old, new), (after, before, new, old)]
                {
                    differs |= concerned.add_actors(one, other, from, to);
                }
            }
            if differs {
                concerned.by_people.push(old.number);
            }
        }
        concerned
    }

    /// Adds those who act in a role here whose actors are others there; says whether there is one.
    fn add_actors(
        &mut self,
        one: &Resolver,
        other: &Resolver,
        here: CompiledProject<'_>,
        there: CompiledProject<'_>,
    ) -> bool {
        let mut differs = false;
        for (role, actors) in here.roles() {
            let role = one.projects.roles().get(role as usize);
            if role.and_then(|role| there.actors(*role)) == Some(actors) {
                continue;
            }
            differs = true;
            self.people.extend(actors.users);
            for group in actors.groups {
                self.people.extend(&one.people.members(*group));
                self.people.extend(&other.people.members(*group));
            }
        }
        differs
    }
}

fn same_scheme(
    before: &Resolver,
    after: &Resolver,
    (old, new): (Option<u32>, Option<u32>),
) -> bool {
    let (old, new) = (before.scheme(old), after.scheme(new));
    Arc::ptr_eq(&old, &new) || old == new
}
