//! What anonymous may do, and what many people may do that few should.

use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::PermissionKey;
use crate::permission::{BROWSE_PROJECTS, built_in};

use super::survey::{Survey, View};
use super::{Fix, Reason, Severity};

/// Permissions that let one look and no more.
pub(crate) const LOOKING: [&str; 4] = [
    BROWSE_PROJECTS,
    "VIEW_DEV_TOOLS",
    "VIEW_READONLY_WORKFLOW",
    "VIEW_VOTERS_AND_WATCHERS",
];

/// Permissions to change or delete what is others'.
const POWERS: [&str; 6] = [
    "EDIT_ALL_COMMENTS",
    "DELETE_ALL_COMMENTS",
    "EDIT_ALL_WORKLOGS",
    "DELETE_ALL_WORKLOGS",
    "DELETE_ISSUES",
    "MODIFY_REPORTER",
];

/// Whether a permission is of no use without Browse Projects.
pub(super) fn needs_browse(permission: &PermissionKey) -> bool {
    built_in(permission.as_str()).is_some_and(|permission| permission.needs_browse)
}

impl<'a> Survey<'a> {
    pub(super) fn broad(&mut self, view: &View<'a>) {
        self.anonymous(view);
        for (holder, column) in &view.columns {
            let mut cells = column.clone();
            cells.retain(|permission, _| POWERS.contains(&permission.as_str()));
            if cells.is_empty() {
                continue;
            }
            let reach = self.reach(holder);
            let broad = match (holder, reach) {
                (Holder::Anyone | Holder::ApplicationRole(_), _) => true,
                (Holder::Group(_), Reach::People(people)) => people >= self.settings.large_group,
                _ => false,
            };
            if broad {
                let reason = Reason::BroadPower {
                    holder: (*holder).clone(),
                    permissions: cells.keys().cloned().collect(),
                    reach,
                };
                let fix = Fix::removing(view.id(), cells.into_values());
                self.found(Severity::Medium, view.about(), reason, Some(fix));
            }
        }
    }

    /// What is granted to anyone and can be used without signing in.
    fn anonymous(&mut self, view: &View<'_>) {
        let Some(column) = view.columns.get(&Holder::Anyone) else {
            return;
        };
        let projects = view.projects.len();
        if projects == 0 {
            return;
        }
        let sees = column.contains_key(BROWSE_PROJECTS);
        let mut looking = column.clone();
        looking.retain(|permission, _| sees || !needs_browse(permission));
        let mut acting = looking.clone();
        looking.retain(|permission, _| LOOKING.contains(&permission.as_str()));
        acting.retain(|permission, _| !LOOKING.contains(&permission.as_str()));
        if !looking.is_empty() {
            let permissions = looking.into_keys().collect();
            let reason = Reason::AnonymousLooks {
                permissions,
                projects,
            };
            self.found(Severity::Info, view.about(), reason, None);
        }
        if !acting.is_empty() {
            let fix = Fix::removing(view.id(), acting.values().copied());
            let permissions = acting.into_keys().collect();
            let reason = Reason::AnonymousActs {
                permissions,
                projects,
            };
            self.found(Severity::High, view.about(), reason, Some(fix));
        }
    }
}
