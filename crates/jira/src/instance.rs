//! A whole instance in one answer: what the reference server adds to the dialect.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use whocan_access::Inserting;

use serde::{Deserialize, Serialize};
use whocan_access::{
    Actors, ApplicationRole, GlobalGrant, Group, GroupName, Instance, PermissionScheme, Project,
    ProjectId, ProjectRole, RoleId, SchemeId, SecuritySchemeId, Table, User, UserKey,
};

use crate::application::ApplicationRoleBean;
use crate::field::FieldBean;
use crate::permission::PermissionBean;
use crate::scheme::SchemeBean;
use crate::user::UserBean;

/// The path of the bulk answer below an instance's base address.
pub const INSTANCE: &str = "/rest/whocan/1/instance";

/// Everything the resolver needs, apart from issues. Users are named by key throughout.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InstanceBean {
    /// Permissions that apps add.
    pub permissions: Vec<PermissionBean>,
    /// Users.
    pub users: Vec<UserBean>,
    /// Groups with their members.
    pub groups: Vec<GroupMembersBean>,
    /// Applications with the groups that give access.
    pub application_roles: Vec<ApplicationRoleBean>,
    /// Project roles with their default actors.
    pub roles: Vec<RoleActorsBean>,
    /// Custom fields that grants can name.
    pub fields: Vec<FieldBean>,
    /// Permission schemes with their grants.
    pub permission_schemes: Vec<SchemeBean>,
    /// Projects with their actors.
    pub projects: Vec<ProjectAccessBean>,
    /// Who holds which global permission.
    pub global_permissions: Vec<GlobalGrantBean>,
}

/// A group with its direct members.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupMembersBean {
    /// Its name.
    pub name: String,
    /// Keys of the users in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<String>,
    /// Names of its sub-groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
}

/// Users by key and groups by name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ActorsBean {
    /// Keys of users.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<String>,
    /// Names of groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
}

/// A project role with its default actors.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleActorsBean {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// Who becomes a member in each new project.
    #[serde(default)]
    pub default_actors: ActorsBean,
}

/// A project as far as access depends on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectAccessBean {
    /// Its id.
    pub id: i64,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Key of its lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Its type.
    pub project_type_key: String,
    /// Whether it is archived.
    #[serde(default)]
    pub archived: bool,
    /// Id of its permission scheme.
    pub permission_scheme: i64,
    /// Id of its issue security scheme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue_security_scheme: Option<i64>,
    /// Its actors by role id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: BTreeMap<i64, ActorsBean>,
}

/// A global permission given to a group, or to anyone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GlobalGrantBean {
    /// Its key.
    pub permission: String,
    /// The group; absent for anyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

fn texts<T: ToString>(names: &BTreeSet<T>) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

impl From<&Actors> for ActorsBean {
    fn from(actors: &Actors) -> Self {
        Self {
            users: texts(&actors.users),
            groups: texts(&actors.groups),
        }
    }
}

impl From<&Project> for ProjectAccessBean {
    fn from(project: &Project) -> Self {
        let roles = project.actors.iter();
        Self {
            id: project.id.0,
            key: project.key.to_string(),
            name: project.name.clone(),
            lead: project.lead.as_ref().map(ToString::to_string),
            project_type_key: project.kind.clone(),
            archived: project.archived,
            permission_scheme: project.scheme.0,
            issue_security_scheme: project.security_scheme.map(|id| id.0),
            roles: roles
                .map(|(role, actors)| (role.0, actors.into()))
                .collect(),
        }
    }
}

impl From<&Instance> for InstanceBean {
    fn from(instance: &Instance) -> Self {
        let groups = instance.groups.values().map(|group| GroupMembersBean {
            name: group.name.to_string(),
            users: texts(&group.users),
            groups: texts(&group.groups),
        });
        let roles = instance.roles.values().map(|role| RoleActorsBean {
            id: role.id.0,
            name: role.name.clone(),
            description: role.description.clone(),
            default_actors: (&role.default_actors).into(),
        });
        let globals = instance.global_grants.iter().map(|grant| GlobalGrantBean {
            permission: grant.permission.to_string(),
            group: grant.group.as_ref().map(ToString::to_string),
        });
        Self {
            permissions: beans(instance.app_permissions.values()),
            users: beans(instance.users.values()),
            groups: groups.collect(),
            application_roles: beans(instance.applications.values()),
            roles: roles.collect(),
            fields: beans(instance.fields.values()),
            permission_schemes: beans(instance.schemes.values()),
            projects: beans(instance.projects.values()),
            global_permissions: globals.collect(),
        }
    }
}

