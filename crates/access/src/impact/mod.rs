//! Impact: what a change does to what people may do (domain.md, section 6).

mod concerned;
mod counts;
mod gathered;
mod outcome;
mod reading;
mod round;
mod selection;
mod survey;

use crate::compiled::bits::Bits;
use crate::compiled::catalogue::Catalogue;
use crate::ids::{PermissionKey, ProjectId, UserKey};
use crate::impact::gathered::Gathered;
use crate::impact::outcome::Outcomes;
use crate::permission::BROWSE_PROJECTS;
use crate::resolver::Resolver;

pub use selection::{Answer, Audience, Extent, Selection, Turn};
pub use survey::{Survey, Unrelated};

/// Who gains and who loses what where, over all projects that a change concerns.
///
/// Exact: every active user, in every such project, for every permission, and for every relation
/// that one can have to an issue; besides, those who are not signed in and those who are but are
/// in no group. Holders that depend on an issue count as in [`Mode::Conditional`](crate::Mode).
///
/// Numbers come from [`Impact::count`], the things counted from [`Impact::projects`],
/// [`Impact::permissions`] and [`Impact::people`].
///
/// ```
/// use std::sync::Arc;
/// use whocan_access::{
///     Answer, Cell, Draft, Holder, Impact, Instance, PermissionScheme, Project, ProjectId,
///     Resolver, SchemeId, Selection, Turn,
/// };
///
/// let mut instance = Instance::default();
/// let scheme = PermissionScheme {
///     id: SchemeId(10_000),
///     name: "Client scheme".into(),
///     description: String::new(),
///     grants: Vec::new(),
/// };
/// let project = Project {
///     id: ProjectId(1),
///     key: "ACME".into(),
///     name: "Acme portal".into(),
///     lead: None,
///     kind: "software".into(),
///     archived: false,
///     scheme: scheme.id,
///     security_scheme: None,
///     actors: Default::default(),
/// };
/// instance.schemes.insert(scheme.id, Arc::new(scheme.clone()));
/// instance.projects.insert(project.id, Arc::new(project));
/// let now = Resolver::new(Arc::new(instance));
///
/// let mut draft = Draft::default();
/// draft.set(&scheme, Cell::new("BROWSE_PROJECTS", Holder::Anyone), true);
/// let then = now.with_scheme(draft.apply(&scheme));
/// let impact = Impact::between(&now, &then).unwrap();
/// assert_eq!(impact.becomes_public(), [ProjectId(1)]);
/// let gained = impact.count(&Selection::new(Answer::Effective, Turn::Gained));
/// assert_eq!((gained.people, gained.projects), (0, 1)); // nobody has an account here
/// ```
#[derive(Clone, Debug)]
pub struct Impact {
    before: Resolver,
    after: Resolver,
    outcomes: Outcomes,
    /// By outcome: whom it happens to in at least one project.
    people: Vec<Gathered>,
    /// Where something changes for somebody, by project number.
    projects: Vec<ProjectImpact>,
}

/// What changes in one project, in numbers of outcomes.
#[derive(Clone, Debug)]
struct ProjectImpact {
    project: u32,
    anonymous: u32,
    any_signed_in: u32,
    /// To how many people which outcome happens; those to whom nothing happens left out.
    people: Vec<(u32, u32)>,
}

/// How much changes, of one [`Selection`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Changes for people, each of one person, one project and one permission.
    pub changes: u64,
    /// How many of these hold only on some issues ([`Extent::SomeIssues`]).
    pub on_some_issues: u64,
    /// People to whom any of it happens, each once.
    pub people: usize,
    /// Projects in which any of it happens to anybody: to people, or to those who are not signed
    /// in, or to whoever signs in without a group.
    pub projects: usize,
}

impl Impact {
    /// Compares all that two resolvers answer, one of them made from the other by its `with_…`
    /// methods. For a large change to be computed in pieces, see [`Survey`].
    ///
    /// # Errors
    /// [`Unrelated`] if one was not made from the other, nor both from a third.
    pub fn between(before: &Resolver, after: &Resolver) -> Result<Self, Unrelated> {
        let mut survey = Survey::new(before, after)?;
        while survey.step() {}
        Ok(survey.into_impact())
    }

    /// How much changes.
    #[must_use]
    pub fn count(&self, selection: &Selection) -> Count {
        let sizes = self.sizes(selection);
        let size = |outcome: u32| sizes.get(outcome as usize).copied().unwrap_or_default();
        let mut count = Count::default();
        let mut people = 0;
        for project in self.selected(selection) {
            for (outcome, number) in &project.people {
                let (all, some) = size(*outcome);
                let number_of = |permissions: usize| permissions as u64 * u64::from(*number);
                count.changes += number_of(all + some);
                count.on_some_issues += number_of(some);
                if all + some > 0 {
                    people += *number as usize;
                }
            }
            if project.concerns(Audience::Anybody, |outcome| size(outcome) != (0, 0)) {
                count.projects += 1;
            }
        }
        // Within one project everybody has one outcome; over several, people recur.
        count.people = match selection.project {
            Some(_) => people,
            None => self.people_anywhere(selection).len(),
        };
        count
    }

