//! Computing an impact, in pieces if need be.

use std::sync::Arc;

use crate::compiled::bits::Bits;
use crate::compiled::growing::Growing;
use crate::compiled::lists::dense;
use crate::compiled::schemes::CompiledScheme;
use crate::ids::ProjectId;
use crate::impact::concerned::Concerned;
use crate::impact::counts::Counts;
use crate::impact::gathered::Gathered;
use crate::impact::outcome::{Outcome, Outcomes};
use crate::impact::{Impact, ProjectImpact, Selection};
use crate::resolver::Resolver;
use crate::sweep::{Kind, Strangers, Sweep, kinds};

/// Two resolvers cannot be compared: neither was made from the other by its `with_…` methods.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the two are about different instances")]
pub struct Unrelated;

/// An [`Impact`] being computed, one project after the other, so that whoever waits for it can do
/// other things in between.
///
/// ```
/// use std::sync::Arc;
/// use whocan_access::{Instance, Resolver, Survey};
///
/// let now = Resolver::new(Arc::new(Instance::default()));
/// let mut survey = Survey::new(&now, &now.clone()).unwrap();
/// while survey.step() {
///     // answer a keystroke, paint, …
/// }
/// assert!(survey.into_impact().is_empty());
/// ```
#[derive(Debug)]
pub struct Survey {
    impact: Impact,
    /// The sweeps to come, with the kinds of projects that each goes through.
    sweeps: Vec<(Sweep, Vec<Kind>)>,
    /// The kind that the last sweep is at.
    round: Option<Round>,
    /// By user: in how many projects of that kind something else happens to them than usual.
    unusual: Vec<u32>,
}

/// One kind of projects being visited.
#[derive(Debug)]
struct Round {
    kind: Kind,
    /// How many of them have been visited.
    visited: usize,
    reading: Reading,
    anonymous: u32,
    any_signed_in: u32,
    /// How many people have which outcome wherever they are no actors.
    usual: Vec<(u32, u32)>,
    /// Empty but while a project is visited.
    counts: Counts,
}

/// The outcomes of states, each computed once.
#[derive(Debug)]
struct Reading {
    by_state: Growing<Option<u32>>,
    schemes: (Arc<CompiledScheme>, Arc<CompiledScheme>),
    archived: (bool, bool),
}

impl Survey {
    /// Prepares a comparison, and says nothing yet.
    ///
    /// # Errors
    /// [`Unrelated`] if one was not made from the other, nor both from a third.
    pub fn new(before: &Resolver, after: &Resolver) -> Result<Self, Unrelated> {
        if !before.same_numbers(after) {
            return Err(Unrelated);
        }
        let concerned = Concerned::new(before, after);
        let everybody = 0..dense(before.people.user_count());
        let mut sweeps = Vec::new();
        if !concerned.by_scheme.is_empty() {
            let kinds = kinds(before, after, &concerned.by_scheme);
            sweeps.push((Sweep::new(before, after, everybody), kinds));
        }
        if !concerned.by_people.is_empty() {
            let kinds = kinds(before, after, &concerned.by_people);
            sweeps.push((Sweep::new(before, after, concerned.people.iter()), kinds));
        }
        Ok(Self {
            impact: Impact {
                before: before.clone(),
                after: after.clone(),
                outcomes: Outcomes::new(),
                people: Vec::new(),
                projects: Vec::new(),
            },
            sweeps,
            round: None,
            unusual: vec![0; before.people.user_count()],
        })
    }

    /// Does a piece of the work, a few milliseconds at the most; says whether there is more to do.
    pub fn step(&mut self) -> bool {
        let Some((sweep, kinds)) = self.sweeps.last_mut() else {
            return false;
        };
        match (&mut self.round, kinds.pop()) {
            (Some(round), next) => {
                kinds.extend(next);
                if let Some(project) = round.kind.projects.get(round.visited) {
                    round.visit(*project, sweep, &mut self.impact, &mut self.unusual);
                } else {
                    round.finish(sweep, &mut self.impact, &mut self.unusual);
                    self.round = None;
                }
            }
            (round, Some(kind)) => *round = Some(Round::new(kind, sweep, &mut self.impact)),
            (None, None) => {
                self.sweeps.pop();
            }
        }
        !self.sweeps.is_empty()
    }

    /// The impact as far as it is known: all of it once [`Survey::step`] says that there is no
    /// more to do.
    #[must_use]
    pub fn into_impact(mut self) -> Impact {
        self.impact.projects.sort_by_key(|project| project.project);
        self.impact
    }
}

impl Round {
    fn new(kind: Kind, sweep: &mut Sweep, impact: &mut Impact) -> Self {
        let Strangers {
            anonymous,
            any_signed_in,
        } = sweep.begin(&kind);
        let mut reading = Reading::new(&kind, impact);
        let nothing: (&[_], &[_]) = (&[], &[]);
        let anonymous = sweep
            .granted(anonymous)
            .map(|granted| Outcome::new(&impact.after.catalogue, granted, nothing, kind.archived));
        let mut usual = Counts::default();
        for user in sweep.concerned() {
            let outcome = reading.outcome(sweep.usual_state(user), sweep, &mut impact.outcomes);
            usual.add(outcome, 1);
        }
        Self {
            anonymous: impact.outcomes.number(anonymous.unwrap_or_default()),
            any_signed_in: reading.outcome(any_signed_in, sweep, &mut impact.outcomes),
            usual: usual.take(),
            counts: usual,
            kind,
            visited: 0,
            reading,
        }
    }

    fn visit(&mut self, project: u32, sweep: &mut Sweep, impact: &mut Impact, unusual: &mut [u32]) {
        self.visited += 1;
        sweep.visit(project);
        for (outcome, count) in &self.usual {
            self.counts.add(*outcome, *count);
        }
        let all = impact.before.people.user_count();
        for &user in sweep.actors() {
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
        let mut people = self.counts.take();
        people.retain(|(outcome, _)| *outcome != Outcomes::NOTHING);
        let changed = ProjectImpact {
            project,
            anonymous: self.anonymous,
            any_signed_in: self.any_signed_in,
            people,
        };
        if !changed.people.is_empty()
            || [changed.anonymous, changed.any_signed_in] != [Outcomes::NOTHING; 2]
        {
            impact.projects.push(changed);
        }
    }

    /// Gathers those to whom the usual happens in one of the projects at least.
    fn finish(&mut self, sweep: &Sweep, impact: &mut Impact, unusual: &mut [u32]) {
        let all = impact.before.people.user_count();
        for user in sweep.concerned() {
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

impl Reading {
    fn new(kind: &Kind, impact: &Impact) -> Self {
        Self {
            by_state: Growing::default(),
            schemes: (
                impact.before.scheme(kind.schemes.0),
                impact.after.scheme(kind.schemes.1),
            ),
            archived: kind.archived,
        }
    }

    /// The outcome of a state for somebody who is signed in.
    fn outcome(&mut self, state: u32, sweep: &Sweep, outcomes: &mut Outcomes) -> u32 {
        if let Some(known) = self.by_state.get(state) {
            return known;
        }
        let Some(granted) = sweep.granted(state) else {
            return Outcomes::NOTHING;
        };
        let related: (&[_], &[_]) = (&self.schemes.0.related, &self.schemes.1.related);
        let outcome = Outcome::new(sweep.catalogue(), granted, related, self.archived);
        let number = outcomes.number(outcome);
        self.by_state.set(state, Some(number));
        number
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
