//! Single steps that change access: what an answer proposes, and what can be tried before it is
//! done.

use std::collections::BTreeMap;

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
        let mut schemes: BTreeMap<SchemeId, Draft> = BTreeMap::new();
        let mut actors: BTreeMap<(ProjectId, RoleId), Actors> = BTreeMap::new();
        for step in steps {
            match step {
                Step::JoinGroup(_) => {}
                Step::AddActor(project, role, actor) => {
                    let acting = self.acting(&mut actors, *project, *role);
                    match actor {
                        Actor::User(key) => acting.users.insert(key.clone()),
                        Actor::Group(name) => acting.groups.insert(name.clone()),
                    };
                }
                Step::RemoveActor(project, role, actor) => {
                    let acting = self.acting(&mut actors, *project, *role);
                    match actor {
                        Actor::User(key) => acting.users.remove(key),
                        Actor::Group(name) => acting.groups.remove(name),
                    };
                }
                Step::Grant(id, cell) | Step::Revoke(id, cell) => {
                    if let Some(scheme) = self.instance.schemes.get(id) {
                        let granted = matches!(step, Step::Grant(..));
                        let draft = schemes.entry(*id).or_default();
                        draft.set(scheme, cell.clone(), granted);
                    }
                }
            }
        }
        let schemes = schemes.iter().filter_map(|(id, draft)| {
            let scheme = self.instance.schemes.get(id)?;
            Some(draft.apply(scheme))
        });
        self.with_all_actors(actors).with_schemes(schemes)
    }

    /// Who acts in a role of a project after the steps looked at so far.
    fn acting<'a>(
        &self,
        actors: &'a mut BTreeMap<(ProjectId, RoleId), Actors>,
        project: ProjectId,
        role: RoleId,
    ) -> &'a mut Actors {
        actors.entry((project, role)).or_insert_with(|| {
            let project = self.instance.projects.get(&project);
            let acting = project.and_then(|project| project.actors.get(&role));
            acting.cloned().unwrap_or_default()
        })
    }
}
