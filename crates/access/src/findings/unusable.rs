//! Holders that have something they cannot use, or cannot use well.

use crate::compiled::schemes::CompiledHolder;
use crate::holder::Holder;
use crate::ids::{PermissionKey, ProjectId};
use crate::instance::Project;
use crate::permission::BROWSE_PROJECTS;
use crate::scheme::Cell;

use super::broad::needs_browse;
use super::survey::{Survey, View};
use super::{Fix, Reason, Severity};

const ADD_COMMENTS: &str = "ADD_COMMENTS";
const EDIT_OWN_COMMENTS: &str = "EDIT_OWN_COMMENTS";
const EDIT_ALL_COMMENTS: &str = "EDIT_ALL_COMMENTS";

/// A holder that has something, and in these projects not what that asks for.
struct Lacking {
    holder: Holder,
    permissions: Vec<PermissionKey>,
    projects: Vec<ProjectId>,
}

impl Survey<'_> {
    pub(super) fn unusable(&mut self, view: &View<'_>) {
        for lacking in self.lacking(view, needs_browse, &[BROWSE_PROJECTS]) {
            let cell = Cell::new(BROWSE_PROJECTS, lacking.holder.clone());
            let reason = Reason::WithoutBrowse {
                holder: lacking.holder,
                permissions: lacking.permissions,
                projects: lacking.projects,
            };
            let fix = Fix::adding(view.id(), cell);
            self.found(Severity::Medium, view.about(), reason, Some(fix));
        }
        let comments = |permission: &PermissionKey| permission.as_str() == ADD_COMMENTS;
        for lacking in self.lacking(view, comments, &[EDIT_OWN_COMMENTS, EDIT_ALL_COMMENTS]) {
            let cell = Cell::new(EDIT_OWN_COMMENTS, lacking.holder.clone());
            let reason = Reason::CommentsWithoutEdit {
                holder: lacking.holder,
                projects: lacking.projects,
            };
            let fix = Fix::adding(view.id(), cell);
            self.found(Severity::Low, view.about(), reason, Some(fix));
        }
    }

    /// Holders that have what `asks` for one of the permissions in `answers`, and do not have it:
    /// neither themselves nor through a holder that they are inside of, and in some projects not
    /// even everybody by what else they are.
    fn lacking(
        &mut self,
        view: &View<'_>,
        asks: impl Fn(&PermissionKey) -> bool,
        answers: &[&str],
    ) -> Vec<Lacking> {
        let answering: Vec<&Cell> = answers.iter().flat_map(|key| view.cells(key)).collect();
        let answering: Vec<_> = answering.iter().map(|cell| self.compiled(cell)).collect();
        let mut candidates: Vec<(CompiledHolder, Lacking)> = Vec::new();
        for (holder, column) in &view.columns {
            let cells = column.iter().filter(|(permission, _)| asks(permission));
            let cells: Vec<_> = cells.collect();
            let Some((_, cell)) = cells.first() else {
                continue;
            };
            let compiled = self.compiled(cell);
            let covered = answering
                .iter()
                .any(|outer| self.is_inside(&compiled, outer));
            if covered || compiled == CompiledHolder::Nobody {
                continue;
            }
            let lacking = Lacking {
                holder: (*holder).clone(),
                permissions: cells.iter().map(|(key, _)| (*key).clone()).collect(),
                projects: Vec::new(),
            };
            candidates.push((compiled, lacking));
        }
        // Whoever has it on some issues can use the rest there, whatever else they are.
        let on_issues = answering.iter().any(|holder| holder.relation().is_some());
        if on_issues || candidates.is_empty() {
            return Vec::new();
        }
        let local = |holder: &&CompiledHolder| {
            matches!(holder, CompiledHolder::Role(_) | CompiledHolder::Lead)
        };
        self.unmark();
        for holder in answering.iter().filter(|holder| !local(holder)) {
            self.mark(holder, true);
        }
        for project in &view.projects {
            self.unmark_project();
            for holder in answering.iter().filter(local) {
                for part in self.parts(holder, project) {
                    self.mark(&part, false);
                }
            }
            for (holder, lacking) in &mut candidates {
                if self.lacks(holder, answering.is_empty(), project) {
                    lacking.projects.push(project.id);
                }
            }
        }
        let lacking = candidates.into_iter().map(|(_, lacking)| lacking);
        lacking
            .filter(|lacking| view.projects.is_empty() || !lacking.projects.is_empty())
            .collect()
    }

    /// Whether somebody matches a holder in a project and is not marked, or nobody matches it.
    fn lacks(&mut self, holder: &CompiledHolder, nobody_answers: bool, project: &Project) -> bool {
        if matches!(holder, CompiledHolder::Anyone | CompiledHolder::SignedIn) {
            return true;
        }
        if holder.relation().is_some() {
            return nobody_answers;
        }
        let parts = self.parts(holder, project);
        parts.iter().any(|part| self.names_unmarked(part)) || !self.somebody(holder, project)
    }
}
