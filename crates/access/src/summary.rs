//! What one subject may do in one project, in short: sets of permissions as bits.

use std::sync::Arc;

use crate::access::Access;
use crate::compiled::catalogue::Catalogue;
use crate::ids::PermissionKey;
use crate::permission_set::{PermissionIndex, PermissionSet};

/// What one permission comes to, in one word. For on which issues, or what is missing, see
/// [`Verdict`](crate::Verdict).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Usable without condition.
    Yes,
    /// Usable, but only on issues to which the subject has certain relations.
    OnSomeIssues,
    /// Granted, at least on some issues, but usable on none.
    Unusable,
    /// Not granted.
    No,
}

/// What one subject may do in one project or on one issue, without the reasons. Two are equal if
/// every permission comes to the same.
#[derive(Clone, Debug)]
pub struct Summary {
    catalogue: Arc<Catalogue>,
    /// On all issues, and at least on some.
    usable: [PermissionSet; 2],
    /// At least on some issues.
    granted: PermissionSet,
}

impl PartialEq for Summary {
    fn eq(&self, other: &Self) -> bool {
        self.usable == other.usable && self.granted == other.granted
    }
}

impl Summary {
    /// From what is granted on all issues and at least on some. Where nothing is hidden, what is
    /// granted by one relation and what it needs by another meet on an issue that is both, so
    /// that no relations need be looked at (domain.md, rule 6).
    pub(crate) fn new(
        catalogue: &Arc<Catalogue>,
        on_all: &PermissionSet,
        on_some: PermissionSet,
        archived: bool,
    ) -> Self {
        let usable = |granted: &PermissionSet| {
            if archived {
                catalogue.usable_archived(granted)
            } else {
                catalogue.usable(granted)
            }
        };
        let usable_on_all = usable(on_all);
        let usable_on_some = if on_some == *on_all {
            usable_on_all.clone()
        } else {
            usable(&on_some)
        };
        Self {
            usable: [usable_on_all, usable_on_some],
            granted: on_some,
            catalogue: Arc::clone(catalogue),
        }
    }

    /// What a permission comes to. Takes a key, an alias or a legacy number; an unknown one is not
    /// granted.
    #[must_use]
    pub fn standing(&self, permission: &str) -> Standing {
        let number = self.catalogue.find(permission);
        number.map_or(Standing::No, |number| self.standing_of(number))
    }

    pub(crate) fn standing_of(&self, permission: PermissionIndex) -> Standing {
        let [on_all, on_some] = &self.usable;
        if on_all.contains(permission) {
            Standing::Yes
        } else if on_some.contains(permission) {
            Standing::OnSomeIssues
        } else if self.granted.contains(permission) {
            Standing::Unusable
        } else {
            Standing::No
        }
    }

    /// How many permissions are usable on all issues.
    #[must_use]
    pub fn usable_count(&self) -> usize {
        let [on_all, _] = &self.usable;
        on_all.len()
    }

    /// How many permissions are usable, at least on some issues.
    #[must_use]
    pub fn usable_somewhere_count(&self) -> usize {
        let [_, on_some] = &self.usable;
        on_some.len()
    }

    /// Whether the subject can use nothing, on no issue.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let [_, on_some] = &self.usable;
        on_some.is_empty()
    }

    /// The permissions that are granted or usable at all, with what each comes to, in the order
    /// of [`Resolver::permission_keys`](crate::Resolver::permission_keys).
    pub fn standings(&self) -> impl Iterator<Item = (&PermissionKey, Standing)> {
        let [_, on_some] = &self.usable;
        let mut any = on_some.clone();
        any.union_with(&self.granted);
        let numbers: Vec<PermissionIndex> = any.iter().collect();
        numbers.into_iter().filter_map(|number| {
            let key = self.catalogue.key(number)?;
            Some((key, self.standing_of(number)))
        })
    }
}

impl Access {
    /// The same in short.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut on_some = self.base.clone();
        for (_, granted) in &self.related {
            on_some.union_with(granted);
        }
        let mut summary = Summary::new(&self.catalogue, &self.base, on_some, self.archived);
        if self.hidden_by.is_some() {
            summary.usable = Default::default();
        }
        summary
    }
}
