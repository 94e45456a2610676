//! Computing an impact, in pieces if need be.

use std::ops::Range;
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
    /// Whether it is known where to look.
    is_planned: bool,
    /// Still to be made; the last one is under way.
    tours: Vec<Tour>,
    /// The kind that the last tour is at.
    round: Option<Round>,
    /// By user: in how many projects of that kind something else happens to them than usual.
    unusual: Vec<u32>,
}

/// A look at some projects for some people.
#[derive(Debug)]
struct Tour {
    /// Numbers of the projects.
    projects: Vec<u32>,
    /// Everybody, if none are named.
    people: Option<Bits>,
    /// The projects by kind, as far as they are still to come. Known once its turn comes.
    kinds: Option<Vec<Kind>>,
    /// Made then.
    sweep: Option<Sweep>,
}

/// One kind of projects being visited.
#[derive(Debug)]
struct Round {
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
    /// Those to whom the usual happens are gathered, so far of users below this number.
    Gathering(u32),
}

/// So many users are looked at in one piece of work.
const USERS: u32 = 8_192;

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
        Ok(Self {
            impact: Impact {
                before: before.clone(),
                after: after.clone(),
                outcomes: Outcomes::new(),
                people: Vec::new(),
                projects: Vec::new(),
            },
            is_planned: false,
            tours: Vec::new(),
            round: None,
            unusual: vec![0; before.people.user_count()],
        })
    }

    fn plan(&mut self) {
        let Impact { before, after, .. } = &self.impact;
        let concerned = Concerned::new(before, after);
        let tour = |projects, people| Tour {
            projects,
            people,
            kinds: None,
            sweep: None,
        };
        let tours = [
            tour(concerned.by_scheme, None),
            tour(concerned.by_people, Some(concerned.people)),
        ];
        let tours = tours.into_iter().filter(|tour| !tour.projects.is_empty());
        self.tours = tours.collect();
        self.is_planned = true;
    }

    /// Does a piece of the work, a millisecond or two at the most; says whether there is more to
    /// do.
    pub fn step(&mut self) -> bool {
        if !self.is_planned {
            self.plan();
        } else if let Some(tour) = self.tours.last_mut() {
            let Impact { before, after, .. } = &self.impact;
            let Some(kinds) = &mut tour.kinds else {
                tour.kinds = Some(kinds(before, after, &tour.projects));
                return true;
            };
            let Some(sweep) = &mut tour.sweep else {
                tour.sweep = Some(match &tour.people {
                    Some(people) => Sweep::new(before, after, people.iter()),
                    None => Sweep::new(before, after, 0..dense(before.people.user_count())),
                });
                return true;
            };
            match (&mut self.round, kinds.pop()) {
                (Some(round), next) => {
                    kinds.extend(next);
                    if !round.step(sweep, &mut self.impact, &mut self.unusual) {
                        self.round = None;
                    }
                }
                (round, Some(kind)) => *round = Some(Round::new(kind, sweep, &mut self.impact)),
                (None, None) => {
                    self.tours.pop();
                }
            }
        }
        !self.tours.is_empty()
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
    fn step(&mut self, sweep: &mut Sweep, impact: &mut Impact, unusual: &mut [u32]) -> bool {
        let all = dense(impact.before.people.user_count());
        match self.stage {
            Stage::Settling => {
                if !sweep.settle() {
                    self.stage = Stage::Counting(0);
                }
            }
            Stage::Counting(from) if from < all => {
                self.count(from..all.min(from + USERS), sweep, impact);
                self.stage = Stage::Counting(from + USERS);
            }
            Stage::Counting(_) => {
                self.usual = self.counts.take();
                self.stage = Stage::Visiting(0);
            }
            Stage::Visiting(visited) => {
                if let Some(project) = self.kind.projects.get(visited) {
                    self.visit(*project, sweep, impact, unusual);
                    self.stage = Stage::Visiting(visited + 1);
                } else {
                    self.stage = Stage::Gathering(0);
                }
            }
            Stage::Gathering(from) if from < all => {
                self.gather(from..all.min(from + USERS), sweep, impact, unusual);
                self.stage = Stage::Gathering(from + USERS);
            }
            Stage::Gathering(_) => return false,
        }
        true
    }

    fn count(&mut self, users: Range<u32>, sweep: &Sweep, impact: &mut Impact) {
        for user in users.filter(|user| sweep.is_concerned(*user)) {
            let state = sweep.usual_state(user);
            let outcome = self.reading.outcome(state, sweep, &mut impact.outcomes);
            self.counts.add(outcome, 1);
        }
    }

    fn visit(&mut self, project: u32, sweep: &mut Sweep, impact: &mut Impact, unusual: &mut [u32]) {
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
