//! Lists of dense numbers, one after the other in one piece of memory.

use std::collections::BTreeMap;

/// A list for each of the numbers 0, 1, 2, …
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// By list: where it ends. It begins where the one before ends.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Adds a list; it gets the next number.
    pub(crate) fn add(&mut self, list: impl Iterator<Item = u32>) {
        self.items.extend(list);
        self.ends.push(dense(self.items.len()));
    }

    /// The list of a number; nothing for a number that has none.
    pub(crate) fn get(&self, number: u32) -> &[u32] {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or(0) as usize;
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        self.items.get(start..end).unwrap_or(&[])
    }

    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All lists from the other side: for each of `targets` numbers, which lists hold it, ascending.
    pub(crate) fn inverted(&self, targets: usize) -> Self {
        let mut ends = vec![0; targets];
        for &item in &self.items {
            if let Some(count) = ends.get_mut(item as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            // Where the list starts; moved to its end while it is filled.
            let count = *end;
            *end = sum;
            sum += count;
        }
        let mut items = vec![0; sum as usize];
        for source in 0..dense(self.len()) {
            for &item in self.get(source) {
                if let Some(end) = ends.get_mut(item as usize) {
                    if let Some(free) = items.get_mut(*end as usize) {
                        *free = source;
                    }
                    *end += 1;
                }
            }
        }
        Self { ends, items }
    }

    /// A copy in which some lists, by their numbers, are others.
    pub(crate) fn with(&self, changes: &BTreeMap<u32, Vec<u32>>) -> Self {
        let mut copy = Self {
            ends: Vec::with_capacity(self.ends.len()),
            items: Vec::with_capacity(self.items.len()),
        };
        let mut changes = changes.iter().peekable();
        for number in 0..dense(self.len()) {
            let change = changes.next_if(|(changed, _)| **changed == number);
            let list = change.map_or(self.get(number), |(_, list)| list.as_slice());
            copy.items.extend_from_slice(list);
            copy.ends.push(dense(copy.items.len()));
        }
        copy
    }
}

/// A count as a dense number. No instance has more things than such a number can tell apart.
pub(crate) fn dense(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(all: &[&[u32]]) -> Lists {
        let mut lists = Lists::default();
        for list in all {
            lists.add(list.iter().copied());
        }
        lists
    }

    fn all(lists: &Lists) -> Vec<&[u32]> {
        (0..dense(lists.len()))
            .map(|number| lists.get(number))
            .collect()
    }

    #[test]
    fn turned_round_twice_they_are_the_same() {
        let original = lists(&[&[1, 3], &[], &[0, 1, 2]]);
        let turned = original.inverted(5);
        assert_eq!(all(&turned), [&[2][..], &[0, 2], &[2], &[0], &[]]);
        assert_eq!(all(&turned.inverted(3)), all(&original));
        assert_eq!(original.get(3), &[0; 0]);
    }

    #[test]
    fn a_copy_differs_only_where_changed() {
        let original = lists(&[&[1], &[2, 3], &[4]]);
        let copy = original.with(&[(0, vec![]), (2, vec![5, 6])].into());
        assert_eq!(all(&copy), [&[][..], &[2, 3], &[5, 6]]);
        assert_eq!(all(&original), [&[1][..], &[2, 3], &[4]]);
    }
}
