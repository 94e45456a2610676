//! Things by what identifies them, cheap to copy: a copy shares everything until it is changed.

use crate::inserting::Inserting;
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// An ordered map from identities to things. Reads like the [`BTreeMap`] that it is; a copy costs
/// nothing, and the first change to a copy copies the map, though not the things in it.
#[derive(PartialEq, Eq, Debug)]
pub struct Table<K, V>(Arc<BTreeMap<K, Arc<V>>>);

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K, V> Deref for Table<K, V> {
    type Target = BTreeMap<K, Arc<V>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<K: Clone, V> DerefMut for Table<K, V> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl<K: Ord, V> FromIterator<(K, Arc<V>)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, Arc<V>)>>(things: I) -> Self {
        Self(Arc::new(things.into_iter().into_map()))
    }
}

impl<K: Ord, V, const N: usize> From<[(K, Arc<V>); N]> for Table<K, V> {
    fn from(things: [(K, Arc<V>); N]) -> Self {
        things.into_iter().collect()
    }
}

impl<'a, K, V> IntoIterator for &'a Table<K, V> {
    type Item = (&'a K, &'a Arc<V>);
    type IntoIter = std::collections::btree_map::Iter<'a, K, Arc<V>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_copy_leaves_the_original() {
        let original: Table<i64, &str> = [(1, Arc::new("one"))].into();
        let mut copy = original.clone();
        copy.insert(2, Arc::new("two"));
        assert_eq!(original.len(), 1);
        assert_eq!(copy.len(), 2);
        assert!(Arc::ptr_eq(&original[&1], &copy[&1]));
    }
}
