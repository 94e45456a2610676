//! What closes every leak, at the least cost to others.

use crate::inserting::Inserting;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compiled::bits::Bits;
use crate::explain::{Chain, Link};
use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::{GroupName, ProjectId, RoleId, SchemeId, UserKey};
use crate::permission::{BROWSE_PROJECTS, CREATE_ISSUES};
use crate::resolver::Resolver;
use crate::scheme::Cell;
use crate::step::{Actor, Step};
use crate::subject::{Mode, NotFound, Scope, Subject};

use super::{Isolation, Watched, Whom};

/// So many users at most are named one by one in place of a holder that goes.
const MOST_NAMED: usize = 10;

/// What closes every leak.
#[derive(Clone, Debug)]
pub struct Repair {
    /// What to do: grants and actors that let somebody see too much go; narrower ones come, so
    /// that others keep what they have, and so that nothing meant for them is lost.
    pub steps: Vec<Step>,
    /// What may go along where a scheme lets too many browse: Create Issues goes as well, and comes
    /// for those who take their place. No leak is closed by it, and what they would create they
    /// could not see (domain.md, rule 7); but Jira names a project to whoever may create issues in
    /// it. Nothing in schemes that serve a project meant for them.
    pub along: Vec<Step>,
    /// What they see once that is done. Something may be missing still: where a project meant for
    /// them has no role that may browse.
    pub after: Isolation,
}

impl Resolver {
    /// The changes that keep somebody to the projects meant for them. Every step that takes
    /// something away is needed: each closes a chain that no other step closes. What others lose
    /// by it is the [`Impact`](crate::Impact) of [`Resolver::with_steps`].
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject or group.
    pub fn isolation_repair(
        &self,
        whom: &Whom,
        meant: &BTreeSet<ProjectId>,
        mode: Mode,
    ) -> Result<Repair, NotFound> {
        let before = self.isolation(whom, meant, mode)?;
        let watched = self.watched(whom)?;
        let (groups, people) = self.left_out(whom, &watched)?;
        let mut closing = Closing {
            resolver: self,
            groups,
            people,
            any_application: *whom == Whom::Subject(Subject::AnySignedIn),
            taken: BTreeSet::new(),
            given: BTreeSet::new(),
            narrowed: BTreeMap::new(),
        };
        // The leaks name the chains of one person each; of all, every chain is to be closed.
        for one in &watched {
            for project in before.leaks.iter().map(|leak| leak.project).into_set() {
                let scope = Scope::Project(project);
                for chain in self.chains_of(&one.who, scope, mode, BROWSE_PROJECTS)? {
                    closing.close(&one.subject, project, &chain);
                }
            }
        }
        let along = closing.along(&watched, &before, meant, mode)?;
        closing.empty_roles(meant);
        let mut steps: Vec<Step> = closing.taken.into_iter().collect();
        steps.extend(closing.given);
        let mut after = self.with_steps(&steps).isolation(whom, meant, mode)?;
        for missing in &after.missing {
            steps.extend(self.opening(whom, missing.project, meant));
        }
        if !after.missing.is_empty() {
            after = self.with_steps(&steps).isolation(whom, meant, mode)?;
        }
        Ok(Repair {
            steps,
            along,
            after,
        })
    }

    /// The groups and people to leave out where a holder is narrowed: the groups that those watched
    /// are in, with all that belongs to the group asked about.
    fn left_out(
        &self,
        whom: &Whom,
        watched: &[Watched],
    ) -> Result<(BTreeSet<GroupName>, BTreeSet<UserKey>), NotFound> {
        let mut groups = BTreeSet::new();
        let mut people = BTreeSet::new();
        for group in watched.iter().flat_map(|one| &one.who.groups) {
            groups.extend(self.people.group_name(*group).cloned());
        }
        let own: Vec<&GroupName> = match whom {
            Whom::MembersOf(group) => vec![group],
            Whom::Subject(Subject::NewMember(names)) => names.iter().collect(),
            Whom::Subject(Subject::User(key)) => {
                people.insert(key.clone());
                Vec::new()
            }
            Whom::Subject(_) => Vec::new(),
        };
        for name in own {
            people.extend(self.members(name)?);
            let with_children = self.people.with_children(self.group(name)?);
            for group in with_children {
                groups.extend(self.people.group_name(group).cloned());
            }
        }
        Ok((groups, people))
    }

