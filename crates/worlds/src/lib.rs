//! Instances made by chance from fixed seeds, the same on every machine and in the browser:
//! [`small`] worlds to prove the resolver with, and [`Tier`]s, the sizes to serve, to show and to
//! measure with. Pure: no input or output, no clock.

pub mod shipped;
pub mod small;
mod tiers;

use std::collections::BTreeSet;

use whocan_access::GroupName;

pub use tiers::{ACCOUNTS, Tier};

/// The group names in a list that is separated by spaces.
fn group_names(list: &str) -> BTreeSet<GroupName> {
    list.split_whitespace().map(GroupName::from).collect()
}
