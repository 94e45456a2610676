//! What one subject has and another has not.

use crate::inserting::Inserting;

use crate::access::{Access, Verdict};
use crate::ids::PermissionKey;

/// One permission that comes to something else for one than for the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The permission.
    pub permission: PermissionKey,
    /// What it comes to for the first.
    pub first: Verdict,
    /// What it comes to for the second.
    pub second: Verdict,
}

impl Access {
    /// Where two answers differ, in the order permissions are shown: of two subjects, of one
    /// subject in two scopes, or before and after a draft. A permission that only one of the two
    /// instances knows is not granted in the other.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let known = self.permission_keys().into_set();
        let more = other.permission_keys().filter(|key| !known.contains(key));
        let mut differences = Vec::new();
        for key in self.permission_keys().chain(more) {
            let (first, second) = (self.verdict(key.as_str()), other.verdict(key.as_str()));
            if first != second {
                differences.push(Difference {
                    permission: key.clone(),
                    first,
                    second,
                });
            }
        }
        differences
    }
}
