//! Why a permission is granted: every chain from the subject to a grant (domain.md, section 5).

use serde::{Deserialize, Serialize};

use crate::compiled::schemes::CompiledHolder;
use crate::holder::{Holder, Relation};
use crate::ids::{ApplicationKey, GrantId, GroupName, PermissionKey, ProjectId, RoleId, SchemeId};
use crate::permission::{ASSIGNABLE_USER, CREATE_ISSUES};
use crate::resolver::{Match, Place, Resolver, Who};
use crate::scheme::{Cell, Grant};
use crate::subject::{Mode, NotFound, Scope, Subject};

/// At most so many chains are named for one permission: a tangle of sub-groups has very many paths
/// through it, and nobody reads them all.
pub const MOST_CHAINS: usize = 1_000;

/// One step of a chain.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Link {
    /// The subject is in this group directly.
    MemberOf(GroupName),
    /// The group named before is a sub-group of this one.
    SubGroupOf(GroupName),
    /// The group named before gives access to this application.
    Application(ApplicationKey),
    /// The subject, or the group named before, acts in this role of the project.
    ActsIn(RoleId, ProjectId),
    /// The subject leads the project.
    Leads(ProjectId),
    /// The subject is, or counts as, so related to the issue.
    Related(Relation),
    /// The subject holds this permission in the project, which is what the holder asks for.
    Holds(PermissionKey),
}

/// One way in which a scheme gives a permission to a subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain {
    /// From the subject to the holder; empty where the holder matches the subject by itself.
    pub links: Vec<Link>,
    /// The scheme that grants.
    pub scheme: SchemeId,
    /// Its grant; `None` for one that a draft adds.
    pub grant: Option<GrantId>,
    /// What is granted to whom. The permission may be one that includes the one asked about.
    pub cell: Cell,
}

impl Resolver {
    /// Every chain that gives a permission, in the order of the scheme's grants; none if it is not
    /// granted. Takes a key, an alias or a legacy number. At most [`MOST_CHAINS`].
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject, scope or permission.
    pub fn chains(
        &self,
        subject: &Subject,
        scope: Scope,
        mode: Mode,
        permission: &str,
    ) -> Result<Vec<Chain>, NotFound> {
        self.chains_of(&self.who(subject)?, scope, mode, permission)
    }

    /// [`Resolver::chains`] of somebody looked up already: for many scopes, one after the other.
    pub(crate) fn chains_of(
        &self,
        who: &Who,
        scope: Scope,
        mode: Mode,
        permission: &str,
    ) -> Result<Vec<Chain>, NotFound> {
        let place = self.place(scope)?;
        let asked = self.catalogue.find(permission);
        let asked = asked.ok_or_else(|| NotFound::Permission(permission.to_owned()))?;
        let giving = [Some(asked), self.catalogue.included_in(asked)]
            .map(|giving| self.catalogue.key(giving?));
        let Some(scheme) = self.instance.schemes.get(&place.project.head.scheme) else {
            return Ok(Vec::new());
        };
        let project = self.project_of(scope)?;
        let gives = |grant: &&Grant| giving.contains(&Some(&grant.cell.permission));
        let chains = scheme.grants.iter().filter(gives).flat_map(|grant| {
            self.paths(who, place, project, mode, &grant.cell)
                .into_iter()
                .map(|links| Chain {
                    links,
                    scheme: scheme.id,
                    grant: grant.id,
                    cell: grant.cell.clone(),
                })
        });
        Ok(chains.take(MOST_CHAINS).collect())
    }

    /// The project a scope is in.
    pub(crate) fn project_of(&self, scope: Scope) -> Result<ProjectId, NotFound> {
        match scope {
            Scope::Project(id) => Ok(id),
            Scope::Issue(id) => {
                let issue = self.instance.issues.get(&id);
                issue.map(|issue| issue.project).ok_or(NotFound::Issue(id))
            }
        }
    }

