//! Projects: which scheme they use, and who acts in their roles.

use whocan_access::{Actor, Actors, Instance, ProjectId, RoleId, SchemeId, UserKey};
use whocan_jira::{API, ActorsInput, IdBean, RoleBean, SchemeBean, escape};

use super::{Client, Error};

impl Client {
    /// Gives a project another permission scheme.
    pub async fn assign_scheme(self, project: ProjectId, scheme: SchemeId) -> Result<(), Error> {
        let path = format!("{API}/project/{project}/permissionscheme");
        let assigned: Result<SchemeBean, Error> = self.put(&path, &IdBean { id: scheme.0 }).await;
        assigned.map(drop)
    }

    /// Adds a user or a group to a role of a project, and gives everybody who acts in it then.
    pub async fn add_actor(
        self,
        instance: &Instance,
        project: ProjectId,
        role: RoleId,
        actor: &Actor,
    ) -> Result<Actors, Error> {
        let input = match actor {
            Actor::User(key) => ActorsInput {
                user: Some(vec![user_name(instance, key)]),
                group: None,
            },
            Actor::Group(name) => ActorsInput {
                user: None,
                group: Some(vec![name.to_string()]),
            },
        };
        let answer: RoleBean = self.post(&role_path(project, role), &input).await?;
        Ok(answer.to_actors(|name| {
            let user = instance.user_by_name(name);
            user.map_or_else(|| name.into(), |user| user.key.clone())
        }))
    }

    /// Takes a user or a group out of a role of a project.
    pub async fn remove_actor(
        self,
        instance: &Instance,
        project: ProjectId,
        role: RoleId,
        actor: &Actor,
    ) -> Result<(), Error> {
        let query = match actor {
            Actor::User(key) => format!("user={}", escape(&user_name(instance, key))),
            Actor::Group(name) => format!("group={}", escape(name.as_str())),
        };
        let path = role_path(project, role);
        self.delete(&format!("{path}?{query}")).await
    }
}

fn role_path(project: ProjectId, role: RoleId) -> String {
    format!("{API}/project/{project}/role/{role}")
}

/// What calls about roles and groups name a user by. A user who is gone is named by key, as answers do.
pub(super) fn user_name(instance: &Instance, key: &UserKey) -> String {
    let user = instance.users.get(key);
    user.map_or_else(|| key.to_string(), |user| user.name.clone())
}
