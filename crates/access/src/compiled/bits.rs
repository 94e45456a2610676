//! Sets of dense numbers as bits, for numbers of which most sets hold many.

const BITS: u32 = u64::BITS;

/// A set of numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// An empty set with room for the numbers below `size`.
    pub(crate) fn new(size: usize) -> Self {
        Self {
            words: vec![0; size.div_ceil(BITS as usize)],
        }
    }

    /// Adds a number; says whether it is new. A number for which there is no room is not added.
    pub(crate) fn insert(&mut self, number: u32) -> bool {
        let Some(word) = self.words.get_mut((number / BITS) as usize) else {
            return false;
        };
        let bit = 1 << (number % BITS);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Adds all these numbers.
    pub(crate) fn extend(&mut self, numbers: &[u32]) {
        for number in numbers {
            self.insert(*number);
        }
    }

    /// Adds all that another set of the same room has.
    pub(crate) fn union_with(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    pub(crate) fn contains(&self, number: u32) -> bool {
        let word = self.words.get((number / BITS) as usize);
        word.is_some_and(|word| word & (1 << (number % BITS)) != 0)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The numbers, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..)
            .step_by(BITS as usize)
            .zip(&self.words)
            .flat_map(|(first, &word)| {
                let mut left = word;
                std::iter::from_fn(move || {
                    let bit = (left != 0).then(|| left.trailing_zeros())?;
                    left &= left - 1;
                    Some(first + bit)
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_added() {
        let mut bits = Bits::new(130);
        assert!(bits.insert(129) && bits.insert(0) && bits.insert(63) && bits.insert(64));
        assert!(!bits.insert(64) && !bits.insert(1_000));
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(bits.len(), 4);
        assert!(bits.contains(129) && !bits.contains(128) && !bits.contains(1_000));
    }
}
