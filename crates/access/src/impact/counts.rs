//! Counting small numbers.

use crate::compiled::growing::Growing;

/// Numbers counted, and which they are.
#[derive(Debug, Default)]
pub(super) struct Counts {
    by_number: Growing<u32>,
    counted: Vec<u32>,
}

impl Counts {
    /// Counts a number so many times more.
    pub(super) fn add(&mut self, number: u32, count: u32) {
        let known = self.by_number.get(number);
        if known == 0 {
            self.counted.push(number);
        }
        self.by_number.set(number, known + count);
    }

    /// Counts a number once less.
    pub(super) fn remove(&mut self, number: u32) {
        self.by_number.set(number, self.by_number.get(number) - 1);
    }

    /// Every number with its count, each once; leaves nothing.
    pub(super) fn take(&mut self) -> Vec<(u32, u32)> {
        let mut all = Vec::new();
        for number in std::mem::take(&mut self.counted) {
            let count = self.by_number.get(number);
            if count > 0 {
                all.push((number, count));
                self.by_number.set(number, 0);
            }
        }
        all
    }
}
