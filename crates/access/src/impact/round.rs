//! Visiting the projects of one kind, in pieces.

use std::ops::Range;

use crate::compiled::lists::dense;
use crate::impact::counts::Counts;
use crate::impact::gathered::Gathered;
use crate::impact::outcome::{Outcome, Outcomes};
use crate::impact::reading::Reading;
use crate::impact::{Impact, ProjectImpact};
use crate::sweep::{Kind, PIECE, Strangers, Sweep};

/// One kind of projects being visited.
#[derive(Debug)]
pub(super) struct Round {
    kind: Kind,
    stage: Stage,
    reading: Reading,
    anonymous: u32,
    any_signed_in: u32,
    /// How many people have which outcome wherever they are no actors.
    usual: Vec<(u32, u32)>,
    /// Empty but while it is counted who has which outcome: usually, then in a project.
    counts: Counts,
}

/// What is done in a round, one thing after the other.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// It is found out what is usual for whom.
    Settling,
    /// The usual outcomes are counted, so far of users below this number.
    Counting(u32),
    /// Projects are visited, so far so many.
    Visiting(usize),
    /// In the next one it is found out who acts.
    Acting(usize),
    /// What happens to them there is compared with the usual, so far for so many of them.
    Comparing(usize, usize),
    /// Those to whom the usual happens are gathered, so far of users below this number.
    Gathering(u32),
}

/// After so many outcomes that nobody had before, a piece of work ends: each takes microseconds.
const OUTCOMES: usize = 32;

impl Round {
    pub(super) fn new(kind: Kind, sweep: &mut Sweep, impact: &mut Impact) -> Self {
        let Strangers {
            anonymous,
            any_signed_in,
        } = sweep.turn_to(&kind);
        let mut reading = Reading::new(&kind, impact);
        let nothing: (&[_], &[_]) = (&[], &[]);
        let anonymous = sweep
            .granted(anonymous)
            .map(|granted| Outcome::new(&impact.after.catalogue, granted, nothing, kind.archived));
        Self {
            anonymous: impact.outcomes.number(anonymous.unwrap_or_default()),
            any_signed_in: reading.outcome(any_signed_in, sweep, &mut impact.outcomes),
            usual: Vec::new(),
            counts: Counts::default(),
            kind,
            stage: Stage::Settling,
            reading,
        }
    }

    /// Does a piece of the work; says whether there is more to do.
    pub(super) fn step(
        &mut self,
        sweep: &mut Sweep,
        impact: &mut Impact,
        unusual: &mut [u32],
    ) -> bool {
        let all = dense(impact.before.people.user_count());
        self.reading.computed = 0;
        match self.stage {
            Stage::Settling => {
                if !sweep.go_on() {
                    self.stage = Stage::Counting(0);
                }
            }
            Stage::Counting(from) if from < all => {
                let until = self.count(from..all.min(from + PIECE), sweep, impact);
                self.stage = Stage::Counting(until);
            }
            Stage::Counting(_) => {
                self.usual = self.counts.take();
                self.stage = Stage::Visiting(0);
            }
            Stage::Visiting(visited) => {
                if let Some(project) = self.kind.projects.get(visited) {
                    sweep.enter(*project);
                    for (outcome, count) in &self.usual {
                        self.counts.add(*outcome, *count);
                    }
                    self.stage = Stage::Acting(visited);
                } else {
                    self.stage = Stage::Gathering(0);
                }
            }
            Stage::Acting(visited) => {
                if !sweep.go_on() {
                    self.stage = Stage::Comparing(visited, 0);
                }
            }
            Stage::Comparing(visited, from) if from < sweep.actors().len() => {
                let until = self.compare(from, sweep, impact, unusual);
                self.stage = Stage::Comparing(visited, until);
            }
            Stage::Comparing(visited, _) => {
                let project = self.kind.projects.get(visited).copied();
                impact
                    .projects
                    .extend(project.and_then(|project| self.leave(project)));
                self.stage = Stage::Visiting(visited + 1);
            }
            Stage::Gathering(from) if from < all => {
                self.gather(from..all.min(from + PIECE), sweep, impact, unusual);
                self.stage = Stage::Gathering(from + PIECE);
            }
            Stage::Gathering(_) => return false,
        }
        true
    }

    /// Counts what is usual for some users; says up to which one it came.
    fn count(&mut self, users: Range<u32>, sweep: &Sweep, impact: &mut Impact) -> u32 {
        for user in users.clone().filter(|user| sweep.is_concerned(*user)) {
            if self.reading.computed >= OUTCOMES {
                return user;
            }
            let state = sweep.usual_state(user);
            let outcome = self.reading.outcome(state, sweep, &mut impact.outcomes);
            self.counts.add(outcome, 1);
        }
        users.end
    }

    /// Counts those actors, from one on, to whom something else happens here than usual; says up
    /// to which one it came.
    fn compare(
        &mut self,
        from: usize,
        sweep: &Sweep,
        impact: &mut Impact,
        unusual: &mut [u32],
    ) -> usize {
        let all = impact.before.people.user_count();
        let some = sweep.actors().iter().enumerate().skip(from);
        for (at, &user) in some.take(PIECE as usize) {
            if self.reading.computed >= OUTCOMES {
                return at;
            }
            let states = (sweep.usual_state(user), sweep.state(user));
            if states.0 == states.1 {
                continue;
            }
            let usual = self.reading.outcome(states.0, sweep, &mut impact.outcomes);
            let here = self.reading.outcome(states.1, sweep, &mut impact.outcomes);
            if usual == here {
                continue;
            }
            self.counts.add(here, 1);
            self.counts.remove(usual);
            impact.gather(here, user, all);
            if let Some(projects) = unusual.get_mut(user as usize) {
                *projects += 1;
            }
        }
        sweep.actors().len().min(from + PIECE as usize)
    }

    /// What happens in a project, if something does.
    fn leave(&mut self, project: u32) -> Option<ProjectImpact> {
        let mut people = self.counts.take();
        people.retain(|(outcome, _)| *outcome != Outcomes::NOTHING);
        let strangers = [self.anonymous, self.any_signed_in];
        let is_changed = !people.is_empty() || strangers != [Outcomes::NOTHING; 2];
        is_changed.then_some(ProjectImpact {
            project,
            anonymous: self.anonymous,
            any_signed_in: self.any_signed_in,
            people,
        })
    }

    /// Gathers those to whom the usual happens in one of the projects at least.
    fn gather(
        &mut self,
        users: Range<u32>,
        sweep: &Sweep,
        impact: &mut Impact,
        unusual: &mut [u32],
    ) {
        let all = impact.before.people.user_count();
        for user in users.filter(|user| sweep.is_concerned(*user)) {
            let Some(projects) = unusual.get_mut(user as usize).map(std::mem::take) else {
                continue;
            };
            if (projects as usize) < self.kind.projects.len() {
                let state = sweep.usual_state(user);
                let outcome = self.reading.outcome(state, sweep, &mut impact.outcomes);
                impact.gather(outcome, user, all);
            }
        }
    }
}

impl Impact {
    fn gather(&mut self, outcome: u32, user: u32, all: usize) {
        if outcome == Outcomes::NOTHING {
            return;
        }
        let at = outcome as usize;
        if self.people.len() <= at {
            self.people.resize(at + 1, Gathered::default());
        }
        if let Some(people) = self.people.get_mut(at) {
            people.add(user, all);
        }
    }
}
