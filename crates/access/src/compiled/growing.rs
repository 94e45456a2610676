//! Tables by dense number that grow as needed.

/// A value for each number: the default one where none was set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Growing<T> {
    values: Vec<T>,
}

impl<T: Clone + Default> Growing<T> {
    pub(crate) fn get(&self, number: u32) -> T {
        self.values
            .get(number as usize)
            .cloned()
            .unwrap_or_default()
    }

    pub(crate) fn set(&mut self, number: u32, value: T) {
        let at = number as usize;
        if self.values.len() <= at {
            self.values.resize(at + 1, T::default());
        }
        if let Some(slot) = self.values.get_mut(at) {
            *slot = value;
        }
    }

    /// Numbers and values, ascending; at least those that were set.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        (0..).zip(&self.values)
    }

    pub(crate) fn clear(&mut self) {
        self.values.clear();
    }
}