    /// The projects in which it changes for them, by id.
    #[must_use]
    pub fn projects(&self, selection: &Selection, whom: Audience) -> Vec<ProjectId> {
        let sizes = self.sizes(selection);
        let changes = |outcome: u32| {
            sizes
                .get(outcome as usize)
                .is_some_and(|size| *size != (0, 0))
        };
        let concerned = self
            .selected(selection)
            .filter(|project| project.concerns(whom, changes));
        let ids = self.before.projects.ids();
        let ids = concerned.filter_map(|project| ids.get(project.project as usize));
        ids.copied().collect()
    }

    /// The permissions that change for them, in the order of [`Resolver::permission_keys`].
    #[must_use]
    pub fn permissions(&self, selection: &Selection, whom: Audience) -> Vec<PermissionKey> {
        let keys = self.catalogue().keys();
        let changed = keys.iter().filter(|key| {
            let one = selection.clone().of((*key).clone());
            let wanted = selection.permission.as_ref();
            wanted.is_none_or(|wanted| wanted == *key) && !self.projects(&one, whom).is_empty()
        });
        changed.cloned().collect()
    }

    /// The people to whom it happens, by key.
    #[must_use]
    pub fn people(&self, selection: &Selection) -> Vec<UserKey> {
        let found = match selection.project {
            Some(project) => self.people_within(selection, project),
            None => self.people_anywhere(selection),
        };
        let keys = found
            .iter()
            .filter_map(|user| self.before.people.user_key(user));
        keys.cloned().collect()
    }

    /// The projects that become public: from now on, people who are not signed in can use Browse
    /// Projects there.
    #[must_use]
    pub fn becomes_public(&self) -> Vec<ProjectId> {
        let seen = Selection::new(Answer::Effective, Turn::Gained).of(BROWSE_PROJECTS);
        self.projects(&seen, Audience::Anonymous)
    }

    /// The projects that people who are not signed in can no longer browse.
    #[must_use]
    pub fn no_longer_public(&self) -> Vec<ProjectId> {
        let seen = Selection::new(Answer::Effective, Turn::Lost).of(BROWSE_PROJECTS);
        self.projects(&seen, Audience::Anonymous)
    }

    /// Whether nothing changes for anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }

    fn selected(&self, selection: &Selection) -> impl Iterator<Item = &ProjectImpact> {
        let wanted = selection.project.map(|id| self.before.projects.number(id));
        let all = self.projects.iter();
        all.filter(move |project| wanted.is_none_or(|wanted| wanted == Some(project.project)))
    }

    /// By outcome: how many selected permissions it is about, on all issues and on some.
    fn sizes(&self, selection: &Selection) -> Vec<(usize, usize)> {
        let wanted = selection.permission.as_ref();
        let wanted = wanted.map(|key| self.catalogue().find(key.as_str()));
        let outcomes = self.outcomes.all().iter();
        let size = outcomes.map(|outcome| {
            let [all, some] =
                outcome
                    .sets(selection.answer, selection.turn)
                    .map(|(extent, set)| match (selection.extent, wanted) {
                        (Some(selected), _) if selected != extent => 0,
                        (_, None) => set.len(),
                        (_, Some(wanted)) => wanted.is_some_and(|one| set.contains(one)).into(),
                    });
            (all, some)
        });
        size.collect()
    }

    fn people_anywhere(&self, selection: &Selection) -> Bits {
        let mut found = Bits::new(self.before.people.user_count());
        for (size, people) in self.sizes(selection).iter().zip(&self.people) {
            if *size != (0, 0) {
                people.add_to(&mut found);
            }
        }
        found
    }

    /// The one that knows more keys.
    fn catalogue(&self) -> &Catalogue {
        let (before, after) = (&self.before.catalogue, &self.after.catalogue);
        if before.keys().len() > after.keys().len() {
            before
        } else {
            after
        }
    }
}

impl ProjectImpact {
    /// Whether one of their outcomes is such.
    fn concerns(&self, whom: Audience, is_such: impl Fn(u32) -> bool) -> bool {
        let people = || self.people.iter().any(|(outcome, _)| is_such(*outcome));
        match whom {
            Audience::People => people(),
            Audience::Anonymous => is_such(self.anonymous),
            Audience::AnySignedIn => is_such(self.any_signed_in),
            Audience::Anybody => people() || is_such(self.anonymous) || is_such(self.any_signed_in),
        }
    }
}
