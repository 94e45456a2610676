//! Which holders have permissions that nobody can use, because nobody who has them may browse
//! (domain.md, rule 7).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use whocan_access::permission::{BROWSE_PROJECTS, built_in};
use whocan_access::{
    Cell, Condition, Draft, GroupName, Holder, Mode, PermissionKey, PermissionScheme, Project,
    Reach, Resolver, SchemeId, Scope, Standing, Subject,
};

use crate::editor::holders::is_known;

/// So many times somebody is asked about per holder, project by project. One with more is left
/// unmarked: nobody waits minutes for a mark.
const MOST_QUESTIONS: usize = 5_000;
/// So many people are asked about in all projects at once.
const MOST_PEOPLE: usize = 250;

/// Whether a permission is of no use without Browse Projects.
pub fn needs_browse(permission: &PermissionKey) -> bool {
    built_in(permission.as_str()).is_some_and(|permission| permission.needs_browse)
}

/// Finds the holders of a scheme of whom it is certain that nobody they match may browse, in any
/// project that uses the scheme; piece by piece, since with many holders and projects it takes
/// seconds.
///
/// Whoever matches counts with all they have: somebody in a role without Browse Projects may
/// browse as member of a group. Holders that name nothing that exists are left out, they match
/// nobody anyway; so are all holders where no project uses the scheme.
#[derive(Debug)]
pub struct Search {
    resolver: Resolver,
    projects: Vec<Arc<Project>>,
    granted: Granted,
    /// Holders still to be asked about.
    left: Vec<Holder>,
    question: Option<Question>,
    found: BTreeSet<Holder>,
}

/// All that the answer depends on but people and projects.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Granted {
    /// Who is granted anything.
    anything: BTreeSet<Holder>,
    /// Who may browse.
    browse: BTreeSet<Holder>,
}

/// The same of a scheme, from which it is quickly found for any draft over it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    /// How much each holder is granted.
    counts: BTreeMap<Holder, usize>,
    browse: BTreeSet<Holder>,
}

impl Counted {
    /// That of a scheme.
    pub fn new(scheme: &PermissionScheme) -> Self {
        let mut counted = Self::default();
        for grant in &scheme.grants {
            *counted.counts.entry(grant.cell.holder.clone()).or_default() += 1;
            if is_browse(&grant.cell) {
                counted.browse.insert(grant.cell.holder.clone());
            }
        }
        counted
    }

    /// That of the scheme with a draft over it.
    pub fn with(&self, draft: &Draft) -> Granted {
        let Self {
            mut counts,
            mut browse,
        } = self.clone();
        for cell in &draft.removed {
            if let Some(count) = counts.get_mut(&cell.holder) {
                *count = count.saturating_sub(1);
            }
            if is_browse(cell) {
                browse.remove(&cell.holder);
            }
        }
        for cell in &draft.added {
            *counts.entry(cell.holder.clone()).or_default() += 1;
            if is_browse(cell) {
                browse.insert(cell.holder.clone());
            }
        }
        counts.retain(|_, count| *count > 0);
        Granted {
            anything: counts.into_keys().collect(),
            browse,
        }
    }
}

fn is_browse(cell: &Cell) -> bool {
    cell.permission.as_str() == BROWSE_PROJECTS
}

/// Whether a holder is of use to anybody, half answered.
#[derive(Debug)]
struct Question {
    holder: Holder,
    asked: Asked,
    /// How many are asked already.
    done: usize,
}

#[derive(Debug)]
enum Asked {
    /// Project by project, who matches there; so many times at most.
    Projects(usize),
    /// The same people in all projects, one after the other.
    People(Vec<Subject>),
}

impl Search {
    /// A search in a scheme as the resolver has it, which grants so much.
    pub fn new(resolver: &Resolver, scheme: SchemeId, granted: Granted) -> Self {
        let instance = resolver.instance();
        let projects: Vec<_> = instance.projects_of(scheme).map(Arc::clone).collect();
        let Granted { anything, browse } = &granted;
        let is_asked = |holder: &&Holder| {
            **holder != Holder::PortalCustomers
                && is_known(instance, holder)
                && !browse.contains(*holder)
        };
        let asked = anything.iter().filter(is_asked).cloned();
        let (left, found) = if projects.is_empty() {
            (Vec::new(), BTreeSet::new())
        } else if browse.is_empty() {
            (Vec::new(), asked.collect())
        } else {
            (asked.collect(), BTreeSet::new())
        };
        Self {
            projects,
            left,
            found,
            question: None,
            granted,
            resolver: resolver.clone(),
        }
    }

