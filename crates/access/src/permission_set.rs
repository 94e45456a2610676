//! Sets of permissions as bits, for any number of permission keys.

use smallvec::SmallVec;

/// Dense number of a permission within one [`Catalogue`](crate::compiled::catalogue::Catalogue).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct PermissionIndex(pub(crate) u32);

const BITS: u32 = u64::BITS;

/// A set of permissions. Two words hold the built-in ones and some eighty more without allocating.
#[derive(PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct PermissionSet {
    /// The last word is not 0, so that equal sets have equal words.
    words: SmallVec<[u64; 2]>,
}

impl Clone for PermissionSet {
    /// By copying the words at once: that of `SmallVec` takes them one by one.
    fn clone(&self) -> Self {
        Self {
            words: SmallVec::from_slice(&self.words),
        }
    }
}

impl PermissionSet {
    pub(crate) fn contains(&self, permission: PermissionIndex) -> bool {
        self.words
            .get((permission.0 / BITS) as usize)
            .is_some_and(|word| word & (1 << (permission.0 % BITS)) != 0)
    }

    pub(crate) fn insert(&mut self, permission: PermissionIndex) {
        let at = (permission.0 / BITS) as usize;
        if self.words.len() <= at {
            self.words.resize(at + 1, 0);
        }
        if let Some(word) = self.words.get_mut(at) {
            *word |= 1 << (permission.0 % BITS);
        }
    }

    pub(crate) fn remove(&mut self, permission: PermissionIndex) {
        if let Some(word) = self.words.get_mut((permission.0 / BITS) as usize) {
            *word &= !(1 << (permission.0 % BITS));
        }
        self.trim();
    }

    pub(crate) fn union_with(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Takes away what the other has.
    pub(crate) fn subtract(&mut self, other: &Self) {
        for (word, less) in self.words.iter_mut().zip(&other.words) {
            *word &= !less;
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many permissions there are.
    pub(crate) fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The permissions, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = PermissionIndex> {
        (0..).zip(&self.words).flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(PermissionIndex(at * BITS + bit))
            })
        })
    }

    /// Whether it has a permission that the other lacks.
    pub(crate) fn adds_to(&self, other: &Self) -> bool {
        let mut others = other.words.iter();
        self.words
            .iter()
            .any(|word| word & !others.next().copied().unwrap_or(0) != 0)
    }
}

impl FromIterator<PermissionIndex> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = PermissionIndex>>(permissions: I) -> Self {
        let mut set = Self::default();
        for permission in permissions {
            set.insert(permission);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_numbers_beyond_one_word() {
        let numbers = [0, 63, 64, 127, 128, 1000].map(PermissionIndex);
        let set: PermissionSet = numbers.into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), numbers);
        assert!(!set.contains(PermissionIndex(65)));
        assert!(!set.contains(PermissionIndex(100_000)));
    }

    #[test]
    fn union_takes_from_the_longer_side() {
        let mut short: PermissionSet = [PermissionIndex(1)].into_iter().collect();
        let long: PermissionSet = [PermissionIndex(200)].into_iter().collect();
        assert!(long.adds_to(&short));
        short.union_with(&long);
        assert!(!long.adds_to(&short));
        assert!(short.contains(PermissionIndex(1)));
    }

    #[test]
    fn what_is_taken_away_leaves_no_trace() {
        let one: PermissionSet = [PermissionIndex(1)].into_iter().collect();
        let mut both: PermissionSet = [1, 200].map(PermissionIndex).into_iter().collect();
        let mut same = both.clone();
        both.remove(PermissionIndex(200));
        assert_eq!(both, one);
        same.subtract(&one);
        assert_eq!(same.len(), 1);
        same.remove(PermissionIndex(200));
        assert!(same.is_empty() && same == PermissionSet::default());
    }
}
