//! Single steps that change access: what an answer proposes, and what can be tried before it is
//! done.

use serde::{Deserialize, Serialize};

use crate::draft::Draft;
use crate::ids::{GroupName, ProjectId, RoleId, SchemeId, UserKey};
use crate::instance::Actors;
use crate::resolver::Resolver;
use crate::scheme::Cell;

/// One who acts in a project role.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Actor {
    /// A user.
    User(UserKey),
    /// A group.
    Group(GroupName),
}

/// One step that changes who has access.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Step {
    /// The subject joins a group.
    JoinGroup(GroupName),
    /// Somebody becomes an actor of a role in a project.
    AddActor(ProjectId, RoleId, Actor),
    /// Somebody is no longer an actor of a role in a project.
    RemoveActor(ProjectId, RoleId, Actor),
    /// A scheme grants a cell besides.
    Grant(SchemeId, Cell),
    /// A scheme no longer grants a cell.
    Revoke(SchemeId, Cell),
}

impl Resolver {
    /// What would be once steps are taken. What a step names and the instance does not have stays
    /// as it is; so do groups, since who joins one is not named: [`Step::JoinGroup`] is about the
    /// subject of a question.
    #[must_use]
    pub fn with_steps(&self, steps: &[Step]) -> Self {
        let mut resolver = self.clone();
        for step in steps {
            resolver = match step {
                Step::JoinGroup(_) => resolver,
                Step::AddActor(project, role, actor) => {
                    resolver.with_actor(*project, *role, actor, true)
                }
                Step::RemoveActor(project, role, actor) => {
                    resolver.with_actor(*project, *role, actor, false)
                }
                Step::Grant(scheme, cell) => resolver.with_cell(*scheme, cell, true),
                Step::Revoke(scheme, cell) => resolver.with_cell(*scheme, cell, false),
            };
        }
        resolver
    }

    fn with_cell(self, id: SchemeId, cell: &Cell, granted: bool) -> Self {
        let Some(scheme) = self.instance.schemes.get(&id) else {
            return self;
        };
        let mut draft = Draft::default();
        draft.set(scheme, cell.clone(), granted);
        self.with_scheme(draft.apply(scheme))
    }

    fn with_actor(self, id: ProjectId, role: RoleId, actor: &Actor, acting: bool) -> Self {
        let Some(project) = self.instance.projects.get(&id) else {
            return self;
        };
        let mut actors: Actors = project.actors.get(&role).cloned().unwrap_or_default();
        match (actor, acting) {
            (Actor::User(key), true) => actors.users.insert(key.clone()),
            (Actor::User(key), false) => actors.users.remove(key),
            (Actor::Group(name), true) => actors.groups.insert(name.clone()),
            (Actor::Group(name), false) => actors.groups.remove(name),
        };
        self.with_actors(id, role, actors).unwrap_or(self)
    }
}
