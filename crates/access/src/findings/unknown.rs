//! Holders and permissions that nobody knows (any more): domain.md, rule 4.

use std::collections::BTreeMap;

use crate::holder::Holder;
use crate::ids::PermissionKey;
use crate::permission::built_in;
use crate::resolver::Resolver;
use crate::scheme::Cell;

use super::survey::{Survey, View};
use super::{Fix, Reason, Severity};

impl Survey<'_> {
    pub(super) fn unknown(&mut self, view: &View<'_>) {
        for (holder, column) in &view.columns {
            if !self.resolver.knows(holder) {
                let reason = Reason::UnknownHolder {
                    holder: (*holder).clone(),
                    permissions: column.keys().cloned().collect(),
                };
                let fix = Fix::removing(view.id(), column.values().copied());
                self.found(Severity::Medium, view.about(), reason, Some(fix));
            }
        }
        let mut unknown: BTreeMap<&PermissionKey, Vec<&Cell>> = BTreeMap::new();
        for column in view.columns.values() {
            for (permission, cell) in column {
                if !self.is_permission(permission) {
                    unknown.entry(permission).or_default().push(cell);
                }
            }
        }
        for (permission, cells) in unknown {
            let reason = Reason::UnknownPermission {
                permission: permission.clone(),
                holders: cells.iter().map(|cell| cell.holder.clone()).collect(),
            };
            let fix = Fix::removing(view.id(), cells.into_iter());
            self.found(Severity::Medium, view.about(), reason, Some(fix));
        }
    }

    /// Whether it is a project permission that is built in or that an app declares.
    fn is_permission(&self, key: &PermissionKey) -> bool {
        match built_in(key.as_str()) {
            Some(permission) => !permission.is_global(),
            None => self.resolver.instance().app_permissions.contains_key(key),
        }
    }
}

impl Resolver {
    /// Whether a holder's kind is known, and what it names exists.
    pub(crate) fn knows(&self, holder: &Holder) -> bool {
        let instance = self.instance();
        match holder {
            Holder::Unknown { .. } => false,
            Holder::ApplicationRole(Some(key)) => instance.applications.contains_key(key),
            Holder::User(key) => instance.users.contains_key(key),
            Holder::Group(name) => instance.groups.contains_key(name),
            Holder::ProjectRole(role) => instance.roles.contains_key(role),
            Holder::UserCustomField(field) | Holder::GroupCustomField(field) => {
                instance.fields.contains_key(field)
            }
            _ => true,
        }
    }
}
