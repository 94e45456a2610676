//! What a request can change: each change is made to the instance in memory by [`Change::apply`]
//! and to the tables by [`database::save`](crate::database::save), to the same effect.

use std::sync::Arc;

use whocan_access::{
    Actors, GroupName, Instance, PermissionScheme, ProjectId, Resolver, RoleId, SchemeId, UserKey,
};

use crate::database::guard_rails::Kept;

/// One change. What it names exists.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Change {
    /// A scheme as it shall be, each grant with its id, in the order of the ids; a new scheme if
    /// there is none with this id.
    Scheme(PermissionScheme),
    /// A scheme goes, and its projects move to the default one (domain.md, rule 11).
    DeleteScheme(SchemeId),
    /// A project gets another scheme.
    AssignScheme(ProjectId, SchemeId),
    /// Who acts in a role of a project.
    Actors(ProjectId, RoleId, Actors),
    /// A user joins a group as a direct member.
    Join(GroupName, UserKey),
    /// A direct member leaves a group.
    Leave(GroupName, UserKey),
    /// Whether project administrators of a scheme's projects may do more. No access depends on it.
    ExtendedAdministration(SchemeId, bool),
    /// A guard rail as it shall be; a new one if there is none with this id. No access depends on it.
    GuardRail(Kept),
    /// The guard rail with this id goes.
    DeleteGuardRail(i64),
}

impl Change {
    /// Makes the change to an instance.
    pub(crate) fn apply(&self, instance: &mut Instance) {
        match self {
            Self::Scheme(scheme) => {
                let scheme = Arc::new(scheme.clone());
                instance.schemes.insert(scheme.id, scheme);
            }
            Self::DeleteScheme(id) => {
                instance.schemes.remove(id);
                for project in instance.projects.values_mut() {
                    if project.scheme == *id {
                        Arc::make_mut(project).scheme = SchemeId::DEFAULT;
                    }
                }
            }
            Self::AssignScheme(project, scheme) => {
                if let Some(project) = instance.projects.get_mut(project) {
                    Arc::make_mut(project).scheme = *scheme;
                }
            }
            Self::Actors(project, role, actors) => {
                if let Some(project) = instance.projects.get_mut(project) {
                    let all = &mut Arc::make_mut(project).actors;
                    if actors.is_empty() {
                        all.remove(role);
                    } else {
                        all.insert(*role, actors.clone());
                    }
                }
            }
            Self::Join(group, user) => {
                if let Some(group) = instance.groups.get_mut(group) {
                    Arc::make_mut(group).users.insert(user.clone());
                }
            }
            Self::Leave(group, user) => {
                if let Some(group) = instance.groups.get_mut(group) {
                    Arc::make_mut(group).users.remove(user);
                }
            }
            Self::ExtendedAdministration(..) | Self::GuardRail(_) | Self::DeleteGuardRail(_) => {}
        }
    }

    /// The resolver of the instance with the change made.
    pub(crate) fn resolver(&self, before: &Resolver) -> Resolver {
        match self {
            Self::Scheme(scheme) => before.with_scheme(scheme.clone()),
            Self::ExtendedAdministration(..) | Self::GuardRail(_) | Self::DeleteGuardRail(_) => {
                before.clone()
            }
            _ => {
                let mut instance = Instance::clone(before.instance());
                self.apply(&mut instance);
                Resolver::new(Arc::new(instance))
            }
        }
    }
}
