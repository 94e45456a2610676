//! Chance that is the same on every machine.

use fastrand::Rng;

/// A source of numbers. Each part of an instance draws from its own, so that a change to one
/// leaves the others as they are.
pub(super) struct Random(Rng);

impl Random {
    /// The source for the part of this number.
    pub(super) fn of_part(part: u64) -> Self {
        Self(Rng::with_seed(0x0077_686f_6361_6e00 + part))
    }

    /// A number below a bound; 0 if the bound is 0. Of 32 bits, because other widths differ
    /// between machines.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        self.0.u32(..bound.max(1))
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of these, or `None` if there are none.
    pub(super) fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        let count = u32::try_from(among.len()).unwrap_or(u32::MAX);
        among.get(self.below(count) as usize)
    }
}
