//! Sets and maps filled by inserting one thing after the other.

use std::collections::{BTreeMap, BTreeSet};

/// What `collect` does, without its sorting: the code for that weighs 4 kB for each type of thing,
/// and the app that holds it is to load fast.
pub trait Inserting: Iterator + Sized {
    /// All things as a set.
    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        set.extend(self);
        set
    }

    /// All pairs as a map; of equal keys the last counts.
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        map.extend(self);
        map
    }
}

impl<I: Iterator> Inserting for I {}
