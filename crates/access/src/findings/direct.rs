//! Grants that name people or groups rather than roles, and inactive users who act in roles.

use std::collections::BTreeMap;

use crate::holder::Holder;
use crate::ids::{ProjectId, RoleId, UserKey};

use super::survey::{Survey, View};
use super::{About, Reason, Severity};

impl Survey<'_> {
    pub(super) fn direct(&mut self, view: &View<'_>) {
        for (holder, column) in &view.columns {
            let grants = column.len();
            match holder {
                Holder::User(user) => {
                    let user = user.clone();
                    let reason = Reason::NamesUser { user, grants };
                    self.found(Severity::Low, view.about(), reason, None);
                }
                Holder::Group(group) => {
                    let group = group.clone();
                    let reason = Reason::NamesGroup { group, grants };
                    self.found(Severity::Info, view.about(), reason, None);
                }
                _ => {}
            }
        }
    }

    /// Inactive users keep their actors (domain.md, rule 3).
    pub(super) fn inactive_actors(&mut self) {
        let instance = self.resolver.instance();
        let mut acting: BTreeMap<&UserKey, Vec<(ProjectId, RoleId)>> = BTreeMap::new();
        for project in instance.projects.values() {
            for (role, actors) in &project.actors {
                for key in &actors.users {
                    if instance.users.get(key).is_some_and(|user| !user.active) {
                        acting.entry(key).or_default().push((project.id, *role));
                    }
                }
            }
        }
        for (user, places) in acting {
            let reason = Reason::InactiveActs(places);
            self.found(Severity::Low, About::User(user.clone()), reason, None);
        }
    }
}
