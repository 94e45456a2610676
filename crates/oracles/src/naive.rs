//! A resolver by short, obvious loops: slow, and easy to check against domain.md by eye.

use std::collections::{BTreeSet, HashSet};

use whocan_access::{
    GroupName, Holder, Instance, Issue, Mode, Project, Relation, Scope, Subject, User, UserKey,
};

/// The permission that nearly everything else needs.
pub(crate) const BROWSE_PROJECTS: &str = "BROWSE_PROJECTS";

/// The permissions that are of no use without it (domain.md, rule 7). Keys of apps are not in the
/// table and need nothing.
pub(crate) const NEED_BROWSE: &[&str] = &[
    "VIEW_DEV_TOOLS",
    "VIEW_READONLY_WORKFLOW",
    "ASSIGNABLE_USER",
    "ASSIGN_ISSUES",
    "CLOSE_ISSUES",
    "CREATE_ISSUES",
    "DELETE_ISSUES",
    "EDIT_ISSUES",
    "LINK_ISSUES",
    "MODIFY_REPORTER",
    "MOVE_ISSUES",
    "RESOLVE_ISSUES",
    "SCHEDULE_ISSUES",
    "SET_ISSUE_SECURITY",
    "TRANSITION_ISSUES",
    "ARCHIVE_ISSUES",
    "BROWSE_ARCHIVE",
    "RESTORE_ISSUES",
    "UNARCHIVE_ISSUES",
    "VIEW_VOTERS_AND_WATCHERS",
    "MANAGE_WATCHERS",
    "ADD_COMMENTS",
    "EDIT_ALL_COMMENTS",
    "EDIT_OWN_COMMENTS",
    "DELETE_ALL_COMMENTS",
    "DELETE_OWN_COMMENTS",
    "CREATE_ATTACHMENTS",
    "DELETE_ALL_ATTACHMENTS",
    "DELETE_OWN_ATTACHMENTS",
    "WORK_ON_ISSUES",
    "EDIT_OWN_WORKLOGS",
    "EDIT_ALL_WORKLOGS",
    "DELETE_OWN_WORKLOGS",
    "DELETE_ALL_WORKLOGS",
];

/// The permission that includes one about one's own things (domain.md, rule 7).
fn all_of(permission: &str) -> Option<&'static str> {
    match permission {
        "EDIT_OWN_COMMENTS" => Some("EDIT_ALL_COMMENTS"),
        "DELETE_OWN_COMMENTS" => Some("DELETE_ALL_COMMENTS"),
        "DELETE_OWN_ATTACHMENTS" => Some("DELETE_ALL_ATTACHMENTS"),
        "EDIT_OWN_WORKLOGS" => Some("EDIT_ALL_WORKLOGS"),
        "DELETE_OWN_WORKLOGS" => Some("DELETE_ALL_WORKLOGS"),
        _ => None,
    }
}

/// Whether a permission can be used where these are granted.
fn usable(permission: &str, granted: impl Fn(&str) -> bool) -> bool {
    let given = granted(permission) || all_of(permission).is_some_and(&granted);
    given && (!NEED_BROWSE.contains(&permission) || granted(BROWSE_PROJECTS))
}

/// A question: who, where, and how holders that depend on an issue count.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The instance asked about.
    pub instance: &'a Instance,
    /// Whom it is about.
    pub subject: &'a Subject,
    /// Where.
    pub scope: Scope,
    /// How, where there is no issue.
    pub mode: Mode,
    /// In [`Mode::Conditional`] without an issue: the relations the subject is taken to have.
    pub relations: &'a BTreeSet<Relation>,
}