    /// What lets somebody see a project meant for them: acting in the role that may browse there
    /// and do the least besides, or a grant where the scheme serves only projects meant for them.
    fn opening(&self, whom: &Whom, id: ProjectId, meant: &BTreeSet<ProjectId>) -> Vec<Step> {
        let actors: Vec<Actor> = match whom {
            Whom::MembersOf(group) => vec![Actor::Group(group.clone())],
            Whom::Subject(Subject::User(key)) => vec![Actor::User(key.clone())],
            Whom::Subject(Subject::NewMember(groups)) => {
                groups.iter().take(1).cloned().map(Actor::Group).collect()
            }
            Whom::Subject(_) => Vec::new(),
        };
        let instance = self.instance();
        let Some(project) = instance.projects.get(&id) else {
            return Vec::new();
        };
        let Some(scheme) = instance.schemes.get(&project.scheme) else {
            return Vec::new();
        };
        let holders = scheme.grants.iter().filter(|grant| sees(&grant.cell));
        let roles = holders.filter_map(|grant| match grant.cell.holder {
            Holder::ProjectRole(role) if instance.roles.contains_key(&role) => Some(role),
            _ => None,
        });
        let has = |role: RoleId| {
            let holder = Holder::ProjectRole(role);
            let grants = scheme.grants.iter();
            grants.filter(|grant| grant.cell.holder == holder).count()
        };
        if let Some(role) = roles.min_by_key(|role| has(*role)) {
            let acts = |actor| Step::AddActor(id, role, actor);
            return actors.into_iter().map(acts).collect();
        }
        if instance
            .projects_of(scheme.id)
            .all(|project| meant.contains(&project.id))
        {
            let grants = actors.into_iter().map(|actor| {
                let holder = match actor {
                    Actor::User(key) => Holder::User(key),
                    Actor::Group(name) => Holder::Group(name),
                };
                Step::Grant(scheme.id, browse(holder))
            });
            return grants.collect();
        }
        Vec::new()
    }
}

fn browse(holder: Holder) -> Cell {
    Cell::new(BROWSE_PROJECTS, holder)
}

fn sees(cell: &Cell) -> bool {
    cell.permission.as_str() == BROWSE_PROJECTS
}

/// A repair in the making.
struct Closing<'a> {
    resolver: &'a Resolver,
    /// The groups that those are in who see too much.
    groups: BTreeSet<GroupName>,
    /// The people among those.
    people: BTreeSet<UserKey>,
    any_application: bool,
    taken: BTreeSet<Step>,
    given: BTreeSet<Step>,
    /// What takes the place of a holder, looked at once: the same ones have many grants and roles.
    narrowed: BTreeMap<Holder, Arc<[Holder]>>,
}

