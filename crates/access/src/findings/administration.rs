//! Who may edit schemes.

use crate::inserting::Inserting;

use crate::ids::GroupName;
use crate::permission::{ADMINISTER, SYSTEM_ADMIN};

use super::survey::Survey;
use super::{About, Reason, Severity};

impl Survey<'_> {
    /// The holders of the two Administer globals (domain.md, rule 12).
    pub(super) fn administrators(&mut self) {
        let grants = self.resolver.instance().global_grants.iter();
        let administering = grants.filter(|grant| {
            let permission = grant.permission.as_str();
            permission == ADMINISTER || permission == SYSTEM_ADMIN
        });
        let groups = administering.map(|grant| grant.group.clone()).into_set();
        let groups: Vec<Option<GroupName>> = groups.into_iter().collect();
        let mut people = Vec::new();
        for name in groups.iter().flatten() {
            if let Some(group) = self.resolver.people.group(name) {
                people.extend_from_slice(self.members(group));
            }
        }
        let people = people.into_iter().into_set().len();
        let reason = Reason::Administrators { groups, people };
        self.found(Severity::Info, About::Instance, reason, None);
    }
}
