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
