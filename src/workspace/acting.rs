//! Who acts in the roles of projects: changed on the server, and then in the instance too.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use whocan_access::{Actor, Actors, ProjectId, RoleId, Step};

use super::Workspace;
use crate::client::Error;

/// A change of who acts in a role.
#[derive(Clone, PartialEq)]
pub enum Change {
    /// Somebody joins.
    Add(Actor),
    /// Somebody leaves.
    Remove(Actor),
}

impl Change {
    /// Whose.
    pub fn actor(&self) -> &Actor {
        match self {
            Self::Add(actor) | Self::Remove(actor) => actor,
        }
    }

    /// Who acts in the role once it is made.
    pub fn made_in(&self, mut actors: Actors) -> Actors {
        match self {
            Self::Add(Actor::User(key)) => drop(actors.users.insert(key.clone())),
            Self::Add(Actor::Group(name)) => drop(actors.groups.insert(name.clone())),
            Self::Remove(Actor::User(key)) => drop(actors.users.remove(key)),
            Self::Remove(Actor::Group(name)) => drop(actors.groups.remove(name)),
        }
        actors
    }
}

/// Who leaves a role and who joins it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Exchange {
    /// Who leaves.
    pub leave: Vec<Actor>,
    /// Who joins.
    pub join: Vec<Actor>,
}

impl Exchange {
    /// What takes it back.
    pub fn inverse(&self) -> Self {
        Self {
            leave: self.join.clone(),
            join: self.leave.clone(),
        }
    }

    /// The same as steps.
    pub fn steps(&self, project: ProjectId, role: RoleId) -> Vec<Step> {
        let leave = self.leave.iter().cloned();
        let leave = leave.map(|actor| Step::RemoveActor(project, role, actor));
        let join = self.join.iter().cloned();
        let join = join.map(|actor| Step::AddActor(project, role, actor));
        leave.chain(join).collect()
    }

    /// The same, one after the other. Who joins comes first, so that nobody is without in between.
    pub fn changes(&self) -> Vec<Change> {
        let join = self.join.iter().cloned().map(Change::Add);
        let leave = self.leave.iter().cloned().map(Change::Remove);
        join.chain(leave).collect()
    }
}

impl Workspace {
    /// Who acts in a role of a project. Reactive.
    pub fn actors(self, project: ProjectId, role: RoleId) -> Actors {
        let resolver = self.resolver();
        let project =
            resolver.and_then(|resolver| resolver.instance().projects.get(&project).cloned());
        project
            .and_then(|project| project.actors.get(&role).cloned())
            .unwrap_or_default()
    }

    /// Saves a change, and then makes it in the instance too.
    ///
    /// # Errors
    /// Why it was not saved.
    pub async fn change_actors(
        self,
        project: ProjectId,
        role: RoleId,
        change: &Change,
    ) -> Result<(), Error> {
        let resolver = untrack(|| self.resolver()).ok_or(Error::NotFound)?;
        let (client, instance) = (self.client, resolver.instance());
        let actors = match change {
            Change::Add(actor) => client.add_actor(instance, project, role, actor).await?,
            Change::Remove(actor) => {
                client.remove_actor(instance, project, role, actor).await?;
                change.made_in(untrack(|| self.actors(project, role)))
            }
        };
        self.amend(|instance| {
            if let Some(project) = instance.projects.get_mut(&project) {
                Arc::make_mut(project).actors.insert(role, actors);
            }
        });
        Ok(())
    }
}
