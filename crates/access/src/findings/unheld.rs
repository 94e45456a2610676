//! What nobody holds, and assignees who cannot be.

use crate::access::Condition;
use crate::permission::{ADMINISTER_PROJECTS, ASSIGNABLE_USER, BROWSE_PROJECTS};
use crate::subject::{Mode, Scope, Subject};

use super::survey::{Survey, View};
use super::{About, Reason, Severity};

const ASSIGN_ISSUES: &str = "ASSIGN_ISSUES";

impl Survey<'_> {
    pub(super) fn unheld(&mut self, view: &View<'_>) {
        for permission in [ADMINISTER_PROJECTS, BROWSE_PROJECTS] {
            let cells = view.cells(permission);
            let holders: Vec<_> = cells.iter().map(|cell| self.compiled(cell)).collect();
            for project in view.projects.iter().filter(|project| !project.archived) {
                if !holders.iter().any(|holder| self.somebody(holder, project)) {
                    let reason = Reason::NobodyHolds(permission.into());
                    self.found(Severity::High, About::Project(project.id), reason, None);
                }
            }
        }
        self.assignees(view);
    }

    /// Assign Issues and Assignable User that do not go together, and leads, who are the default
    /// assignees, but cannot be assigned anything.
    fn assignees(&mut self, view: &View<'_>) {
        let assign = !view.cells(ASSIGN_ISSUES).is_empty();
        let assignable = !view.cells(ASSIGNABLE_USER).is_empty();
        let reason = match (assign, assignable) {
            (true, false) => Reason::AssignWithoutAssignable,
            (false, true) => Reason::AssignableWithoutAssign,
            _ => {
                if assignable {
                    self.leads(view);
                }
                return;
            }
        };
        self.found(Severity::Medium, view.about(), reason, None);
    }

    fn leads(&mut self, view: &View<'_>) {
        for project in view.projects.iter().filter(|project| !project.archived) {
            let Some(lead) = &project.lead else { continue };
            let subject = Subject::User(lead.clone());
            let scope = Scope::Project(project.id);
            let access = self.resolver.access(&subject, scope, Mode::DataCenter);
            if access.is_ok_and(|access| access.granted(ASSIGNABLE_USER) == Condition::Never) {
                let reason = Reason::LeadNotAssignable(lead.clone());
                self.found(Severity::Medium, About::Project(project.id), reason, None);
            }
        }
    }
}
