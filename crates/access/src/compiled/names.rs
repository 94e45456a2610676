//! Names in dense numbers, found by hashing.

use std::borrow::Borrow;

use crate::compiled::lists::dense;

/// Names in ascending order. The number of a name is its position.
#[derive(Debug)]
pub(crate) struct Names<K> {
    names: Vec<K>,
    /// The hash and the number of each name, at the place that the hash says or the next free one
    /// after it. A power of two, and at least half of it free.
    slots: Vec<Option<(u32, u32)>>,
}

impl<K: Borrow<str>> Names<K> {
    /// Takes names in ascending order.
    pub(crate) fn new(names: Vec<K>) -> Self {
        let mut slots = vec![None; (names.len() * 2).next_power_of_two().max(2)];
        for (number, name) in (0..).zip(&names) {
            let hash = hash(name.borrow());
            let mut at = start(hash, slots.len());
            while let Some(slot) = slots.get_mut(at) {
                if slot.is_none() {
                    *slot = Some((hash, number));
                    break;
                }
                at = (at + 1) & (slots.len() - 1);
            }
        }
        Self { names, slots }
    }

    /// The number of a name, if it is there.
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        let wanted = hash(name);
        let mut at = start(wanted, self.slots.len());
        while let Some(Some((hash, number))) = self.slots.get(at) {
            let found = || {
                self.get(*number)
                    .is_some_and(|found| found.borrow() == name)
            };
            if *hash == wanted && found() {
                return Some(*number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// The name with this number.
    pub(crate) fn get(&self, number: u32) -> Option<&K> {
        self.names.get(number as usize)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

/// Where among so many slots to look for a hash first: by its upper bits, which depend on all of
/// the name.
fn start(hash: u32, slots: usize) -> usize {
    ((u64::from(hash) * u64::from(dense(slots))) >> 32) as usize
}

/// Names are short: multiplying eight bytes at a time beats any general hash.
fn hash(name: &str) -> u32 {
    let mix =
        |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    let mut hash = words.iter().fold(name.len() as u64, |hash, word| {
        mix(hash, u64::from_le_bytes(*word))
    });
    let mut last = 0;
    for byte in rest {
        last = last << 8 | u64::from(*byte);
    }
    hash = mix(hash, last);
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_position() {
        let mut names: Vec<String> = (0..10_000).map(|number| format!("user-{number}")).collect();
        names.push(String::new());
        names.sort_unstable();
        let found = Names::new(names.clone());
        for (number, name) in (0..).zip(&names) {
            assert_eq!(found.find(name), Some(number));
            assert_eq!(found.get(number), Some(name));
        }
        assert_eq!(found.find("user-10000"), None);
        assert_eq!(Names::<String>::new(Vec::new()).find(""), None);
    }
}
