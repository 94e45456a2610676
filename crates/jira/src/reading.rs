//! Reading an instance piece by piece, from a server that speaks the plain dialect only.
//!
//! Holds no connection: it says which addresses to read next, takes the answers in any order, and
//! puts the instance together. Whoever uses it decides how many requests run at once, shows how
//! far it is, and may stop at any time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use whocan_access::Inserting;

use serde::de::DeserializeOwned;
use whocan_access::Instance;

use crate::application::ApplicationRoleBean;
use crate::field::FieldBean;
use crate::group::{GroupSuggestionsBean, PageBean};
use crate::instance::{
    ActorsBean, GroupMembersBean, InstanceBean, ProjectAccessBean, RoleActorsBean,
};
use crate::links::{API, escape};
use crate::permission::{PermissionBean, PermissionsBean};
use crate::project::ProjectBean;
use crate::role::{GROUP_ACTOR, RoleBean};
use crate::scheme::{SchemeBean, SchemeListBean};
use crate::user::UserBean;

/// How many users one request asks for.
const USERS_A_PAGE: usize = 1_000;
/// How many members of a group one request asks for.
const MEMBERS_A_PAGE: usize = 50;

/// An address to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// Path and query below the instance's base address.
    pub path: String,
    part: Part,
}

/// What an address holds.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Schemes,
    Permissions,
    Fields,
    Applications,
    Roles,
    Projects,
    Groups,
    Users { from: usize },
    Members { group: String, from: usize },
    ProjectScheme { project: i64 },
    ProjectRole { project: i64, role: i64 },
}

/// Why an instance cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadingError {
    /// The caller is not signed in (any more). Signing in and answering the same call again goes on.
    #[error("not signed in")]
    Unauthorized,
    /// A part without which nothing can be shown was refused or failed.
    #[error("{path} answered {status}")]
    Refused {
        /// Path and query that were read.
        path: String,
        /// The status of the answer.
        status: u16,
    },
    /// An answer is not what the dialect says.
    #[error("the answer of {path} cannot be read: {reason}")]
    Malformed {
        /// Path and query that were read.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// An instance being read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    open: VecDeque<Call>,
    called: usize,
    done: usize,
    bean: InstanceBean,
    projects_read: bool,
    roles_read: bool,
    /// Actors by project and role, users by name.
    actors: BTreeMap<(i64, i64), (Vec<String>, Vec<String>)>,
    default_actors: BTreeMap<i64, (Vec<String>, Vec<String>)>,
    schemes: BTreeMap<i64, i64>,
    users: BTreeMap<String, UserBean>,
    members: BTreeMap<String, BTreeSet<String>>,
    missing: BTreeSet<String>,
}

impl Reading {
    /// A reading that has not begun.
    #[must_use]
    pub fn new() -> Self {
        let mut reading = Self::default();
        for (part, path) in [
            (Part::Schemes, "/permissionscheme?expand=permissions"),
            (Part::Permissions, "/permissions"),
            (Part::Fields, "/field"),
            (Part::Applications, "/applicationrole"),
            (Part::Roles, "/role"),
            (Part::Projects, "/project?expand=lead&includeArchived=true"),
            (Part::Groups, "/groups/picker?query=&maxResults=100000"),
        ] {
            reading.call(part, path);
        }
        reading.call_users(0);
        reading
    }

    /// The next address to read; `None` while the rest depends on answers that are still to come,
    /// and when all is read.
    pub fn next_call(&mut self) -> Option<Call> {
        self.open.pop_front()
    }

