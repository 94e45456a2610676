//! Undoing and redoing: what a draft was before each change, without limit.

use whocan_access::{Draft, Holder};

use crate::workspace::Asked;

/// What one has made of a scheme at some moment.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Moment {
    /// What changes.
    pub draft: Draft,
    /// Holder columns added in the draft, in the order they were added.
    pub columns: Vec<Holder>,
    /// What there is to decide, and what is decided.
    pub overlaps: Vec<Asked>,
}

/// The moments before this one, and those that were undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Moment>,
    future: Vec<Moment>,
}

impl History {
    /// Remembers what was before a change. What had been undone is gone.
    pub fn record(&mut self, before: Moment) {
        self.past.push(before);
        self.future.clear();
    }

    /// The moment before this one, if there is any; this one can then be redone.
    pub fn undo(&mut self, now: Moment) -> Option<Moment> {
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    /// The moment that was undone last, if there is any; this one can then be undone again.
    pub fn redo(&mut self, now: Moment) -> Option<Moment> {
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }

    /// Whether there is something to undo, and something to redo.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::Cell;

    fn moment(cells: usize) -> Moment {
        let added = (0..cells).map(|at| Cell::new(format!("P{at}").as_str(), Holder::Anyone));
        Moment {
            draft: Draft {
                added: added.collect(),
                ..Draft::default()
            },
            ..Moment::default()
        }
    }

    #[test]
    fn sixty_steps_back_and_forth_end_where_they_began() {
        let mut history = History::default();
        let mut now = moment(0);
        for step in 1..=60 {
            history.record(now);
            now = moment(step);
        }
        for step in (0..60).rev() {
            now = history.undo(now).unwrap();
            assert_eq!(now, moment(step));
        }
        assert_eq!(history.undo(now.clone()), None);
        for step in 1..=60 {
            now = history.redo(now).unwrap();
            assert_eq!(now, moment(step));
        }
        assert_eq!(history.can(), (true, false));
    }

    #[test]
    fn a_change_after_undoing_forgets_what_was_undone() {
        let mut history = History::default();
        history.record(moment(0));
        let now = history.undo(moment(1)).unwrap();
        history.record(now);
        assert_eq!(history.redo(moment(2)), None);
    }
}
