//! Sets of people that are small most of the time and large at times.

use crate::compiled::bits::Bits;

/// At so many numbers for each word of bits, bits are smaller.
const NUMBERS_PER_WORD: usize = 2;

/// People, each any number of times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    few: Vec<u32>,
    many: Option<Bits>,
}

impl Gathered {
    /// Adds one out of `all` people.
    pub(crate) fn add(&mut self, user: u32, all: usize) {
        if let Some(bits) = &mut self.many {
            bits.insert(user);
            return;
        }
        self.few.push(user);
        if self.few.len() > NUMBERS_PER_WORD * all / 64 {
            let mut bits = Bits::new(all);
            bits.extend(&self.few);
            self.few = Vec::new();
            self.many = Some(bits);
        }
    }

    /// Adds all of them to a set.
    pub(crate) fn add_to(&self, bits: &mut Bits) {
        bits.extend(&self.few);
        if let Some(many) = &self.many {
            bits.union_with(many);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_bits_once_bits_are_smaller() {
        let all = 640;
        let mut gathered = Gathered::default();
        for user in 0..20 {
            gathered.add(user, all);
            assert!(gathered.many.is_none() && gathered.few.len() == user as usize + 1);
        }
        gathered.add(20, all);
        assert!(gathered.few.is_empty());
        gathered.add(639, all);
        let mut found = Bits::new(all);
        gathered.add_to(&mut found);
        assert!(found.iter().eq((0..=20).chain([639])));
    }
}
