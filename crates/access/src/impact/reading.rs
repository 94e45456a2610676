//! What happens to people by the state they are in.

use std::sync::Arc;

use crate::compiled::bits::Bits;
use crate::compiled::growing::Growing;
use crate::compiled::lists::dense;
use crate::compiled::schemes::CompiledScheme;
use crate::ids::ProjectId;
use crate::impact::outcome::{Outcome, Outcomes};
use crate::impact::{Impact, Selection};
use crate::sweep::{Kind, Sweep, kinds};

/// The outcomes of states, each computed once.
#[derive(Debug)]
pub(super) struct Reading {
    by_state: Growing<Option<u32>>,
    /// How many were computed in this piece of work.
    pub(super) computed: usize,
    schemes: (Arc<CompiledScheme>, Arc<CompiledScheme>),
    archived: (bool, bool),
    /// Whether nothing happens to whoever is granted the same before and after.
    is_alike: bool,
}

impl Reading {
    pub(super) fn new(kind: &Kind, impact: &Impact) -> Self {
        let before = impact.before.scheme(kind.schemes.0);
        let after = impact.after.scheme(kind.schemes.1);
        Self {
            by_state: Growing::default(),
            computed: 0,
            archived: kind.archived,
            is_alike: before.related == after.related && kind.archived.0 == kind.archived.1,
            schemes: (before, after),
        }
    }

    /// The outcome of a state for somebody who is signed in.
    pub(super) fn outcome(&mut self, state: u32, sweep: &Sweep, outcomes: &mut Outcomes) -> u32 {
        if let Some(known) = self.by_state.get(state) {
            return known;
        }
        let Some(granted) = sweep.granted(state) else {
            return Outcomes::NOTHING;
        };
        let number = if self.is_alike && granted.0 == granted.1 {
            Outcomes::NOTHING
        } else {
            let related: (&[_], &[_]) = (&self.schemes.0.related, &self.schemes.1.related);
            let outcome = Outcome::new(sweep.catalogue(), granted, related, self.archived);
            self.computed += 1;
            outcomes.number(outcome)
        };
        self.by_state.set(state, Some(number));
        number
    }
}

impl Impact {
    /// The people to whom it happens in one project: found by looking at the project again.
    pub(super) fn people_within(&self, selection: &Selection, project: ProjectId) -> Bits {
        let all = self.before.people.user_count();
        let mut found = Bits::new(all);
        let Some(number) = self.before.projects.number(project) else {
            return found;
        };
        let mut sweep = Sweep::new(&self.before, &self.after, 0..dense(all));
        let mut outcomes = self.outcomes.clone();
        let sizes = self.sizes(selection);
        for kind in kinds(&self.before, &self.after, &[number]) {
            sweep.begin(&kind);
            sweep.visit(number);
            let mut reading = Reading::new(&kind, self);
            for user in sweep.concerned() {
                let state = sweep.state(user);
                let outcome = reading.outcome(state, &sweep, &mut outcomes);
                if sizes
                    .get(outcome as usize)
                    .is_some_and(|size| *size != (0, 0))
                {
                    found.insert(user);
                }
            }
        }
        found
    }
}