impl Closing<'_> {
    /// Closes one chain: an actor goes, where a role is acted in, and else the grant.
    fn close(&mut self, subject: &Subject, project: ProjectId, chain: &Chain) {
        let Some(Link::ActsIn(role, _)) = chain.links.last() else {
            self.revoke(chain.scheme, &chain.cell);
            return;
        };
        match (chain.acting_group(), subject) {
            (Some(group), _) => self.dismiss(project, *role, group),
            (None, Subject::User(key)) => {
                let actor = Actor::User(key.clone());
                self.taken.insert(Step::RemoveActor(project, *role, actor));
            }
            (None, _) => self.revoke(chain.scheme, &chain.cell),
        }
    }

    fn revoke(&mut self, scheme: SchemeId, cell: &Cell) {
        if self.taken.insert(Step::Revoke(scheme, cell.clone())) {
            let given = self.in_place(scheme, cell);
            self.given.extend(given);
        }
    }

    /// What takes the place of a grant that goes: the same to all of its holder who may stay.
    fn in_place(&mut self, scheme: SchemeId, cell: &Cell) -> Vec<Step> {
        let narrowed = self.narrowed(&cell.holder);
        let granted = self.resolver.instance().schemes.get(&scheme);
        let cells = narrowed.iter();
        let cells = cells.map(|holder| Cell::new(cell.permission.clone(), holder.clone()));
        let new = cells.filter(|cell| granted.is_none_or(|scheme| scheme.grant(cell).is_none()));
        new.map(|cell| Step::Grant(scheme, cell)).collect()
    }

    /// The holders that together match all of a holder who may stay.
    fn narrowed(&mut self, holder: &Holder) -> Arc<[Holder]> {
        if let Some(known) = self.narrowed.get(holder) {
            return Arc::clone(known);
        }
        let mut narrower = self
            .resolver
            .narrower(holder, &self.groups, self.any_application);
        // Who matches 'anyone' by who they are can sign in to some application.
        let people = match holder {
            Holder::Anyone => &Holder::ApplicationRole(None),
            holder => holder,
        };
        let others = self.others(people, &narrower);
        narrower.extend(others.into_iter().map(Holder::User));
        let found: Arc<[Holder]> = narrower.into();
        self.narrowed.insert(holder.clone(), Arc::clone(&found));
        found
    }

    /// Create Issues in the schemes where Browse Projects goes from a holder that matches on all
    /// issues, and that serve nothing meant for them. What comes by a role stays.
    fn along(
        &mut self,
        watched: &[Watched],
        before: &Isolation,
        meant: &BTreeSet<ProjectId>,
        mode: Mode,
    ) -> Result<Vec<Step>, NotFound> {
        let instance = self.resolver.instance();
        let schemes = self.taken.iter().filter_map(|step| match step {
            Step::Revoke(scheme, cell) if cell.holder.relation().is_none() => Some(*scheme),
            _ => None,
        });
        let scheme_of = |id: &ProjectId| Some(instance.projects.get(id)?.scheme);
        let serving_meant = meant.iter().filter_map(scheme_of).into_set();
        let leaking = before.leaks.iter().rev().map(|leak| leak.project);
        let leaking = leaking.filter_map(|id| Some((scheme_of(&id)?, id)));
        let leaking = leaking.into_map();
        let (mut taken, mut given) = (BTreeSet::new(), BTreeSet::new());
        for scheme in schemes.into_set().difference(&serving_meant).copied() {
            // Grants that do not depend on a role are the same in all of its projects.
            let Some(project) = leaking.get(&scheme) else {
                continue;
            };
            let scope = Scope::Project(*project);
            for one in watched {
                let chains = self
                    .resolver
                    .chains_of(&one.who, scope, mode, CREATE_ISSUES)?;
                for chain in chains {
                    let by_role = matches!(chain.links.last(), Some(Link::ActsIn(..)));
                    if by_role || chain.cell.holder.relation().is_some() {
                        continue;
                    }
                    if taken.insert(Step::Revoke(scheme, chain.cell.clone())) {
                        given.extend(self.in_place(scheme, &chain.cell));
                    }
                }
            }
        }
        Ok(taken.into_iter().chain(given).collect())
    }

    /// A group acts no longer in a role; those of it who may, go on acting.
    fn dismiss(&mut self, project: ProjectId, role: RoleId, group: &GroupName) {
        let step = Step::RemoveActor(project, role, Actor::Group(group.clone()));
        if !self.taken.insert(step) {
            return;
        }
        let narrowed = self.narrowed(&Holder::Group(group.clone()));
        let actors = narrowed.iter().filter_map(|holder| match holder {
            Holder::Group(name) => Some(Actor::Group(name.clone())),
            Holder::User(key) => Some(Actor::User(key.clone())),
            _ => None,
        });
        let instance = self.resolver.instance();
        let acting = instance.projects.get(&project);
        let acting = acting.and_then(|project| project.actors.get(&role));
        for actor in actors {
            let acts_already = acting.is_some_and(|acting| match &actor {
                Actor::User(key) => acting.users.contains(key),
                Actor::Group(name) => acting.groups.contains(name),
            });
            if !acts_already {
                self.given.insert(Step::AddActor(project, role, actor));
            }
        }
    }

    /// The active people of a holder who may stay, and whom none of the narrower ones reaches; no
    /// one where they are too many to be named.
    fn others(&self, holder: &Holder, narrower: &[Holder]) -> Vec<UserKey> {
        let mut covered = Bits::new(self.resolver.people.user_count());
        for holder in narrower {
            covered.union_with(&self.resolver.reached(holder, &[]));
        }
        let reached = self.resolver.reached(holder, &[]);
        let left = reached.iter().filter(|user| !covered.contains(*user));
        let left = left.filter_map(|user| self.resolver.people.user_key(user));
        let mut left: Vec<UserKey> = left.cloned().collect();
        left.retain(|key| !self.people.contains(key));
        if left.len() > MOST_NAMED {
            left.clear();
        }
        left
    }

    /// Where a role in a scheme is left to nobody in several projects, its grant can go instead of
    /// each actor.
    fn empty_roles(&mut self, meant: &BTreeSet<ProjectId>) {
        let instance = self.resolver.instance();
        let removed = self.taken.iter().filter_map(|step| match step {
            Step::RemoveActor(project, role, _) => {
                let project = instance.projects.get(project)?;
                Some((project.scheme, *role))
            }
            _ => None,
        });
        let roles = removed.into_set();
        for (scheme, role) in roles {
            let projects = instance.projects_of(scheme);
            let projects: Vec<ProjectId> = projects.map(|project| project.id).collect();
            let of_role = |step: &Step| match step {
                Step::RemoveActor(project, of, _) | Step::AddActor(project, of, _) => {
                    *of == role && projects.contains(project)
                }
                _ => false,
            };
            let steps: Vec<Step> = self
                .taken
                .iter()
                .filter(|step| of_role(step))
                .cloned()
                .collect();
            if steps.len() < 2
                || self.given.iter().any(of_role)
                || projects.iter().any(|project| meant.contains(project))
            {
                continue;
            }
            let holder = Holder::ProjectRole(role);
            let left = self.resolver.with_steps(&steps).reach(&holder, &projects);
            if left == Reach::People(0) {
                self.taken.retain(|step| !of_role(step));
                self.taken.insert(Step::Revoke(scheme, browse(holder)));
            }
        }
    }
}