fn beans<'a, T: 'a, B: From<&'a T>>(things: impl Iterator<Item = &'a Arc<T>>) -> Vec<B> {
    things.map(|thing| B::from(thing)).collect()
}

/// Gives out the names of users and groups so that equal ones share one text.
struct Names {
    users: BTreeSet<UserKey>,
    groups: BTreeSet<GroupName>,
}

impl Names {
    fn user(&self, key: &str) -> UserKey {
        self.users.get(key).cloned().unwrap_or_else(|| key.into())
    }

    fn group(&self, name: &str) -> GroupName {
        self.groups
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.into())
    }

    fn actors(&self, bean: &ActorsBean) -> Actors {
        Actors {
            users: bean.users.iter().map(|key| self.user(key)).into_set(),
            groups: bean.groups.iter().map(|name| self.group(name)).into_set(),
        }
    }
}

impl From<&InstanceBean> for Instance {
    fn from(bean: &InstanceBean) -> Self {
        let names = Names {
            users: bean
                .users
                .iter()
                .map(|user| user.key.as_str().into())
                .into_set(),
            groups: bean
                .groups
                .iter()
                .map(|group| group.name.as_str().into())
                .into_set(),
        };
        let users = bean.users.iter().map(|user| {
            let key = names.user(&user.key);
            let user = User {
                key: key.clone(),
                ..User::from(user)
            };
            (key, Arc::new(user))
        });
        let groups = bean.groups.iter().map(|group| {
            let name = names.group(&group.name);
            let members = Group {
                name: name.clone(),
                users: group.users.iter().map(|key| names.user(key)).into_set(),
                groups: group.groups.iter().map(|name| names.group(name)).into_set(),
            };
            (name, Arc::new(members))
        });
        let roles = bean.roles.iter().map(|role| ProjectRole {
            id: RoleId(role.id),
            name: role.name.clone(),
            description: role.description.clone(),
            default_actors: names.actors(&role.default_actors),
        });
        let projects = bean.projects.iter().map(|project| {
            let actors = project.roles.iter();
            Project {
                id: ProjectId(project.id),
                key: project.key.as_str().into(),
                name: project.name.clone(),
                lead: project.lead.as_deref().map(|key| names.user(key)),
                kind: project.project_type_key.clone(),
                archived: project.archived,
                scheme: SchemeId(project.permission_scheme),
                security_scheme: project.issue_security_scheme.map(SecuritySchemeId),
                actors: actors
                    .map(|(role, actors)| (RoleId(*role), names.actors(actors)))
                    .into_map(),
            }
        });
        let globals = bean.global_permissions.iter().map(|grant| GlobalGrant {
            permission: grant.permission.as_str().into(),
            group: grant.group.as_deref().map(|name| names.group(name)),
        });
        let app_permissions = bean
            .permissions
            .iter()
            .filter_map(PermissionBean::to_app_permission);
        let applications = bean.application_roles.iter().map(ApplicationRole::from);
        let fields = bean.fields.iter().filter_map(FieldBean::to_field);
        let schemes = bean.permission_schemes.iter().map(PermissionScheme::from);
        Self {
            app_permissions: keyed(app_permissions, |permission| permission.key.clone()),
            users: users.collect(),
            groups: groups.collect(),
            applications: keyed(applications, |application| application.key.clone()),
            roles: keyed(roles, |role| role.id),
            fields: keyed(fields, |field| field.id.clone()),
            schemes: keyed(schemes, |scheme| scheme.id),
            projects: keyed(projects, |project| project.id),
            global_grants: globals.into_set(),
            ..Self::default()
        }
    }
}

/// Things by what identifies them.
fn keyed<T, K: Ord>(things: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Table<K, T> {
    things.map(|thing| (key(&thing), Arc::new(thing))).collect()
}