    /// The ways from a subject to the holder of a cell; none if it does not match.
    fn paths(
        &self,
        who: &Who,
        place: Place<'_>,
        project: ProjectId,
        mode: Mode,
        cell: &Cell,
    ) -> Vec<Vec<Link>> {
        let holder = CompiledHolder::of(cell, &self.people);
        let matching = self.matches(who, place, mode, &holder);
        if matching == Match::No {
            return Vec::new();
        }
        match (&holder, &cell.holder) {
            (CompiledHolder::Group(group), _) => self.ways_to(who, *group),
            (CompiledHolder::AnyApplication, _) => self.application_ways(who, None),
            (CompiledHolder::Application(application), _) => {
                self.application_ways(who, Some(*application))
            }
            (CompiledHolder::Role(role), _) => {
                let acts = Link::ActsIn(*role, project);
                let Some(actors) = place.project.actors(*role) else {
                    return Vec::new();
                };
                let as_user = who.user.is_some_and(|user| actors.users.contains(&user));
                let mut ways: Vec<Vec<Link>> = as_user.then(Vec::new).into_iter().collect();
                ways.extend(
                    actors
                        .groups
                        .iter()
                        .flat_map(|group| self.ways_to(who, *group)),
                );
                for way in &mut ways {
                    way.push(acts.clone());
                }
                ways
            }
            (CompiledHolder::Lead, _) => vec![vec![Link::Leads(project)]],
            (CompiledHolder::SignedIn, _) => vec![vec![Link::Related(Relation::Reporter)]],
            (_, Holder::ReporterCreate) if place.issue.is_none() && matching == Match::Yes => {
                vec![vec![Link::Holds(CREATE_ISSUES.into())]]
            }
            (_, Holder::AssigneeAssignable) if place.issue.is_none() && matching == Match::Yes => {
                vec![vec![Link::Holds(ASSIGNABLE_USER.into())]]
            }
            (_, holder) => vec![holder.relation().map(Link::Related).into_iter().collect()],
        }
    }

    /// Ways to application access. Who is signed in without any group has it as a premise.
    fn application_ways(&self, who: &Who, only: Option<u32>) -> Vec<Vec<Link>> {
        if who.direct.is_empty() {
            return vec![Vec::new()];
        }
        let applications = self.people.applications();
        applications
            .filter(|(application, _, _)| only.is_none_or(|only| only == *application))
            .flat_map(|(_, key, groups)| {
                groups.iter().flat_map(move |group| {
                    self.ways_to(who, *group).into_iter().map(move |mut way| {
                        way.push(Link::Application(key.clone()));
                        way
                    })
                })
            })
            .collect()
    }

    /// Every way up from a subject's own groups to a group, without passing a group twice.
    fn ways_to(&self, who: &Who, target: u32) -> Vec<Vec<Link>> {
        if who.groups.binary_search(&target).is_err() {
            return Vec::new();
        }
        let leading = self.people.with_children(target);
        let mut ways = Vec::new();
        for &start in who.direct.iter().filter(|group| leading.contains(group)) {
            let mut open = vec![vec![start]];
            while let Some(path) = open.pop() {
                let Some(&last) = path.last() else { continue };
                if last == target {
                    ways.push(self.links(&path));
                    if ways.len() >= MOST_CHAINS {
                        return ways;
                    }
                    continue;
                }
                let onward = self.people.parents(last).iter();
                open.extend(
                    onward
                        .filter(|group| leading.contains(group) && !path.contains(group))
                        .map(|group| [path.as_slice(), &[*group]].concat()),
                );
            }
        }
        ways
    }

    fn links(&self, path: &[u32]) -> Vec<Link> {
        let names = path
            .iter()
            .filter_map(|group| self.people.group_name(*group));
        names
            .enumerate()
            .map(|(step, name)| match step {
                0 => Link::MemberOf(name.clone()),
                _ => Link::SubGroupOf(name.clone()),
            })
            .collect()
    }
}
