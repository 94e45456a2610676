//! A Jira instance as far as access depends on it: the things of domain.md, section 1.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::holder::Holder;
use crate::ids::{
    ApplicationKey, FieldId, GroupName, IssueId, IssueKey, PermissionKey, ProjectId, ProjectKey,
    RoleId, SchemeId, SecurityLevelId, SecuritySchemeId, UserKey,
};
use crate::scheme::PermissionScheme;
use crate::table::Table;

/// Everything that access depends on, at one moment.
///
/// A copy with one change shares all the rest with the original ([`Table`]). References
/// between things may dangle: what is named and not here is an unknown holder (domain.md, rule 4).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Instance {
    /// The permissions that apps add to the built-in ones.
    pub app_permissions: Table<PermissionKey, AppPermission>,
    /// Users by key.
    pub users: Table<UserKey, User>,
    /// Groups by name.
    pub groups: Table<GroupName, Group>,
    /// Applications and the groups whose members may log in to them.
    pub applications: Table<ApplicationKey, ApplicationRole>,
    /// Project roles by id.
    pub roles: Table<RoleId, ProjectRole>,
    /// Custom fields by id.
    pub fields: Table<FieldId, CustomField>,
    /// Permission schemes by id.
    pub schemes: Table<SchemeId, PermissionScheme>,
    /// Issue security schemes by id.
    pub security_schemes: Table<SecuritySchemeId, IssueSecurityScheme>,
    /// Projects by id.
    pub projects: Table<ProjectId, Project>,
    /// Issues by id; only those one wants to ask about.
    pub issues: Table<IssueId, Issue>,
    /// Who holds which global permission.
    pub global_grants: BTreeSet<GlobalGrant>,
}

impl Instance {
    /// The project with this key.
    #[must_use]
    pub fn project_by_key(&self, key: &str) -> Option<&Arc<Project>> {
        self.projects.values().find(|p| p.key.as_str() == key)
    }

    /// The user who signs in with this name.
    #[must_use]
    pub fn user_by_name(&self, name: &str) -> Option<&Arc<User>> {
        self.users.values().find(|user| user.name == name)
    }

    /// The projects that use a scheme, by id.
    pub fn projects_of(&self, scheme: SchemeId) -> impl Iterator<Item = &Arc<Project>> {
        self.projects.values().filter(move |p| p.scheme == scheme)
    }
}

/// A permission that an app adds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppPermission {
    /// Its key.
    pub key: PermissionKey,
    /// What it is called; may equal the key.
    pub name: String,
    /// What it allows, in the app's words; may be empty.
    pub description: String,
}

/// A person with an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
    /// What grants name.
    pub key: UserKey,
    /// What one signs in with, and what role and group calls name.
    pub name: String,
    /// What people call them.
    pub display_name: String,
    /// May be empty.
    pub email: String,
    /// Inactive users cannot sign in (domain.md, rule 3).
    pub active: bool,
}

/// A group of users, perhaps with sub-groups whose members are members too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Its name, which is its identity.
    pub name: GroupName,
    /// Its direct members.
    pub users: BTreeSet<UserKey>,
    /// Its direct sub-groups. A cycle does no harm.
    pub groups: BTreeSet<GroupName>,
}

/// An application and the groups whose members may log in to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApplicationRole {
    /// Its key.
    pub key: ApplicationKey,
    /// What it is called.
    pub name: String,
    /// The groups that give access.
    pub groups: BTreeSet<GroupName>,
}

/// Users and groups who act in a role.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Actors {
    /// Users by key.
    pub users: BTreeSet<UserKey>,
    /// Groups by name.
    pub groups: BTreeSet<GroupName>,
}

impl Actors {
    /// Whether nobody acts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.users.is_empty() && self.groups.is_empty()
    }
}

/// A project role: an instance-wide name, with members in each project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProjectRole {
    /// Its id.
    pub id: RoleId,
    /// Its name, unique among all roles.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Copied into each project when that is created; later changes touch no existing project.
    pub default_actors: Actors,
}

/// What a custom field's value names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldKind {
    /// Users: a single or multiple user picker.
    Users,
    /// Groups: a group picker, or a select list whose options are group names.
    Groups,
}

/// A custom field that a grant can name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomField {
    /// Its id, such as `customfield_10101`.
    pub id: FieldId,
    /// What it is called.
    pub name: String,
    /// What its value names.
    pub kind: FieldKind,
}

/// A project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its key, such as `ACME`.
    pub key: ProjectKey,
    /// Its name.
    pub name: String,
    /// Who leads it; a project whose lead was deleted has none.
    pub lead: Option<UserKey>,
    /// Its type, such as `software`.
    pub kind: String,
    /// Archived projects are read-only (domain.md, rule 9).
    pub archived: bool,
    /// Its permission scheme.
    pub scheme: SchemeId,
    /// Its issue security scheme, if it has one.
    pub security_scheme: Option<SecuritySchemeId>,
    /// Who acts in which role here.
    pub actors: BTreeMap<RoleId, Actors>,
}

/// An issue, as far as access depends on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// Its key, such as `ACME-7`.
    pub key: IssueKey,
    /// What it is about.
    pub summary: String,
    /// The project it is in.
    pub project: ProjectId,
    /// Who reported it.
    pub reporter: Option<UserKey>,
    /// Whom it is assigned to.
    pub assignee: Option<UserKey>,
    /// Its level of issue security, if it has one.
    pub level: Option<SecurityLevelId>,
    /// The users named in its user fields.
    pub user_fields: BTreeMap<FieldId, BTreeSet<UserKey>>,
    /// The groups named in its group fields.
    pub group_fields: BTreeMap<FieldId, BTreeSet<GroupName>>,
}

/// Levels that narrow who sees an issue (domain.md, rule 8).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssueSecurityScheme {
    /// Its id.
    pub id: SecuritySchemeId,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Its levels.
    pub levels: Vec<SecurityLevel>,
}

/// One level of an issue security scheme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SecurityLevel {
    /// Its id, unique over all schemes.
    pub id: SecurityLevelId,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Who sees issues of this level, if they also have Browse Projects there.
    pub holders: BTreeSet<Holder>,
}

/// A global permission given to a group, or to anyone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GlobalGrant {
    /// Key of the global permission.
    pub permission: PermissionKey,
    /// The group; `None` gives it to anyone, signed in or not.
    pub group: Option<GroupName>,
}
