//! Computing an impact, in pieces if need be.

use crate::compiled::bits::Bits;
use crate::compiled::lists::dense;
use crate::impact::Impact;
use crate::impact::concerned::Concerned;
use crate::impact::outcome::Outcomes;
use crate::impact::round::Round;
use crate::resolver::Resolver;
use crate::sweep::{Kind, Kinds, Sweep};

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
    /// The first projects by kind: so many.
    sorted: (usize, Kinds),
    /// Made once all are sorted: the kinds that are still to come, and the walk over them.
    way: Option<(Vec<Kind>, Sweep)>,
}

/// So many projects are sorted in one piece of work.
const PROJECTS: usize = 128;

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
            sorted: (0, Kinds::new(before)),
            way: None,
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
            let Some((kinds, sweep)) = &mut tour.way else {
                tour.prepare(before, after);
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

impl Tour {
    /// Does a piece of what is to be done before one can set out.
    fn prepare(&mut self, before: &Resolver, after: &Resolver) {
        let (from, kinds) = &mut self.sorted;
        let until = self.projects.len().min(*from + PROJECTS);
        match self.projects.get(*from..until) {
            Some(some) if !some.is_empty() => {
                kinds.sort(before, after, some);
                *from = until;
            }
            _ => {
                let sweep = match &self.people {
                    Some(people) => Sweep::new(before, after, people.iter()),
                    None => Sweep::new(before, after, 0..dense(before.people.user_count())),
                };
                self.way = Some((std::mem::take(kinds).into_all(), sweep));
            }
        }
    }
}
