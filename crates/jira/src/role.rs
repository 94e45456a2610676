//! Project roles and who acts in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use whocan_access::{Actors, Instance, ProjectRole, RoleId};

use crate::links::Links;

/// What the dialect calls a user who acts in a role.
pub const USER_ACTOR: &str = "atlassian-user-role-actor";
/// What the dialect calls a group that acts in a role.
pub const GROUP_ACTOR: &str = "atlassian-group-role-actor";

/// A project role; in a project, with its actors.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RoleBean {
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: i64,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who acts in it: by default, or in the project asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actors: Option<Vec<ActorBean>>,
}

/// One user or group that acts in a role.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActorBean {
    /// A number of its own; means nothing elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// What people call them.
    #[serde(default)]
    pub display_name: String,
    /// [`USER_ACTOR`] or [`GROUP_ACTOR`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The user's name or the group's name.
    pub name: String,
}

/// Actors to be added to a role: names of users and groups.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ActorsInput {
    /// Names of users.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Vec<String>>,
    /// Names of groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Vec<String>>,
}

/// Actors that a role shall have, and no others: names by [`USER_ACTOR`] and [`GROUP_ACTOR`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActorsUpdate {
    /// Names by kind of actor.
    pub categorised_actors: BTreeMap<String, Vec<String>>,
}

impl RoleBean {
    /// A role with its address, without actors.
    #[must_use]
    pub fn new(role: &ProjectRole, links: &Links) -> Self {
        Self {
            link: Some(links.role(role.id)),
            ..Self::from(role)
        }
    }

    /// The role with these actors.
    #[must_use]
    pub fn with_actors(self, actors: &Actors, instance: &Instance) -> Self {
        Self {
            actors: Some(actor_beans(actors, instance)),
            ..self
        }
    }
}

impl From<&ProjectRole> for RoleBean {
    fn from(role: &ProjectRole) -> Self {
        Self {
            link: None,
            name: role.name.clone(),
            id: role.id.0,
            description: (!role.description.is_empty()).then(|| role.description.clone()),
            actors: None,
        }
    }
}

impl RoleBean {
    /// The role, with the actors it names as its default ones. `user_key` gives the key of a
    /// user's name.
    pub fn to_role(&self, user_key: impl Fn(&str) -> whocan_access::UserKey) -> ProjectRole {
        ProjectRole {
            id: RoleId(self.id),
            name: self.name.clone(),
            description: self.description.clone().unwrap_or_default(),
            default_actors: self.to_actors(user_key),
        }
    }

    /// The actors it names. `user_key` gives the key of a user's name.
    pub fn to_actors(&self, user_key: impl Fn(&str) -> whocan_access::UserKey) -> Actors {
        let mut actors = Actors::default();
        for actor in self.actors.iter().flatten() {
            if actor.kind == GROUP_ACTOR {
                actors.groups.insert(actor.name.as_str().into());
            } else {
                actors.users.insert(user_key(&actor.name));
            }
        }
        actors
    }
}

/// Actors as the dialect lists them: users by name, then groups. A user who no longer exists is
/// named by key.
fn actor_beans(actors: &Actors, instance: &Instance) -> Vec<ActorBean> {
    let users = actors.users.iter().map(|key| {
        let user = instance.users.get(key);
        let name = user.map_or_else(|| key.to_string(), |user| user.name.clone());
        ActorBean {
            id: None,
            display_name: user.map_or_else(|| name.clone(), |user| user.display_name.clone()),
            kind: USER_ACTOR.to_owned(),
            name,
        }
    });
    let groups = actors.groups.iter().map(|name| ActorBean {
        id: None,
        display_name: name.to_string(),
        kind: GROUP_ACTOR.to_owned(),
        name: name.to_string(),
    });
    users.chain(groups).collect()
}
