//! Worlds to ask about, built piece by piece.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::{
    Actors, ApplicationRole, Cell, Grant, GrantId, Group, Holder, Instance, Issue, IssueId,
    IssueSecurityScheme, PermissionScheme, Project, ProjectId, ProjectRole, Resolver, RoleId,
    SchemeId, Scope, SecurityLevel, SecurityLevelId, SecuritySchemeId, Subject, User,
};

pub(crate) const BROWSE: &str = "BROWSE_PROJECTS";
pub(crate) const EDIT: &str = "EDIT_ISSUES";
pub(crate) const ADMINISTER: &str = "ADMINISTER_PROJECTS";
pub(crate) const ADMINS: RoleId = RoleId(1);
pub(crate) const USERS: RoleId = RoleId(2);
pub(crate) const CLIENTS: RoleId = RoleId(3);
pub(crate) const SIGNED_IN: Holder = Holder::ApplicationRole(None);

/// A world in the making. Names of people and groups are their keys too.
#[derive(Default)]
pub(crate) struct World(Instance);

impl World {
    /// The three roles, and nothing else.
    pub(crate) fn new() -> Self {
        let mut world = Self::default();
        for (id, name) in [
            (ADMINS, "Administrators"),
            (USERS, "Users"),
            (CLIENTS, "Clients"),
        ] {
            let role = ProjectRole {
                id,
                name: name.into(),
                description: String::new(),
                default_actors: Actors::default(),
            };
            world.0.roles.insert(id, Arc::new(role));
        }
        world
    }

    pub(crate) fn users(mut self, names: &[&str]) -> Self {
        for name in names {
            let user = User {
                key: (*name).into(),
                name: (*name).into(),
                display_name: (*name).into(),
                email: String::new(),
                active: true,
            };
            self.0.users.insert(user.key.clone(), Arc::new(user));
        }
        self
    }

    pub(crate) fn inactive(self, name: &str) -> Self {
        let mut world = self.users(&[name]);
        let user = world.0.users.get_mut(name).unwrap();
        Arc::make_mut(user).active = false;
        world
    }

    pub(crate) fn group(mut self, name: &str, users: &[&str], groups: &[&str]) -> Self {
        let group = Group {
            name: name.into(),
            users: users.iter().map(|user| (*user).into()).collect(),
            groups: groups.iter().map(|group| (*group).into()).collect(),
        };
        self.0.groups.insert(group.name.clone(), Arc::new(group));
        self
    }

    pub(crate) fn application(mut self, key: &str, groups: &[&str]) -> Self {
        let application = ApplicationRole {
            key: key.into(),
            name: key.into(),
            groups: groups.iter().map(|group| (*group).into()).collect(),
        };
        let key = application.key.clone();
        self.0.applications.insert(key, Arc::new(application));
        self
    }

    pub(crate) fn scheme(mut self, id: i64, grants: &[(&str, Holder)]) -> Self {
        let grants = (1..)
            .zip(grants)
            .map(|(number, (permission, holder))| Grant {
                id: Some(GrantId(id * 1_000 + number)),
                cell: Cell::new(*permission, holder.clone()),
            });
        let scheme = PermissionScheme {
            id: SchemeId(id),
            name: format!("scheme {id}"),
            description: String::new(),
            grants: grants.collect(),
        };
        self.0.schemes.insert(scheme.id, Arc::new(scheme));
        self
    }

    pub(crate) fn project(mut self, id: i64, scheme: i64) -> Self {
        let project = Project {
            id: ProjectId(id),
            key: format!("P{id}").as_str().into(),
            name: format!("Project {id}"),
            lead: None,
            kind: "software".into(),
            archived: false,
            scheme: SchemeId(scheme),
            security_scheme: None,
            actors: [].into(),
        };
        self.0.projects.insert(project.id, Arc::new(project));
        self
    }

    pub(crate) fn acts(mut self, id: i64, role: RoleId, users: &[&str], groups: &[&str]) -> Self {
        let actors = Actors {
            users: users.iter().map(|user| (*user).into()).collect(),
            groups: groups.iter().map(|group| (*group).into()).collect(),
        };
        self.change_project(id, |project| {
            project.actors.insert(role, actors);
        });
        self
    }

    pub(crate) fn archived(mut self, id: i64) -> Self {
        self.change_project(id, |project| project.archived = true);
        self
    }

    /// An issue of project 1 with a level that these holders are in.
    pub(crate) fn issue(mut self, reporter: &str, level: &[Holder]) -> Self {
        let level = SecurityLevel {
            id: SecurityLevelId(1),
            name: "Inside".into(),
            description: String::new(),
            holders: level.iter().cloned().collect(),
        };
        let security = IssueSecurityScheme {
            id: SecuritySchemeId(1),
            name: "Security".into(),
            description: String::new(),
            levels: vec![level],
        };
        let issue = Issue {
            id: IssueId(1),
            key: "P1-1".into(),
            summary: String::new(),
            project: ProjectId(1),
            reporter: Some(reporter.into()),
            assignee: None,
            level: Some(SecurityLevelId(1)),
            user_fields: [].into(),
            group_fields: [].into(),
        };
        self.0
            .security_schemes
            .insert(security.id, Arc::new(security));
        self.0.issues.insert(issue.id, Arc::new(issue));
        self
    }

    pub(crate) fn leads(mut self, id: i64, user: &str) -> Self {
        self.change_project(id, |project| project.lead = Some(user.into()));
        self
    }

    /// Any other change.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Instance)) -> Self {
        change(&mut self.0);
        self
    }

    pub(crate) fn resolver(self) -> Resolver {
        Resolver::new(Arc::new(self.0))
    }

    fn change_project(&mut self, id: i64, change: impl FnOnce(&mut Project)) {
        let project = self.0.projects.get_mut(&ProjectId(id)).unwrap();
        change(Arc::make_mut(project));
    }
}

pub(crate) fn user(name: &str) -> Subject {
    Subject::User(name.into())
}

pub(crate) fn group(name: &str) -> Holder {
    Holder::Group(name.into())
}

pub(crate) fn role(id: RoleId) -> Holder {
    Holder::ProjectRole(id)
}

pub(crate) fn project(id: i64) -> Scope {
    Scope::Project(ProjectId(id))
}

pub(crate) fn projects(ids: &[i64]) -> BTreeSet<ProjectId> {
    ids.iter().copied().map(ProjectId).collect()
}

pub(crate) fn cell(permission: &str, holder: Holder) -> Cell {
    Cell::new(permission, holder)
}
