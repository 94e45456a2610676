//! Projects in dense numbers: who leads them and who acts in them.

use crate::inserting::Inserting;
use std::collections::BTreeMap;

use crate::compiled::people::People;
use crate::ids::{RoleId, SchemeId};
use crate::instance::Project;

/// What access in a project depends on, besides its scheme.
#[derive(Debug)]
pub(crate) struct CompiledProject {
    pub(crate) scheme: SchemeId,
    pub(crate) lead: Option<u32>,
    pub(crate) archived: bool,
    actors: BTreeMap<RoleId, CompiledActors>,
}

/// The known actors of a role, sorted. Unknown ones match nobody and are left out.
#[derive(Debug, Default)]
pub(crate) struct CompiledActors {
    pub(crate) users: Vec<u32>,
    pub(crate) groups: Vec<u32>,
}

impl CompiledProject {
    pub(crate) fn new(project: &Project, people: &People) -> Self {
        let actors = project.actors.iter().map(|(role, actors)| {
            let users = actors.users.iter().filter_map(|key| people.user(key));
            let groups = actors.groups.iter().filter_map(|name| people.group(name));
            let compiled = CompiledActors {
                users: users.collect(),
                groups: groups.collect(),
            };
            (*role, compiled)
        });
        Self {
            scheme: project.scheme,
            lead: project.lead.as_ref().and_then(|key| people.user(key)),
            archived: project.archived,
            actors: actors.into_map(),
        }
    }

    pub(crate) fn actors(&self, role: RoleId) -> Option<&CompiledActors> {
        self.actors.get(&role)
    }
}
