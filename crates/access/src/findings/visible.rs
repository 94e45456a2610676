//! Projects that more people see than was meant.

use crate::inserting::Inserting;

use crate::holder::Holder;
use crate::ids::{ProjectId, SchemeId};
use crate::isolation::Whom;
use crate::permission::{ADMINISTER, BROWSE_PROJECTS, SYSTEM_ADMIN};
use crate::scheme::Cell;
use crate::subject::Subject;

use super::survey::{Survey, View};
use super::{About, Reason, Severity};

impl Survey<'_> {
    /// Browse Projects for holders that depend on the issue (domain.md, rule 5). Where any
    /// signed-in user sees the project anyway, it opens nothing.
    pub(super) fn visible(&mut self, view: &View<'_>) {
        let cells = view.cells(BROWSE_PROJECTS);
        let open =
            |cell: &&Cell| matches!(cell.holder, Holder::Anyone | Holder::ApplicationRole(None));
        if cells.iter().any(open) {
            return;
        }
        let holders = cells.iter().map(|cell| &cell.holder).filter(|holder| {
            let by_browse = matches!(holder, Holder::ReporterCreate | Holder::AssigneeAssignable);
            holder.relation().is_some() && !by_browse
        });
        let holders: Vec<Holder> = holders.cloned().collect();
        if !holders.is_empty() {
            let reason = Reason::BrowseByIssue(holders);
            self.found(Severity::Medium, view.about(), reason, None);
        }
    }

    /// Outside groups that see more than is meant for them: as a new member would, or else as
    /// their members do.
    pub(super) fn outside_groups(&mut self) {
        for (group, meant) in &self.settings.outside {
            let new_member = Whom::Subject(Subject::new_member_of(group.clone()));
            for whom in [new_member, Whom::MembersOf(group.clone())] {
                let isolation = self.resolver.isolation(&whom, meant, self.settings.mode);
                let Ok(isolation) = isolation else { continue };
                if isolation.is_tight() {
                    continue;
                }
                let projects = isolation.leaks.iter().map(|leak| leak.project).into_set();
                let causes = isolation.leaks.into_iter().flat_map(|leak| leak.causes);
                let reason = Reason::SeesTooMuch {
                    whom,
                    projects: projects.into_iter().collect::<Vec<ProjectId>>(),
                    causes: causes.into_set(),
                };
                self.found(Severity::High, About::Group(group.clone()), reason, None);
            }
        }
    }

    /// Default members of roles that may browse, but for administrators.
    pub(super) fn default_members(&mut self) {
        let instance = self.resolver.instance();
        let administers = [ADMINISTER, SYSTEM_ADMIN];
        let grants = instance.global_grants.iter();
        let administering = grants
            .filter(|grant| administers.contains(&grant.permission.as_str()))
            .filter_map(|grant| grant.group.clone())
            .into_set();
        for role in instance.roles.values() {
            let mut actors = role.default_actors.clone();
            actors.groups.retain(|group| !administering.contains(group));
            if actors.is_empty() {
                continue;
            }
            let holder = Holder::ProjectRole(role.id);
            let cell = Cell::new(BROWSE_PROJECTS, holder);
            let schemes = instance.schemes.values();
            let schemes = schemes.filter(|scheme| scheme.grant(&cell).is_some());
            let schemes: Vec<SchemeId> = schemes.map(|scheme| scheme.id).collect();
            if !schemes.is_empty() {
                let reason = Reason::DefaultMembers { actors, schemes };
                self.found(Severity::Medium, About::Role(role.id), reason, None);
            }
        }
    }
}
