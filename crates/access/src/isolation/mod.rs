//! Isolation: whether somebody sees exactly the projects meant for them, each way in which they
//! see more, and what would close it.

mod cause;
mod narrower;
mod repair;

use crate::inserting::Inserting;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::explain::Chain;
use crate::ids::{GroupName, ProjectId, UserKey};
use crate::permission::BROWSE_PROJECTS;
use crate::resolver::{Match, Resolver, Who};
use crate::scheme::Cell;
use crate::subject::{Mode, NotFound, Scope, Subject};

pub use cause::Cause;
pub use repair::Repair;

/// Who is to be kept to some projects.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Whom {
    /// One subject: a user, or whoever joins some groups.
    Subject(Subject),
    /// Each active member a group has, with all that they are in besides.
    MembersOf(GroupName),
}

/// What somebody sees, held against what is meant for them.
///
/// To see a project is to have Browse Projects there, be it only on some issues.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Isolation {
    /// Every project that they see; of members, that any of them sees.
    pub sees: BTreeSet<ProjectId>,
    /// Each grant by which they see a project not meant for them, by project.
    pub leaks: Vec<Leak>,
    /// Projects meant for them that they do not see; of members, that not all of them see. A
    /// group without active members misses nothing.
    pub missing: Vec<Missing>,
    /// Projects meant for them that do not exist.
    pub unknown: BTreeSet<ProjectId>,
}

/// A grant by which somebody sees a project that is not meant for them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leak {
    /// The project.
    pub project: ProjectId,
    /// The grant, by what it says. Its permission is Browse Projects.
    pub cell: Cell,
    /// Why the grant matches, in a word for each chain that differs.
    pub causes: BTreeSet<Cause>,
    /// Of members, those concerned; empty for a subject.
    pub people: Vec<UserKey>,
    /// Every chain from the subject, or from the first of the people, to the grant.
    pub chains: Vec<Chain>,
}

/// A project meant for somebody who does not see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing {
    /// The project.
    pub project: ProjectId,
    /// Of members, those who do not see it; empty for a subject.
    pub people: Vec<UserKey>,
}

impl Isolation {
    /// Whether they see nothing but what is meant for them.
    #[must_use]
    pub fn is_tight(&self) -> bool {
        self.leaks.is_empty()
    }

    /// Whether they see exactly what is meant for them.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.is_tight() && self.missing.is_empty() && self.unknown.is_empty()
    }
}

/// One of those who are watched.
pub(crate) struct Watched {
    /// The key of a member; `None` for a subject.
    member: Option<UserKey>,
    pub(crate) subject: Subject,
    pub(crate) who: Who,
}

impl Resolver {
    /// Whether somebody sees exactly the projects meant for them. In [`Mode::DataCenter`] holders
    /// that depend on an issue count for anybody signed in, as they do there: the project's name
    /// is seen (domain.md, rule 5).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use whocan_access::{Instance, Mode, Resolver, Subject, Whom};
    ///
    /// let resolver = Resolver::new(Arc::new(Instance::default()));
    /// let anonymous = Whom::Subject(Subject::Anonymous);
    /// let isolation = resolver.isolation(&anonymous, &[].into(), Mode::DataCenter)?;
    /// assert!(isolation.is_exact());
    /// # Ok::<(), whocan_access::NotFound>(())
    /// ```
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject or group.
    pub fn isolation(
        &self,
        whom: &Whom,
        meant: &BTreeSet<ProjectId>,
        mode: Mode,
    ) -> Result<Isolation, NotFound> {
        let watched = self.watched(whom)?;
        let mut isolation = Isolation::default();
        let mut leaks: BTreeMap<(ProjectId, Cell), Leak> = BTreeMap::new();
        for id in self.instance.projects.keys() {
            let mut without = Vec::new();
            for one in &watched {
                if !self.sees(&one.who, *id, mode)? {
                    without.push(one);
                    continue;
                }
                isolation.sees.insert(*id);
                if !meant.contains(id) {
                    self.add_leaks(&mut leaks, one, whom, *id, mode)?;
                }
            }
            if meant.contains(id) && !without.is_empty() {
                isolation.missing.push(Missing {
                    project: *id,
                    people: without
                        .iter()
                        .filter_map(|one| one.member.clone())
                        .collect(),
                });
            }
        }
        let exists = |id: &&ProjectId| self.instance.projects.contains_key(*id);
        isolation.unknown = meant.iter().filter(|id| !exists(id)).copied().into_set();
        isolation.leaks = leaks.into_values().collect();
        Ok(isolation)
    }

    /// Whom it is about, one by one.
    pub(crate) fn watched(&self, whom: &Whom) -> Result<Vec<Watched>, NotFound> {
        let watch = |member: Option<UserKey>, subject: Subject| -> Result<Watched, NotFound> {
            let who = self.who(&subject)?;
            Ok(Watched {
                member,
                subject,
                who,
            })
        };
        match whom {
            Whom::Subject(subject) => Ok(vec![watch(None, subject.clone())?]),
            Whom::MembersOf(group) => {
                let mut watched = Vec::new();
                for key in self.members(group)? {
                    let one = watch(Some(key.clone()), Subject::User(key))?;
                    if one.who.signed_in {
                        watched.push(one);
                    }
                }
                Ok(watched)
            }
        }
    }

    /// Whether somebody has Browse Projects in a project, be it only on some issues.
    fn sees(&self, who: &Who, project: ProjectId, mode: Mode) -> Result<bool, NotFound> {
        let place = self.place(Scope::Project(project))?;
        let browse = self.catalogue.browse();
        let columns = self.columns(place).iter();
        let mut seeing = columns.filter(|(_, granted)| granted.contains(browse));
        Ok(seeing.any(|(holder, _)| self.matches(who, place, mode, holder) != Match::No))
    }

    fn add_leaks(
        &self,
        leaks: &mut BTreeMap<(ProjectId, Cell), Leak>,
        one: &Watched,
        whom: &Whom,
        project: ProjectId,
        mode: Mode,
    ) -> Result<(), NotFound> {
        let scope = Scope::Project(project);
        for chain in self.chains_of(&one.who, scope, mode, BROWSE_PROJECTS)? {
            let cause = self.cause(whom, &one.subject, &chain);
            let leak = leaks
                .entry((project, chain.cell.clone()))
                .or_insert_with(|| Leak {
                    project,
                    cell: chain.cell.clone(),
                    causes: BTreeSet::new(),
                    people: Vec::new(),
                    chains: Vec::new(),
                });
            leak.causes.insert(cause);
            if leak.people.is_empty() || leak.people.first() == one.member.as_ref() {
                leak.chains.push(chain);
            }
            if let Some(key) = &one.member
                && leak.people.last() != Some(key)
            {
                leak.people.push(key.clone());
            }
        }
        Ok(())
    }
}