    /// What was found, once [`Search::step`] has said that there is no more to do.
    pub fn found(self) -> BTreeSet<Holder> {
        self.found
    }

    /// Does a piece of the work, some milliseconds at the most; says whether there is more to do.
    pub fn step(&mut self) -> bool {
        if let Some(question) = self.question.take() {
            self.go_on(question);
        } else if let Some(holder) = self.left.pop() {
            self.question = Some(Question {
                asked: self.asked(&holder),
                holder,
                done: 0,
            });
        } else {
            return false;
        }
        true
    }

    fn go_on(&mut self, mut question: Question) {
        let done = question.done;
        let somebody_browses = match &mut question.asked {
            Asked::People(people) if people.len() > MOST_PEOPLE => Some(true),
            Asked::People(people) => people.get(done).map(|it| self.browses_anywhere(it)),
            Asked::Projects(left) => {
                let project = self.projects.get(done);
                project.map(|it| self.somebody_browses(it, &question.holder, left))
            }
        };
        match somebody_browses {
            Some(true) => {}
            Some(false) => {
                question.done += 1;
                self.question = Some(question);
            }
            // Nobody is left to ask about.
            None => {
                self.found.insert(question.holder);
            }
        }
    }

    fn asked(&self, holder: &Holder) -> Asked {
        match holder {
            Holder::User(key) => Asked::People(vec![Subject::User(key.clone())]),
            Holder::Group(name) => Asked::People(members(&self.resolver, name)),
            Holder::ApplicationRole(Some(key)) => {
                let application = self.resolver.instance().applications.get(key);
                let groups = application.iter().flat_map(|found| &found.groups);
                Asked::People(
                    groups
                        .flat_map(|name| members(&self.resolver, name))
                        .collect(),
                )
            }
            _ => Asked::Projects(MOST_QUESTIONS),
        }
    }

    /// Whether anybody whom a holder matches in a project may browse it; said too when nothing is
    /// left of how many may be asked about.
    fn somebody_browses(&self, project: &Project, holder: &Holder, left: &mut usize) -> bool {
        if is_open(holder) {
            // Anybody who may browse can also be the reporter, be signed in, …
            let mut browsing = self.granted.browse.iter();
            return browsing.any(|holder| {
                let reach = self.resolver.reach(holder, &[project.id]);
                !matches!(reach, Reach::People(0) | Reach::Nobody)
            });
        }
        matching(&self.resolver, project, holder)
            .iter()
            .any(|subject| {
                *left = left.saturating_sub(1);
                *left == 0 || browses(&self.resolver, project, subject)
            })
    }

    fn browses_anywhere(&self, subject: &Subject) -> bool {
        let everywhere = self.resolver.everywhere(subject, Mode::Conditional);
        everywhere.is_ok_and(|everywhere| {
            let mut standings = everywhere.standings(BROWSE_PROJECTS);
            standings.any(|(id, standing)| {
                let is_here = || self.projects.binary_search_by_key(&id, |it| it.id).is_ok();
                standing != Standing::No && is_here()
            })
        })
    }
}

/// Whether a holder can match people of whom nothing else is known.
fn is_open(holder: &Holder) -> bool {
    matches!(holder, Holder::Anyone | Holder::ApplicationRole(None)) || holder.relation().is_some()
}

/// Whom a holder matches that depends on the project: people there are, and people there may be.
fn matching(resolver: &Resolver, project: &Project, holder: &Holder) -> Vec<Subject> {
    let mut subjects = Vec::new();
    match holder {
        Holder::ProjectLead => {
            subjects.extend(project.lead.iter().cloned().map(Subject::User));
            subjects.push(Subject::AnySignedIn);
        }
        Holder::ProjectRole(role) => {
            if let Some(actors) = project.actors.get(role) {
                subjects.extend(actors.users.iter().cloned().map(Subject::User));
                for group in &actors.groups {
                    subjects.append(&mut members(resolver, group));
                }
            }
            subjects.push(Subject::AnySignedIn);
        }
        _ => {}
    }
    subjects
}

/// The members of a group, and whoever joins it.
fn members(resolver: &Resolver, group: &GroupName) -> Vec<Subject> {
    let users = resolver.members(group).unwrap_or_default();
    let mut subjects: Vec<Subject> = users.into_iter().map(Subject::User).collect();
    subjects.push(Subject::new_member_of(group.clone()));
    subjects
}

