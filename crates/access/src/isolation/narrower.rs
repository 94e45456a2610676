//! What a broad holder can be narrowed to, so that others keep what they have.

use std::collections::BTreeSet;

use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::{ApplicationKey, GroupName};
use crate::resolver::Resolver;

impl Resolver {
    /// Holders that together come as near to a holder as is possible without anybody who is in
    /// one of these groups, or, where `any_application` says so, without whoever has access to
    /// some application that is not known.
    pub(super) fn narrower(
        &self,
        holder: &Holder,
        left_out: &BTreeSet<GroupName>,
        any_application: bool,
    ) -> Vec<Holder> {
        match holder {
            Holder::Anyone | Holder::ApplicationRole(None) => {
                let all: Vec<&ApplicationKey> = self.instance().applications.keys().collect();
                let apart = !any_application && all.iter().all(|key| self.is_apart(key, left_out));
                if *holder == Holder::Anyone && apart {
                    return vec![Holder::ApplicationRole(None)];
                }
                let parts = all
                    .into_iter()
                    .flat_map(|key| self.of_application(key, left_out));
                parts.collect()
            }
            Holder::ApplicationRole(Some(key)) => self.of_application(key, left_out),
            Holder::Group(name) => groups(self.groups_apart(name, left_out)),
            _ => Vec::new(),
        }
    }

    /// Whether nobody in one of these groups has access to an application.
    fn is_apart(&self, application: &ApplicationKey, left_out: &BTreeSet<GroupName>) -> bool {
        let application = self.instance().applications.get(application);
        application.is_none_or(|application| application.groups.is_disjoint(left_out))
    }

    fn of_application(&self, key: &ApplicationKey, left_out: &BTreeSet<GroupName>) -> Vec<Holder> {
        if self.is_apart(key, left_out) {
            return vec![Holder::ApplicationRole(Some(key.clone()))];
        }
        let giving = self.instance().applications.get(key);
        let mut parts = Vec::new();
        for name in giving.iter().flat_map(|application| &application.groups) {
            parts.extend(groups(self.groups_apart(name, left_out)));
        }
        parts
    }

    /// A group, or the largest sub-groups of it, with somebody in them and nobody left out.
    fn groups_apart(
        &self,
        name: &GroupName,
        left_out: &BTreeSet<GroupName>,
    ) -> BTreeSet<GroupName> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            if !seen.insert(name) {
                continue;
            }
            if !left_out.contains(name) {
                if !matches!(
                    self.reach(&Holder::Group(name.clone()), &[]),
                    Reach::People(0)
                ) {
                    found.insert(name.clone());
                }
            } else if let Some(group) = self.instance().groups.get(name) {
                open.extend(&group.groups);
            }
        }
        found
    }
}

fn groups(names: BTreeSet<GroupName>) -> Vec<Holder> {
    names.into_iter().map(Holder::Group).collect()
}