    /// Whether every answer has come.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.done == self.called
    }

    /// How many answers have come, and how many it will be as far as is known now.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.called)
    }

    /// Takes an answer. After an error the same call may be answered again, with a better answer.
    ///
    /// # Errors
    /// [`ReadingError`] if one cannot go on with this answer. Parts that the caller may not see
    /// (403) or that the server does not have (404) are no error: they stay empty and
    /// [`Reading::missing`] names them; only the schemes and the projects must be there.
    pub fn answer(&mut self, call: &Call, status: u16, body: &str) -> Result<(), ReadingError> {
        let essential = matches!(call.part, Part::Schemes | Part::Projects);
        match status {
            200..=299 => self.take(call, body)?,
            401 => return Err(ReadingError::Unauthorized),
            403 | 404 if !essential => {
                self.missing.insert(call.path.clone());
            }
            _ => {
                return Err(ReadingError::Refused {
                    path: call.path.clone(),
                    status,
                });
            }
        }
        self.done += 1;
        Ok(())
    }

    /// The paths that the caller may not see or the server does not have.
    #[must_use]
    pub fn missing(&self) -> &BTreeSet<String> {
        &self.missing
    }

    /// The instance, as far as it was read. Members through sub-groups appear as direct ones: the
    /// plain dialect does not tell them apart. Global permissions are not in it at all.
    #[must_use]
    pub fn finish(mut self) -> Instance {
        let keys: BTreeMap<String, String> = self
            .users
            .values()
            .map(|user| (user.name.clone(), user.key.clone()))
            .into_map();
        let actors = |(users, groups): &(Vec<String>, Vec<String>)| ActorsBean {
            users: users
                .iter()
                .map(|name| keys.get(name).unwrap_or(name).clone())
                .collect(),
            groups: groups.clone(),
        };
        for role in &mut self.bean.roles {
            role.default_actors = self
                .default_actors
                .get(&role.id)
                .map(actors)
                .unwrap_or_default();
        }
        let schemes = &self.schemes;
        self.bean
            .projects
            .retain(|project| schemes.contains_key(&project.id));
        for project in &mut self.bean.projects {
            if let Some(scheme) = schemes.get(&project.id) {
                project.permission_scheme = *scheme;
            }
            let roles = self.bean.roles.iter().filter_map(|role| {
                let found = self.actors.get(&(project.id, role.id))?;
                Some((role.id, actors(found)))
            });
            project.roles = roles.into_map();
        }
        let members = self.members.into_iter();
        self.bean.groups = members
            .map(|(name, users)| GroupMembersBean {
                name,
                users: users.into_iter().collect(),
                groups: Vec::new(),
            })
            .collect();
        self.bean.users = self.users.into_values().collect();
        Instance::from(&self.bean)
    }

    fn call(&mut self, part: Part, path: impl AsRef<str>) {
        self.called += 1;
        self.open.push_back(Call {
            path: format!("{API}{}", path.as_ref()),
            part,
        });
    }

    fn call_users(&mut self, from: usize) {
        let path = format!(
            "/user/search?username=.&includeActive=true&includeInactive=true\
             &startAt={from}&maxResults={USERS_A_PAGE}"
        );
        self.call(Part::Users { from }, path);
    }

    fn call_members(&mut self, group: &str, from: usize) {
        let path = format!(
            "/group/member?groupname={}&includeInactiveUsers=true\
             &startAt={from}&maxResults={MEMBERS_A_PAGE}",
            escape(group)
        );
        let group = group.to_owned();
        self.call(Part::Members { group, from }, path);
    }

    fn take(&mut self, call: &Call, body: &str) -> Result<(), ReadingError> {
        let path = &call.path;
        match &call.part {
            Part::Schemes => {
                let list: SchemeListBean = parse(path, body)?;
                self.bean.permission_schemes = list.permission_schemes;
            }
            Part::Permissions => {
                let all: PermissionsBean = parse(path, body)?;
                let apps = all.permissions.into_values();
                self.bean.permissions = apps
                    .filter(|permission: &PermissionBean| permission.to_app_permission().is_some())
                    .collect();
            }
            Part::Fields => self.bean.fields = parse::<Vec<FieldBean>>(path, body)?,
            Part::Applications => {
                self.bean.application_roles = parse::<Vec<ApplicationRoleBean>>(path, body)?;
            }
            Part::Roles => {
                self.take_roles(parse(path, body)?);
                self.roles_read = true;
                self.call_project_roles();
            }
            Part::Projects => {
                self.take_projects(parse(path, body)?);
                self.projects_read = true;
                self.call_project_roles();
            }
            Part::Groups => {
                let found: GroupSuggestionsBean = parse(path, body)?;
                for group in found.groups {
                    self.call_members(&group.name, 0);
                    self.members.entry(group.name).or_default();
                }
            }
            Part::Users { from } => {
                let users: Vec<UserBean> = parse(path, body)?;
                if !users.is_empty() {
                    self.call_users(from + users.len());
                }
                self.take_users(users);
            }
            Part::Members { group, from } => {
                let page: PageBean<UserBean> = parse(path, body)?;
                if !page.is_last && !page.values.is_empty() {
                    self.call_members(group, from + page.values.len());
                }
                let members = self.members.entry(group.clone()).or_default();
                members.extend(page.values.iter().map(|user| user.key.clone()));
                self.take_users(page.values);
            }
            Part::ProjectScheme { project } => {
                let scheme: SchemeBean = parse(path, body)?;
                self.schemes.insert(*project, scheme.id);
            }
            Part::ProjectRole { project, role } => {
                let found: RoleBean = parse(path, body)?;
                self.actors.insert((*project, *role), names(&found));
            }
        }
        Ok(())
    }

    /// Users are met in several places; the first description of one counts.
    fn take_users(&mut self, users: Vec<UserBean>) {
        for user in users {
            self.users.entry(user.key.clone()).or_insert(user);
        }
    }

    fn take_roles(&mut self, roles: Vec<RoleBean>) {
        for role in roles {
            self.default_actors.insert(role.id, names(&role));
            self.bean.roles.push(RoleActorsBean {
                id: role.id,
                name: role.name,
                description: role.description.unwrap_or_default(),
                default_actors: ActorsBean::default(),
            });
        }
    }

    fn take_projects(&mut self, projects: Vec<ProjectBean>) {
        for project in projects {
            let Ok(id) = project.id.parse() else { continue };
            self.call(
                Part::ProjectScheme { project: id },
                format!("/project/{id}/permissionscheme"),
            );
            self.bean.projects.push(ProjectAccessBean {
                id,
                key: project.key,
                name: project.name,
                lead: project.lead.as_ref().map(|lead| lead.key.clone()),
                project_type_key: project.project_type_key,
                archived: project.archived,
                permission_scheme: 0,
                issue_security_scheme: None,
                roles: BTreeMap::new(),
            });
            self.take_users(project.lead.into_iter().collect());
        }
    }

    fn call_project_roles(&mut self) {
        if !(self.projects_read && self.roles_read) {
            return;
        }
        let projects = self.bean.projects.iter().map(|project| project.id);
        let roles = self.bean.roles.iter().map(|role| role.id);
        let pairs: Vec<(i64, i64)> = projects
            .flat_map(|project| roles.clone().map(move |role| (project, role)))
            .collect();
        for (project, role) in pairs {
            self.call(
                Part::ProjectRole { project, role },
                format!("/project/{project}/role/{role}"),
            );
        }
    }
}

/// Names of the users and of the groups that act in a role.
fn names(role: &RoleBean) -> (Vec<String>, Vec<String>) {
    let actors = role.actors.iter().flatten();
    let (groups, users): (Vec<_>, Vec<_>) = actors.partition(|actor| actor.kind == GROUP_ACTOR);
    let name = |actors: Vec<&crate::role::ActorBean>| {
        actors.into_iter().map(|actor| actor.name.clone()).collect()
    };
    (name(users), name(groups))
}

fn parse<T: DeserializeOwned>(path: &str, body: &str) -> Result<T, ReadingError> {
    serde_json::from_str(body).map_err(|error| ReadingError::Malformed {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}
