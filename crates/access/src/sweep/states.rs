//! The classes of people that a scheme tells apart, as states that one moves through, holder by
//! holder.

use rustc_hash::FxHashMap;

use crate::compiled::lists::dense;
use crate::permission_set::PermissionSet;

/// What is granted before and after a change.
pub(crate) type Granted = (PermissionSet, PermissionSet);

/// On which side of a change a holder matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Both,
    Before,
    After,
}

/// No state has this number.
const UNKNOWN: u32 = u32::MAX;

/// Everything that people come to be granted, each once. Whoever is granted the same before and
/// after is in the same state, however they got there.
#[derive(Debug, Default)]
pub(crate) struct States {
    granted: Vec<Granted>,
    known: FxHashMap<Granted, u32>,
    /// By column: what it adds.
    columns: Vec<Granted>,
    /// By side, column and state: the state that comes next; [`UNKNOWN`] where nobody went yet. By
    /// column first: most columns are gone through once, while there are few states.
    next: [Vec<Vec<u32>>; 3],
}

impl States {
    /// The state of being granted nothing.
    pub(crate) const NOTHING: u32 = 0;

    pub(crate) fn new(columns: Vec<Granted>) -> Self {
        let mut states = Self {
            next: [(); 3].map(|()| vec![Vec::new(); columns.len()]),
            columns,
            ..Self::default()
        };
        states.number(Granted::default());
        states
    }

    /// What is granted in a state.
    pub(crate) fn granted(&self, state: u32) -> Option<&Granted> {
        self.granted.get(state as usize)
    }

    /// The state that one comes to from another by a column on a side. The second time it leads
    /// nowhere new.
    pub(crate) fn step(&mut self, from: u32, column: u32, side: Side) -> u32 {
        let [both, before, after] = &self.next;
        let steps = match side {
            Side::Both => both,
            Side::Before => before,
            Side::After => after,
        };
        let known = steps.get(column as usize);
        match known.and_then(|steps| steps.get(from as usize)) {
            Some(&next) if next != UNKNOWN => next,
            _ => self.first_step(from, column, side),
        }
    }

    fn first_step(&mut self, from: u32, column: u32, side: Side) -> u32 {
        let mut granted = self.granted(from).cloned().unwrap_or_default();
        if let Some((before, after)) = self.columns.get(column as usize) {
            if side != Side::After {
                granted.0.union_with(before);
            }
            if side != Side::Before {
                granted.1.union_with(after);
            }
        }
        let next = self.number(granted);
        let [both, steps_before, steps_after] = &mut self.next;
        let steps = match side {
            Side::Both => both,
            Side::Before => steps_before,
            Side::After => steps_after,
        };
        if let Some(steps) = steps.get_mut(column as usize) {
            if steps.len() <= from as usize {
                steps.resize(from as usize + 1, UNKNOWN);
            }
            if let Some(slot) = steps.get_mut(from as usize) {
                *slot = next;
            }
        }
        next
    }

    fn number(&mut self, granted: Granted) -> u32 {
        if let Some(number) = self.known.get(&granted) {
            return *number;
        }
        let number = dense(self.granted.len());
        self.granted.push(granted.clone());
        self.known.insert(granted, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission_set::PermissionIndex;

    fn set(numbers: &[u32]) -> PermissionSet {
        numbers.iter().copied().map(PermissionIndex).collect()
    }

    #[test]
    fn the_same_grants_are_the_same_state() {
        let columns = vec![
            (set(&[1]), set(&[1])),
            (set(&[2]), set(&[])),
            (set(&[1, 2]), set(&[1])),
        ];
        let mut states = States::new(columns);
        let one = states.step(States::NOTHING, 0, Side::Both);
        let both = states.step(one, 1, Side::Both);
        assert_eq!(states.step(States::NOTHING, 2, Side::Both), both);
        assert_eq!(states.step(both, 0, Side::Both), both);
        let before = states.step(States::NOTHING, 2, Side::Before);
        assert_eq!(states.granted(before), Some(&(set(&[1, 2]), set(&[]))));
        assert_eq!(states.step(before, 2, Side::After), both);
        assert_eq!(states.granted.len(), 4);
    }
}
