//! Groups as a whole: what their members have, and how many people a holder reaches.

use std::collections::BTreeSet;

use crate::access::{Access, Relations};
use crate::compiled::bits::Bits;
use crate::compiled::schemes::CompiledHolder;
use crate::holder::Holder;
use crate::ids::{GroupName, PermissionKey, ProjectId, UserKey};
use crate::resolver::Resolver;
use crate::subject::{Mode, NotFound, Scope};

/// What the actual members of a group have (domain.md, section 4).
#[derive(Clone, Debug)]
pub struct GroupAccess {
    /// Each active member, by key, with what they have through whatever they are in.
    pub members: Vec<(UserKey, Access)>,
}

impl GroupAccess {
    /// What every member can use on an issue to which they have these relations; nothing for a
    /// group without active members.
    #[must_use]
    pub fn usable_by_all(&self, relations: &Relations) -> BTreeSet<PermissionKey> {
        let mut each = self
            .members
            .iter()
            .map(|(_, access)| access.usable_with(relations));
        let first = each.next().unwrap_or_default();
        each.fold(first, |all, one| all.intersection(&one).cloned().collect())
    }

    /// What at least one member can use on an issue to which they have these relations.
    #[must_use]
    pub fn usable_by_any(&self, relations: &Relations) -> BTreeSet<PermissionKey> {
        let each = self.members.iter();
        each.flat_map(|(_, access)| access.usable_with(relations))
            .collect()
    }
}

/// Whom a holder reaches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reach {
    /// Everybody, signed in or not.
    Everyone,
    /// So many active users.
    People(usize),
    /// It depends on the issue.
    PerIssue,
    /// Nobody, whatever the instance: portal customers only, or an unknown kind of holder.
    Nobody,
}

impl Resolver {
    /// The keys of a group's members, through sub-groups too, inactive ones included.
    ///
    /// # Errors
    /// [`NotFound::Group`] if there is no such group.
    pub fn members(&self, group: &GroupName) -> Result<Vec<UserKey>, NotFound> {
        let members = self.people.members(self.group(group)?);
        let keys = members
            .into_iter()
            .filter_map(|user| self.people.user_key(user));
        Ok(keys.cloned().collect())
    }

    /// What a group's actual members have in a scope.
    ///
    /// # Errors
    /// [`NotFound`] if there is no such group or scope.
    pub fn group_access(
        &self,
        group: &GroupName,
        scope: Scope,
        mode: Mode,
    ) -> Result<GroupAccess, NotFound> {
        let place = self.place(scope)?;
        let members = self.people.members(self.group(group)?);
        let active = members
            .into_iter()
            .filter(|user| self.people.is_active(*user));
        let members = active.filter_map(|user| {
            let who = self.member(Some(user), self.people.direct_groups(user));
            let key = self.people.user_key(user)?;
            Some((key.clone(), self.resolve(&who, place, mode)))
        });
        Ok(GroupAccess {
            members: members.collect(),
        })
    }

    /// How many people a holder reaches over these projects; unknown projects count for nothing.
    #[must_use]
    pub fn reach(&self, holder: &Holder, projects: &[ProjectId]) -> Reach {
        match holder {
            Holder::Anyone => Reach::Everyone,
            Holder::PortalCustomers | Holder::Unknown { .. } => Reach::Nobody,
            _ if holder.relation().is_some() => Reach::PerIssue,
            _ => Reach::People(self.reached(holder, projects).len()),
        }
    }

    /// The active users whom a holder matches over these projects, where that is said by who they
    /// are: not 'anyone', nor what depends on the issue.
    pub(crate) fn reached(&self, holder: &Holder, projects: &[ProjectId]) -> Bits {
        let people = &self.people;
        let mut found = Bits::new(people.user_count());
        let compiled = CompiledHolder::new(holder, people);
        match &compiled {
            CompiledHolder::User(user) => {
                found.insert(*user);
            }
            CompiledHolder::Group(group) => found.extend(&people.members(*group)),
            CompiledHolder::AnyApplication | CompiledHolder::Application(_) => {
                for (application, _, groups) in people.applications() {
                    if compiled == CompiledHolder::AnyApplication
                        || compiled == CompiledHolder::Application(application)
                    {
                        for group in groups {
                            found.extend(&people.members(*group));
                        }
                    }
                }
            }
            CompiledHolder::Role(_) | CompiledHolder::Lead => {
                let numbers = projects.iter().filter_map(|id| self.projects.number(*id));
                for project in numbers.filter_map(|number| self.projects.get(number)) {
                    let CompiledHolder::Role(role) = compiled else {
                        found.extend(project.head.lead.as_slice());
                        continue;
                    };
                    let Some(actors) = project.actors(role) else {
                        continue;
                    };
                    found.extend(actors.users);
                    for group in actors.groups {
                        found.extend(&people.members(*group));
                    }
                }
            }
            _ => {}
        }
        let mut active = Bits::new(people.user_count());
        for user in found.iter().filter(|user| people.is_active(*user)) {
            active.insert(user);
        }
        active
    }
}
