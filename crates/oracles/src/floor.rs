//! The floor for speed: what a careful person would write by hand in plain Rust, with hash sets of
//! strings and a loop over grants. Answers only whether a user is granted a permission in a
//! project, as Data Center does: no conditions, no needs, no chains.

use std::collections::{HashMap, HashSet};

use whocan_access::{Cell, Holder, Instance, ProjectId, RoleId, UserKey};

/// An instance in hash sets.
#[derive(Debug)]
pub struct Floor<'a> {
    /// By user: their groups, through sub-groups too.
    groups: HashMap<&'a str, HashSet<&'a str>>,
    /// Users with access to some application, and by application.
    applications: HashMap<Option<&'a str>, HashSet<&'a str>>,
    projects: HashMap<ProjectId, FloorProject<'a>>,
}

#[derive(Debug)]
struct FloorProject<'a> {
    lead: Option<&'a str>,
    users: HashMap<RoleId, HashSet<&'a str>>,
    groups: HashMap<RoleId, HashSet<&'a str>>,
    grants: Vec<(&'a str, &'a Holder)>,
}

impl<'a> Floor<'a> {
    /// Prepares an instance.
    #[must_use]
    pub fn new(instance: &'a Instance) -> Self {
        let mut parents: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut groups: HashMap<&str, HashSet<&str>> = HashMap::new();
        for group in instance.groups.values() {
            for child in &group.groups {
                parents
                    .entry(child.as_str())
                    .or_default()
                    .push(group.name.as_str());
            }
            for user in &group.users {
                groups
                    .entry(user.as_str())
                    .or_default()
                    .insert(group.name.as_str());
            }
        }
        for own in groups.values_mut() {
            let mut open: Vec<&str> = own.iter().copied().collect();
            while let Some(group) = open.pop() {
                for parent in parents.get(group).into_iter().flatten() {
                    if own.insert(parent) {
                        open.push(parent);
                    }
                }
            }
        }
        let mut applications: HashMap<Option<&str>, HashSet<&str>> = HashMap::new();
        for application in instance.applications.values() {
            for (user, own) in &groups {
                if application
                    .groups
                    .iter()
                    .any(|group| own.contains(group.as_str()))
                {
                    let key = Some(application.key.as_str());
                    applications.entry(key).or_default().insert(user);
                    applications.entry(None).or_default().insert(user);
                }
            }
        }
        let projects = instance.projects.values().map(|project| {
            let grants = instance.schemes.get(&project.scheme).into_iter();
            let users = project.actors.iter();
            let users = users.map(|(role, actors)| (*role, texts(actors.users.iter())));
            let in_role = project.actors.iter().map(|(role, actors)| {
                let names = actors.groups.iter().map(whocan_access::GroupName::as_str);
                (*role, names.collect())
            });
            let prepared = FloorProject {
                lead: project.lead.as_ref().map(UserKey::as_str),
                users: users.collect(),
                groups: in_role.collect(),
                grants: grants
                    .flat_map(|scheme| &scheme.grants)
                    .map(|grant| (grant.cell.permission.as_str(), &grant.cell.holder))
                    .collect(),
            };
            (project.id, prepared)
        });
        Self {
            projects: projects.collect(),
            groups,
            applications,
        }
    }

    /// What an active user is granted in a project.
    #[must_use]
    pub fn granted(&self, user: &str, project: ProjectId) -> HashSet<&'a str> {
        let Some(project) = self.projects.get(&project) else {
            return HashSet::new();
        };
        let who = self.who(user);
        let grants = project.grants.iter();
        grants
            .filter(|(_, holder)| self.matches(&who, project, holder))
            .map(|(permission, _)| *permission)
            .collect()
    }

    /// Whether an active user is granted one permission in a project.
    #[must_use]
    pub fn check(&self, user: &str, project: ProjectId, permission: &str) -> bool {
        let Some(project) = self.projects.get(&project) else {
            return false;
        };
        let who = self.who(user);
        let mut grants = project.grants.iter();
        grants
            .any(|(granted, holder)| *granted == permission && self.matches(&who, project, holder))
    }

    /// What an active user would be granted in a project by other grants.
    #[must_use]
    pub fn granted_by<'s>(
        &self,
        user: &str,
        project: ProjectId,
        cells: impl Iterator<Item = &'s Cell>,
    ) -> HashSet<&'s str> {
        let Some(project) = self.projects.get(&project) else {
            return HashSet::new();
        };
        let who = self.who(user);
        let granting = cells.filter(|cell| self.matches(&who, project, &cell.holder));
        granting.map(|cell| cell.permission.as_str()).collect()
    }

    fn who<'w>(&'w self, user: &'w str) -> (&'w str, Option<&'w HashSet<&'a str>>) {
        (user, self.groups.get(user))
    }

    fn matches(
        &self,
        (user, groups): &(&str, Option<&HashSet<&'a str>>),
        project: &FloorProject<'a>,
        holder: &Holder,
    ) -> bool {
        let in_application = |key| {
            self.applications
                .get(&key)
                .is_some_and(|users| users.contains(user))
        };
        match holder {
            Holder::Anyone
            | Holder::Reporter
            | Holder::Assignee
            | Holder::UserCustomField(_)
            | Holder::GroupCustomField(_) => true,
            Holder::ApplicationRole(key) => {
                in_application(key.as_ref().map(whocan_access::ApplicationKey::as_str))
            }
            Holder::User(key) => key.as_str() == *user,
            Holder::Group(name) => groups.is_some_and(|groups| groups.contains(name.as_str())),
            Holder::ProjectRole(role) => {
                let users = project.users.get(role);
                let acting = project.groups.get(role);
                users.is_some_and(|users| users.contains(user))
                    || acting
                        .zip(*groups)
                        .is_some_and(|(acting, groups)| !acting.is_disjoint(groups))
            }
            Holder::ProjectLead => project.lead == Some(*user),
            _ => false,
        }
    }
}

fn texts<'a>(keys: impl Iterator<Item = &'a UserKey>) -> HashSet<&'a str> {
    keys.map(UserKey::as_str).collect()
}