impl Question<'_> {
    /// Whether a permission is granted.
    #[must_use]
    pub fn granted(&self, permission: &str) -> bool {
        let Some(project) = self.project() else {
            return false;
        };
        let Some(scheme) = self.instance.schemes.get(&project.scheme) else {
            return false;
        };
        for grant in &scheme.grants {
            if grant.cell.permission.as_str() == permission
                && self.matches(project, &grant.cell.holder, permission)
            {
                return true;
            }
        }
        false
    }

    /// Whether a permission can be used (domain.md, rules 7 to 9).
    #[must_use]
    pub fn effective(&self, permission: &str) -> bool {
        self.usable_here(permission) && usable(permission, |permission| self.granted(permission))
    }

    /// What [`Question::granted`] and [`Question::effective`] say of each of these permissions,
    /// found by going over the grants once.
    #[must_use]
    pub fn answers(&self, permissions: &[&str]) -> Vec<(bool, bool)> {
        let granted = self.all_granted();
        let [here, browsing_here] =
            ["", BROWSE_PROJECTS].map(|permission| self.usable_here(permission));
        let answers = permissions.iter().map(|permission| {
            let here = if *permission == BROWSE_PROJECTS {
                browsing_here
            } else {
                here
            };
            let usable = here && usable(permission, |permission| granted.contains(permission));
            (granted.contains(permission), usable)
        });
        answers.collect()
    }

    /// Whether anything keeps a permission from being used but what is granted.
    fn usable_here(&self, permission: &str) -> bool {
        if self.project().is_some_and(|project| project.archived) && permission != BROWSE_PROJECTS {
            return false;
        }
        self.issue().is_none_or(|issue| self.sees(issue))
    }

    fn all_granted(&self) -> HashSet<&str> {
        let mut granted = HashSet::new();
        let Some(project) = self.project() else {
            return granted;
        };
        let Some(scheme) = self.instance.schemes.get(&project.scheme) else {
            return granted;
        };
        for grant in &scheme.grants {
            let permission = grant.cell.permission.as_str();
            if !granted.contains(permission)
                && self.matches(project, &grant.cell.holder, permission)
            {
                granted.insert(permission);
            }
        }
        granted
    }

    /// Whether a holder would match, if a permission were granted to it (domain.md, section 2).
    #[must_use]
    pub fn holds(&self, holder: &Holder, permission: &str) -> bool {
        self.project()
            .is_some_and(|project| self.matches(project, holder, permission))
    }

    /// Whether the subject holds a global permission.
    #[must_use]
    pub fn global(&self, permission: &str) -> bool {
        for grant in &self.instance.global_grants {
            if grant.permission.as_str() == permission {
                match &grant.group {
                    None => return true,
                    Some(group) if self.is_in(group) => return true,
                    Some(_) => {}
                }
            }
        }
        false
    }

    fn issue(&self) -> Option<&Issue> {
        match self.scope {
            Scope::Project(_) => None,
            Scope::Issue(id) => self.instance.issues.get(&id).map(|issue| &**issue),
        }
    }

    fn project(&self) -> Option<&Project> {
        let id = match self.scope {
            Scope::Project(id) => id,
            Scope::Issue(_) => self.issue()?.project,
        };
        self.instance.projects.get(&id).map(|project| &**project)
    }

    /// The user asked about, unless they cannot sign in (domain.md, rule 3).
    fn user(&self) -> Option<&User> {
        match self.subject {
            Subject::User(key) => {
                let user = self.instance.users.get(key)?;
                user.active.then_some(&**user)
            }
            _ => None,
        }
    }

    fn signed_in(&self) -> bool {
        match self.subject {
            Subject::Anonymous => false,
            Subject::User(_) => self.user().is_some(),
            Subject::AnySignedIn | Subject::NewMember(_) => true,
        }
    }

    fn is(&self, key: Option<&UserKey>) -> bool {
        match (self.user(), key) {
            (Some(user), Some(key)) => user.key == *key,
            _ => false,
        }
    }

    /// Whether the subject is in a group, directly or through sub-groups.
    fn is_in(&self, group: &GroupName) -> bool {
        let mut looked_at = BTreeSet::new();
        self.is_in_or_below(group, &mut looked_at)
    }

    fn is_in_or_below(&self, name: &GroupName, looked_at: &mut BTreeSet<GroupName>) -> bool {
        if !looked_at.insert(name.clone()) {
            return false;
        }
        let Some(group) = self.instance.groups.get(name) else {
            return false;
        };
        let directly = match self.subject {
            Subject::NewMember(groups) => groups.contains(name),
            _ => self
                .user()
                .is_some_and(|user| group.users.contains(&user.key)),
        };
        if directly {
            return true;
        }
        for child in &group.groups {
            if self.is_in_or_below(child, looked_at) {
                return true;
            }
        }
        false
    }

    fn is_in_any_group(&self) -> bool {
        self.instance.groups.keys().any(|group| self.is_in(group))
    }

    /// Whether a holder matches (domain.md, section 2).
    fn matches(&self, project: &Project, holder: &Holder, permission: &str) -> bool {
        match holder {
            Holder::Anyone => true,
            Holder::ApplicationRole(None) => {
                *self.subject == Subject::AnySignedIn || {
                    let mut applications = self.instance.applications.values();
                    applications.any(|role| role.groups.iter().any(|group| self.is_in(group)))
                }
            }
            Holder::ApplicationRole(Some(key)) => {
                let role = self.instance.applications.get(key);
                role.is_some_and(|role| role.groups.iter().any(|group| self.is_in(group)))
            }
            Holder::User(key) => self.is(Some(key)),
            Holder::Group(name) => self.is_in(name),
            Holder::ProjectRole(role) => project.actors.get(role).is_some_and(|actors| {
                actors.users.iter().any(|key| self.is(Some(key)))
                    || actors.groups.iter().any(|group| self.is_in(group))
            }),
            Holder::ProjectLead => self.is(project.lead.as_ref()),
            Holder::PortalCustomers | Holder::Unknown { .. } => false,
            Holder::Reporter if permission == "CREATE_ISSUES" => self.signed_in(),
            Holder::ReporterCreate | Holder::AssigneeAssignable
                if permission != BROWSE_PROJECTS =>
            {
                false
            }
            _ if !self.signed_in() => false,
            _ => match self.issue() {
                Some(issue) => self.matches_on(issue, holder),
                None => self.matches_without_issue(project, holder),
            },
        }
    }

    fn matches_on(&self, issue: &Issue, holder: &Holder) -> bool {
        match holder {
            Holder::Reporter | Holder::ReporterCreate => self.is(issue.reporter.as_ref()),
            Holder::Assignee | Holder::AssigneeAssignable => self.is(issue.assignee.as_ref()),
            Holder::UserCustomField(field) => {
                let users = issue.user_fields.get(field);
                users.is_some_and(|users| users.iter().any(|key| self.is(Some(key))))
            }
            Holder::GroupCustomField(field) => {
                let groups = issue.group_fields.get(field);
                groups.is_some_and(|groups| groups.iter().any(|group| self.is_in(group)))
            }
            _ => false,
        }
    }

    fn matches_without_issue(&self, project: &Project, holder: &Holder) -> bool {
        let assignable = || {
            let scheme = self.instance.schemes.get(&project.scheme);
            let grants = scheme.into_iter().flat_map(|scheme| &scheme.grants);
            grants
                .filter(|grant| grant.cell.permission.as_str() == "ASSIGNABLE_USER")
                .filter(|grant| self.mode != Mode::Cloud || grant.cell.holder != Holder::Assignee)
                .any(|grant| self.matches(project, &grant.cell.holder, "ASSIGNABLE_USER"))
        };
        match (self.mode, holder) {
            (Mode::Conditional, _) => {
                let relation = match holder {
                    Holder::Reporter | Holder::ReporterCreate => Relation::Reporter,
                    Holder::Assignee | Holder::AssigneeAssignable => Relation::Assignee,
                    Holder::UserCustomField(field) => Relation::InUserField(field.clone()),
                    Holder::GroupCustomField(field) => Relation::InGroupField(field.clone()),
                    _ => return false,
                };
                self.relations.contains(&relation)
            }
            (_, Holder::ReporterCreate) => self.granted("CREATE_ISSUES"),
            (_, Holder::AssigneeAssignable) | (Mode::Cloud, Holder::Assignee) => assignable(),
            (Mode::Cloud, Holder::GroupCustomField(_)) => self.is_in_any_group(),
            _ => true,
        }
    }

    /// Whether issue security lets the subject see an issue (domain.md, rule 8).
    fn sees(&self, issue: &Issue) -> bool {
        let Some(id) = issue.level else {
            return true;
        };
        let Some(project) = self.project() else {
            return false;
        };
        for scheme in self.instance.security_schemes.values() {
            for level in &scheme.levels {
                if level.id == id {
                    return level
                        .holders
                        .iter()
                        .any(|holder| self.matches(project, holder, BROWSE_PROJECTS));
                }
            }
        }
        false
    }
}