fn browses(resolver: &Resolver, project: &Project, subject: &Subject) -> bool {
    let access = resolver.access(subject, Scope::Project(project.id), Mode::Conditional);
    access.is_ok_and(|access| access.granted(BROWSE_PROJECTS) != Condition::Never)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{DEVELOPERS, resolver, scheme};

    fn lacking(grants: &[(&str, Holder)]) -> Vec<Holder> {
        lacking_in(&resolver(grants), SchemeId::DEFAULT)
    }

    fn lacking_in(resolver: &Resolver, scheme: SchemeId) -> Vec<Holder> {
        let granted = Counted::new(&resolver.instance().schemes[&scheme]).with(&Draft::default());
        let mut search = Search::new(resolver, scheme, granted);
        while search.step() {}
        search.found().into_iter().collect()
    }

    #[test]
    fn a_role_without_browse_is_of_no_use_to_its_members() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let clients = Holder::Group("acme-clients".into());
        let edit = ("EDIT_ISSUES", role.clone());
        let browse = ("BROWSE_PROJECTS", clients);
        let grants = [edit, browse];
        assert_eq!(lacking(&grants[..1]), std::slice::from_ref(&role));
        assert_eq!(lacking(&grants), [role]);
    }

    #[test]
    fn what_members_have_otherwise_counts() {
        let edit = ("EDIT_ISSUES", Holder::ProjectRole(DEVELOPERS));
        for browsing in [
            Holder::Anyone,
            Holder::ApplicationRole(None),
            Holder::Group("staff".into()),
            Holder::User("dana".into()),
            Holder::Reporter,
        ] {
            let browse = ("BROWSE_PROJECTS", browsing.clone());
            assert_eq!(lacking(&[edit.clone(), browse]), [], "{browsing:?}");
        }
    }

    #[test]
    fn a_group_may_browse_through_the_group_it_is_in() {
        let clients = ("EDIT_ISSUES", Holder::Group("acme-clients".into()));
        let externals = ("BROWSE_PROJECTS", Holder::Group("externals".into()));
        assert_eq!(lacking(&[clients, externals]), []);
    }

    #[test]
    fn a_reporter_can_be_anybody_who_may_browse() {
        let edit = ("EDIT_ISSUES", Holder::Reporter);
        let browse = ("BROWSE_PROJECTS", Holder::User("dana".into()));
        let grants = [edit, browse];
        assert_eq!(lacking(&grants[..1]), [Holder::Reporter]);
        assert_eq!(lacking(&grants), []);
    }

    #[test]
    fn what_is_granted_with_a_draft_is_what_the_scheme_that_it_makes_grants() {
        let (group, user) = (Holder::Group("staff".into()), Holder::User("dana".into()));
        let scheme = scheme(&[
            (BROWSE_PROJECTS, group.clone()),
            ("EDIT_ISSUES", group.clone()),
            ("EDIT_ISSUES", Holder::Anyone),
        ]);
        let cells = [
            Cell::new(BROWSE_PROJECTS, group.clone()),
            Cell::new("EDIT_ISSUES", group),
            Cell::new("EDIT_ISSUES", Holder::Anyone),
            Cell::new(BROWSE_PROJECTS, user.clone()),
            Cell::new("EDIT_ISSUES", user),
        ];
        for chosen in 0..1_u32 << cells.len() {
            let mut draft = Draft::default();
            for (at, cell) in cells.iter().enumerate() {
                if chosen & (1 << at) != 0 {
                    let is_removed = at < scheme.grants.len();
                    let cells = if is_removed {
                        &mut draft.removed
                    } else {
                        &mut draft.added
                    };
                    cells.insert(cell.clone());
                }
            }
            let made = Counted::new(&draft.apply(&scheme)).with(&Draft::default());
            assert_eq!(Counted::new(&scheme).with(&draft), made);
        }
    }

    #[test]
    fn unknown_holders_and_unused_schemes_are_left_out() {
        let gone = Holder::Group("gone".into());
        let grants = [("EDIT_ISSUES", gone)];
        assert_eq!(lacking(&grants), []);
        let mut unused = scheme(&[("EDIT_ISSUES", Holder::ProjectRole(DEVELOPERS))]);
        unused.id = SchemeId(10_000);
        let resolver = resolver(&[]).with_scheme(unused);
        assert!(lacking_in(&resolver, SchemeId(10_000)).is_empty());
    }
}
