//! Everybody in all projects: what each person may do in each, class by class of people.

use std::sync::Arc;

use crate::compiled::growing::Growing;
use crate::compiled::lists::dense;
use crate::compiled::schemes::CompiledScheme;
use crate::ids::{ProjectId, UserKey};
use crate::resolver::Resolver;
use crate::summary::Summary;
use crate::sweep::{Kind, Sweep, kinds};

/// A walk over projects that says what each active user may do there, without issue
/// ([`Mode::Conditional`](crate::Mode)). What many may alike is computed once; one step takes
/// microseconds where no other scheme comes up, so that a long walk can be interrupted.
///
/// ```
/// use std::sync::Arc;
/// use whocan_access::{Instance, Resolver, Standing};
///
/// let resolver = Resolver::new(Arc::new(Instance::default()));
/// let mut everybody = resolver.everybody();
/// let mut browsing = 0;
/// while everybody.next_project().is_some() {
///     let classes = everybody.classes().iter();
///     let seeing = classes.filter(|(summary, _)| summary.standing("BROWSE") == Standing::Yes);
///     browsing += seeing.map(|(_, people)| people).sum::<usize>();
/// }
/// assert_eq!(browsing, 0);
/// ```
#[derive(Debug)]
pub struct Everybody {
    resolver: Resolver,
    sweep: Sweep,
    /// The kinds of projects to come.
    kinds: Vec<Kind>,
    /// The projects of this kind to come.
    projects: Vec<u32>,
    scheme: Arc<CompiledScheme>,
    archived: bool,
    /// By state: how many people are in it wherever they are no actors.
    usual: Growing<usize>,
    /// By state: what one may do in it; none where nobody was yet.
    summaries: Growing<Option<Arc<Summary>>>,
    classes: Vec<(Arc<Summary>, usize)>,
}

impl Resolver {
    /// What everybody may do in every project, in an order that saves work.
    #[must_use]
    pub fn everybody(&self) -> Everybody {
        self.everybody_in(self.projects.ids())
    }

    /// What everybody may do in these projects, in an order that saves work; those that do not
    /// exist are left out.
    #[must_use]
    pub fn everybody_in(&self, projects: &[ProjectId]) -> Everybody {
        let numbers = projects.iter().filter_map(|id| self.projects.number(*id));
        let numbers: Vec<u32> = numbers.collect();
        Everybody {
            sweep: Sweep::new(self, self, 0..dense(self.people.user_count())),
            kinds: kinds(self, self, &numbers),
            projects: Vec::new(),
            scheme: Arc::default(),
            archived: false,
            usual: Growing::default(),
            summaries: Growing::default(),
            classes: Vec::new(),
            resolver: self.clone(),
        }
    }
}

impl Everybody {
    /// Goes to the next project; `None` after the last one.
    pub fn next_project(&mut self) -> Option<ProjectId> {
        while self.projects.is_empty() {
            let kind = self.kinds.pop()?;
            self.begin(kind);
        }
        let project = self.projects.pop()?;
        self.sweep.visit(project);
        self.count();
        self.resolver.projects.ids().get(project as usize).copied()
    }

    /// How many people may do what in the project gone to last.
    #[must_use]
    pub fn classes(&self) -> &[(Arc<Summary>, usize)] {
        &self.classes
    }

    /// What each active user may do in the project gone to last, by key.
    pub fn people(&self) -> impl Iterator<Item = (&UserKey, Arc<Summary>)> {
        self.sweep.concerned().filter_map(|user| {
            let summary = self.summaries.get(self.sweep.state(user))?;
            Some((self.resolver.people.user_key(user)?, summary))
        })
    }

    fn begin(&mut self, kind: Kind) {
        self.sweep.begin(&kind);
        self.scheme = self.resolver.scheme(kind.schemes.0);
        self.archived = kind.archived.0;
        self.projects = kind.projects;
        self.summaries.clear();
        self.usual.clear();
        for user in self.sweep.concerned() {
            let state = self.sweep.usual_state(user);
            self.usual.set(state, self.usual.get(state) + 1);
        }
    }

    /// Counts who is in which state in the project visited.
    fn count(&mut self) {
        let mut people = self.usual.clone();
        for &user in self.sweep.actors() {
            let (usual, here) = (self.sweep.usual_state(user), self.sweep.state(user));
            people.set(usual, people.get(usual) - 1);
            people.set(here, people.get(here) + 1);
        }
        self.classes.clear();
        for (state, number) in people.iter().filter(|(_, number)| **number > 0) {
            let known = self.summaries.get(state);
            let summary = known.unwrap_or_else(|| self.summary(state));
            self.summaries.set(state, Some(Arc::clone(&summary)));
            self.classes.push((summary, *number));
        }
    }

    fn summary(&self, state: u32) -> Arc<Summary> {
        let granted = self.sweep.granted(state);
        let granted = granted
            .map(|(granted, _)| granted.clone())
            .unwrap_or_default();
        let mut on_some = granted.clone();
        for (_, more) in &self.scheme.related {
            on_some.union_with(more);
        }
        let catalogue = &self.resolver.catalogue;
        Arc::new(Summary::new(catalogue, &granted, on_some, self.archived))
    }
}
