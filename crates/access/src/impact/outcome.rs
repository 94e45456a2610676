//! What a change does for people who are granted the same before it and the same after it.

use rustc_hash::FxHashMap;

use crate::compiled::catalogue::Catalogue;
use crate::compiled::lists::dense;
use crate::holder::Relation;
use crate::impact::selection::{Answer, Extent, Turn};
use crate::permission_set::PermissionSet;
use crate::sweep::Granted;

/// What a scheme grants on issues to which one has a relation. No relation twice.
pub(crate) type Related = [(Relation, PermissionSet)];

/// What is gained and what is lost, of one answer. A permission can be in both sets of
/// [`Extent::SomeIssues`]: when it moves from some issues to others.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Shift {
    gained: [PermissionSet; 2],
    lost: [PermissionSet; 2],
}

impl Shift {
    /// Notes what differs on one kind of issues. Those without relation come first.
    fn compare(&mut self, before: &PermissionSet, after: &PermissionSet, unrelated: bool) {
        for (more, less, [all, some]) in [
            (after, before, &mut self.gained),
            (before, after, &mut self.lost),
        ] {
            if more.adds_to(less) {
                let mut difference = more.clone();
                difference.subtract(less);
                if unrelated {
                    *all = difference;
                } else {
                    difference.subtract(all);
                    some.union_with(&difference);
                }
            }
        }
    }

    fn sets(&self, turn: Turn) -> [(Extent, &PermissionSet); 2] {
        let [all, some] = match turn {
            Turn::Gained => &self.gained,
            Turn::Lost => &self.lost,
        };
        [(Extent::AllIssues, all), (Extent::SomeIssues, some)]
    }
}

/// What changes, of both answers.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Outcome {
    granted: Shift,
    effective: Shift,
}

impl Outcome {
    /// Compares exactly, whatever relations one has to an issue. A permission and what it needs
    /// are granted by one relation each, so that looking at all sets of at most two suffices.
    pub(crate) fn new(
        catalogue: &Catalogue,
        granted: &Granted,
        related: (&Related, &Related),
        archived: (bool, bool),
    ) -> Self {
        let usable = |granted: &PermissionSet, archived: bool| {
            if archived {
                catalogue.usable_archived(granted)
            } else {
                catalogue.usable(granted)
            }
        };
        let mut outcome = Self::default();
        let mut compare = |before: &PermissionSet, after: &PermissionSet, unrelated: bool| {
            if before == after && archived.0 == archived.1 {
                return;
            }
            outcome.granted.compare(before, after, unrelated);
            let before = usable(before, archived.0);
            let after = usable(after, archived.1);
            outcome.effective.compare(&before, &after, unrelated);
        };
        let (before, after) = granted;
        compare(before, after, true);

        let mut cases: Vec<(PermissionSet, PermissionSet)> = Vec::new();
        for relation in relations(related) {
            let mut case = granted.clone();
            for (_, more) in related.0.iter().filter(|(known, _)| known == relation) {
                case.0.union_with(more);
            }
            for (_, more) in related.1.iter().filter(|(known, _)| known == relation) {
                case.1.union_with(more);
            }
            if case != *granted {
                cases.push(case);
            }
        }
        let mut others = cases.as_slice();
        while let [one, rest @ ..] = others {
            compare(&one.0, &one.1, false);
            for other in rest {
                let (mut before, mut after) = one.clone();
                before.union_with(&other.0);
                after.union_with(&other.1);
                compare(&before, &after, false);
            }
            others = rest;
        }
        outcome
    }

    /// The permissions that are gained or lost, of one answer, by extent.
    pub(crate) fn sets(&self, answer: Answer, turn: Turn) -> [(Extent, &PermissionSet); 2] {
        match answer {
            Answer::Granted => self.granted.sets(turn),
            Answer::Effective => self.effective.sets(turn),
        }
    }
}

fn relations<'a>((before, after): (&'a Related, &'a Related)) -> Vec<&'a Relation> {
    let mut relations: Vec<&Relation> = before.iter().map(|(relation, _)| relation).collect();
    for (relation, _) in after {
        if !relations.contains(&relation) {
            relations.push(relation);
        }
    }
    relations
}

/// Every outcome that there is, each once.
#[derive(Clone, Debug)]
pub(crate) struct Outcomes {
    all: Vec<Outcome>,
    known: FxHashMap<Outcome, u32>,
}

impl Outcomes {
    /// The number of the outcome that nothing changes.
    pub(crate) const NOTHING: u32 = 0;

    pub(crate) fn new() -> Self {
        let mut outcomes = Self {
            all: Vec::new(),
            known: FxHashMap::default(),
        };
        outcomes.number(Outcome::default());
        outcomes
    }

    /// The number of an outcome, which gets the next one if it is new.
    pub(crate) fn number(&mut self, outcome: Outcome) -> u32 {
        if let Some(number) = self.known.get(&outcome) {
            return *number;
        }
        let number = dense(self.all.len());
        self.all.push(outcome.clone());
        self.known.insert(outcome, number);
        number
    }

    /// All outcomes, by their numbers.
    pub(crate) fn all(&self) -> &[Outcome] {
        &self.all
    }
}
