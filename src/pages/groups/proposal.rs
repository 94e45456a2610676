//! What closes the leaks of a group, by where it is done: without a DOM.

use std::collections::{BTreeMap, BTreeSet};

use whocan_access::{
    Actor, Cell, Draft, GroupName, Holder, Inserting, ProjectId, Resolver, RoleId, Rule, SchemeId,
    Step, UserKey, Whom,
};

use super::for_empty::{Keeping, Kept, keeping};
use crate::workspace::Exchange;

/// What is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// By scheme: what changes there.
    pub schemes: BTreeMap<SchemeId, Draft>,
    /// By project and role: who no longer acts in it, and who does from then on.
    pub roles: BTreeMap<(ProjectId, RoleId), Exchange>,
    /// What of that is there for whoever joins groups that nobody is in yet.
    pub kept: Vec<Kept>,
    /// By another group: who of this one could leave it, instead of some of those.
    pub leaving: BTreeMap<GroupName, Leaving>,
    /// Projects meant for them that not all of them see even so.
    pub missing: BTreeSet<ProjectId>,
    /// What is left open even so.
    pub left: BTreeSet<ProjectId>,
    /// The instance once the steps are done: people leave groups where they can.
    pub after: Resolver,
}

/// How much has to be done of what is proposed for a scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    /// It closes whole projects.
    Steps,
    /// It closes projects that are public: they may as well stay so.
    Public,
    /// All that goes depends on the issue: they see single issues by it, which may well be left.
    SingleIssues,
}

impl Section {
    /// Where it belongs.
    fn of(draft: &Draft) -> Self {
        let mut holders = draft.removed.iter().map(|cell| &cell.holder);
        if draft
            .removed
            .iter()
            .any(|cell| cell.holder == Holder::Anyone)
        {
            Self::Public
        } else if draft.added.is_empty() && holders.all(|holder| holder.relation().is_some()) {
            Self::SingleIssues
        } else {
            Self::Steps
        }
    }
}

/// Some few people who could leave a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaving {
    /// Who: direct members of it, and otherwise in none that is in it.
    pub people: Vec<UserKey>,
    /// What need not be exchanged then.
    pub instead_of: BTreeSet<(ProjectId, RoleId)>,
}

impl Proposal {
    /// What closes every leak without anybody leaving a group; `None` if there is no such group.
    fn of(resolver: &Resolver, whom: &Whom, meant: &BTreeSet<ProjectId>) -> Option<Self> {
        let repair = resolver.isolation_repair(whom, meant, Rule::MODE).ok()?;
        let Keeping { steps, after, kept } = keeping(resolver, whom, meant, repair);
        let mut schemes: BTreeMap<SchemeId, Draft> = BTreeMap::new();
        let mut roles: BTreeMap<(ProjectId, RoleId), Exchange> = BTreeMap::new();
        for step in &steps {
            match step {
                Step::Grant(id, cell) => {
                    let draft = schemes.entry(*id).or_default();
                    draft.added.insert(cell.clone());
                }
                Step::Revoke(id, cell) => {
                    let draft = schemes.entry(*id).or_default();
                    draft.removed.insert(cell.clone());
                }
                Step::AddActor(project, role, actor) => {
                    let exchange = roles.entry((*project, *role)).or_default();
                    exchange.join.push(actor.clone());
                }
                Step::RemoveActor(project, role, actor) => {
                    let exchange = roles.entry((*project, *role)).or_default();
                    exchange.leave.push(actor.clone());
                }
                Step::JoinGroup(_) => {}
            }
        }
        let is_needed = |id: &SchemeId| {
            let draft = schemes.get(id);
            draft.is_some_and(|draft| Section::of(draft) == Section::Steps)
        };
        let needed = steps.iter().filter(|step| match step {
            Step::Grant(id, _) | Step::Revoke(id, _) => is_needed(id),
            _ => true,
        });
        let needed: Vec<Step> = needed.cloned().collect();
        Some(Self {
            after: resolver.with_steps(&needed),
            leaving: BTreeMap::new(),
            missing: after.missing.iter().map(|one| one.project).into_set(),
            left: after.leaks.iter().map(|leak| leak.project).into_set(),
            kept,
            schemes,
            roles,
        })
    }

    /// The same, where a scheme's draft as it was proposed before is enough: nothing more goes now,
    /// and it grants nothing that would not be granted still. Who has read it need not read it again.
    pub fn keeping_to(mut self, before: &BTreeMap<SchemeId, Draft>) -> Self {
        let mut needless = Vec::new();
        for (id, draft) in &mut self.schemes {
            let known = before.get(id).filter(|known| {
                known.removed == draft.removed && known.added.is_subset(&draft.added)
            });
            if let Some(known) = known {
                let more = draft.added.difference(&known.added).cloned();
                needless.extend(more.map(|cell| Step::Revoke(*id, cell)));
                draft.clone_from(known);
            }
        }
        self.after = self.after.with_steps(&needless);
        self
    }

    /// The schemes of a section, with what changes there.
    pub fn schemes_in(&self, section: Section) -> impl Iterator<Item = (SchemeId, &Draft)> {
        let schemes = self.schemes.iter().map(|(id, draft)| (*id, draft));
        schemes.filter(move |(_, draft)| Section::of(draft) == section)
    }

    /// Whether anything is needed to close projects that are not public.
    pub fn has_steps(&self) -> bool {
        !self.roles.is_empty() || self.schemes_in(Section::Steps).next().is_some()
    }

    /// Whether somebody leaves a group instead of what is exchanged in a role of a project.
    pub fn is_instead(&self, role: (ProjectId, RoleId)) -> bool {
        let mut leaving = self.leaving.values();
        leaving.any(|leaving| leaving.instead_of.contains(&role))
    }
}

/// What closes every leak; `None` if there is no such group. Each step closes what it does whatever
/// else is done; where few people could leave a group instead of what would be exchanged in roles,
/// that is proposed too.
pub fn proposal(resolver: &Resolver, whom: &Whom, meant: &BTreeSet<ProjectId>) -> Option<Proposal> {
    let all = Proposal::of(resolver, whom, meant)?;
    let leaving = leaving(resolver, whom, &all.roles);
    let Some(rest) = once_they_left(resolver, whom, meant, &all, &leaving) else {
        return Some(all);
    };
    Some(Proposal {
        leaving,
        after: rest.after,
        ..all
    })
}

/// What closes the rest once people have left groups; `None` where nobody leaves any, where it
/// closes less, takes something from them that is meant for them, or needs the same roles to be
/// changed all the same.
fn once_they_left(
    resolver: &Resolver,
    whom: &Whom,
    meant: &BTreeSet<ProjectId>,
    all: &Proposal,
    leaving: &BTreeMap<GroupName, Leaving>,
) -> Option<Proposal> {
    if leaving.is_empty() {
        return None;
    }
    let mut apart = resolver.clone();
    for (group, leaving) in leaving {
        apart = without(&apart, group, &leaving.people)?;
    }
    let missing = |resolver: &Resolver| -> Option<BTreeSet<ProjectId>> {
        let isolation = resolver.isolation(whom, meant, Rule::MODE).ok()?;
        let missing = isolation.missing.iter().map(|one| one.project);
        Some(missing.into_set())
    };
    let rest = Proposal::of(&apart, whom, meant)?;
    let takes_nothing = missing(&apart)?.is_subset(&missing(resolver)?);
    let closes_as_much = rest.left.is_subset(&all.left);
    let mut instead_of = leaving.values().flat_map(|leaving| &leaving.instead_of);
    let is_instead = !instead_of.any(|role| rest.roles.contains_key(role));
    (takes_nothing && closes_as_much && is_instead).then_some(rest)
}

/// The instance once these people are no longer direct members of a group; `None` if there is none.
pub fn without(resolver: &Resolver, group: &GroupName, people: &[UserKey]) -> Option<Resolver> {
    let mut users = resolver.instance().groups.get(group)?.users.clone();
    users.retain(|user| !people.contains(user));
    resolver.with_members(group, users).ok()
}

/// The holders of some cells.
pub fn holders(cells: &BTreeSet<Cell>) -> Vec<&Holder> {
    let holders = cells.iter().map(|cell| &cell.holder);
    holders.into_set().into_iter().collect()
}

/// So few people of the group may as well leave another group.
const FEW: usize = 3;

/// The people of the group who could leave the groups that would leave roles. Nobody where they are
/// many, where it is their own group, or where they would still be in it by way of another.
fn leaving(
    resolver: &Resolver,
    whom: &Whom,
    roles: &BTreeMap<(ProjectId, RoleId), Exchange>,
) -> BTreeMap<GroupName, Leaving> {
    let Whom::MembersOf(group) = whom else {
        return BTreeMap::new();
    };
    let mut by_group: BTreeMap<&GroupName, BTreeSet<(ProjectId, RoleId)>> = BTreeMap::new();
    for (role, exchange) in roles {
        if let [Actor::Group(other)] = exchange.leave.as_slice() {
            by_group.entry(other).or_default().insert(*role);
        }
    }
    let own = members(resolver, group);
    let leaving = by_group.into_iter().filter_map(|(other, instead_of)| {
        let all = members(resolver, other);
        let people: Vec<UserKey> = own.intersection(&all).cloned().collect();
        let is_apart = people.len() < own.len() && other != group;
        if !is_apart || !(1..=FEW).contains(&people.len()) {
            return None;
        }
        let after = members(&without(resolver, other, &people)?, other);
        let are_out = !people.iter().any(|user| after.contains(user));
        are_out.then(|| (other.clone(), Leaving { people, instead_of }))
    });
    leaving.collect()
}

pub fn members(resolver: &Resolver, group: &GroupName) -> BTreeSet<UserKey> {
    let members = resolver.members(group).unwrap_or_default();
    members.into_iter().into_set()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::losers::{loser, others};
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};
    use crate::workspace::Change;
    use whocan_access::permission::BROWSE_PROJECTS;
    use whocan_access::{Impact, Instance, Project};

    #[test]
    fn a_broad_grant_is_replaced_within_its_scheme() {
        let resolver = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let group = GroupName::from("acme-clients");
        let whom = Whom::MembersOf(group.clone());
        let proposal = proposal(&resolver, &whom, &[].into()).unwrap();
        let draft = &proposal.schemes[&SchemeId::DEFAULT];
        assert_eq!(holders(&draft.removed), [&SIGNED_IN]);
        let staff = Holder::Group("staff".into());
        assert_eq!(holders(&draft.added), [&staff]);
        assert!(proposal.left.is_empty() && proposal.roles.is_empty());

        let impact = Impact::between(&resolver, &proposal.after).unwrap();
        assert_eq!(others(&resolver, &group, &impact), []);
        let maria = loser(&resolver, &proposal.after, &impact, &"maria".into());
        assert_eq!(maria.projects, [BLUE]);
    }

    #[test]
    fn what_one_has_read_stays_where_it_is_enough() {
        let resolver = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let before = closing(&resolver, "acme-clients");
        let cell = Cell::new(BROWSE_PROJECTS, Holder::Group("externals".into()));
        let with = |change: fn(&mut Draft, &Cell)| {
            let mut now = before.clone();
            change(now.schemes.get_mut(&SchemeId::DEFAULT).unwrap(), &cell);
            let step = Step::Grant(SchemeId::DEFAULT, cell.clone());
            now.after = now.after.with_steps(&[step]);
            now.keeping_to(&before.schemes)
        };
        let grants = |after: &Resolver| after.instance().schemes[&SchemeId::DEFAULT].cells();
        let more = with(|draft, cell| draft.added.extend([cell.clone()]));
        assert_eq!(more.schemes, before.schemes);
        assert_eq!(grants(&more.after), grants(&before.after));
        // It would close less, or grant what is not to be granted any more.
        let other = with(|draft, cell| draft.removed.extend([cell.clone()]));
        assert_ne!(other.schemes, before.schemes);
        let other = with(|draft, cell| draft.added = [cell.clone()].into());
        assert_ne!(other.schemes, before.schemes);
        assert!(grants(&other.after).contains(&cell));
    }

    #[test]
    fn what_is_public_and_single_issues_are_not_among_the_steps() {
        let sections = |grants: &[(&str, Holder)]| {
            let resolver = resolver(grants);
            let proposal = closing(&resolver, "acme-clients");
            let all = [Section::Steps, Section::Public, Section::SingleIssues];
            let counts = all.map(|section| proposal.schemes_in(section).count());
            let whom = Whom::MembersOf("acme-clients".into());
            let after = proposal.after.isolation(&whom, &[].into(), Rule::MODE);
            (counts, proposal.has_steps(), after.unwrap().sees.len())
        };
        let (signed_in, anyone) = (
            (BROWSE_PROJECTS, SIGNED_IN),
            (BROWSE_PROJECTS, Holder::Anyone),
        );
        let reporter = (BROWSE_PROJECTS, Holder::Reporter);
        assert_eq!(
            sections(std::slice::from_ref(&signed_in)),
            ([1, 0, 0], true, 0)
        );
        assert_eq!(sections(&[signed_in, anyone]), ([0, 1, 0], false, 1));
        assert_eq!(sections(&[reporter]), ([0, 0, 1], false, 1));
    }

    /// Whoever acts as a developer sees the one project.
    fn in_roles(actors: &[&str], members: &[(&str, &[&str])]) -> Resolver {
        let mut found = resolver(&[(BROWSE_PROJECTS, Holder::ProjectRole(DEVELOPERS))]);
        for (group, users) in members {
            let users = users.iter().map(|user| (*user).into()).into_set();
            found = found.with_members(&(*group).into(), users).unwrap();
        }
        let join = |group: &&str| Step::AddActor(BLUE, DEVELOPERS, Actor::Group((*group).into()));
        let steps: Vec<Step> = actors.iter().map(join).collect();
        found.with_steps(&steps)
    }

    fn closing(resolver: &Resolver, group: &str) -> Proposal {
        let whom = Whom::MembersOf(group.into());
        proposal(resolver, &whom, &[].into()).unwrap()
    }

    #[test]
    fn few_people_may_leave_the_other_group_instead() {
        let members: &[(&str, &[&str])] = &[
            ("staff", &["dana", "sam"]),
            ("acme-clients", &["dana", "maria"]),
        ];
        let resolver = in_roles(&["staff"], members);
        let proposal = closing(&resolver, "acme-clients");
        let leaving = &proposal.leaving[&GroupName::from("staff")];
        assert_eq!(leaving.people, ["dana".into()]);
        assert!(proposal.is_instead((BLUE, DEVELOPERS)));
        // They leave the group, and the group stays in the role.
        let after = proposal.after.instance();
        assert!(!after.groups["staff"].users.contains("dana"));
        assert!(
            after.projects[&BLUE].actors[&DEVELOPERS]
                .groups
                .contains("staff")
        );
    }

    #[test]
    fn nobody_leaves_their_own_group_or_one_that_all_of_them_are_in() {
        let members: &[(&str, &[&str])] = &[
            ("staff", &["dana", "maria", "sam"]),
            ("acme-clients", &["dana", "maria"]),
        ];
        let proposal = closing(&in_roles(&["acme-clients"], members), "acme-clients");
        assert!(proposal.leaving.is_empty());
        assert!(!proposal.roles.is_empty());
    }

    #[test]
    fn nobody_leaves_a_group_by_which_they_see_what_is_meant_for_them() {
        let members: &[(&str, &[&str])] = &[
            ("staff", &["dana", "sam"]),
            ("acme-clients", &["dana", "maria"]),
        ];
        let mut instance = Instance::clone(in_roles(&[], members).instance());
        let mut core = Project::clone(&instance.projects[&BLUE]);
        (core.id, core.key) = (ProjectId(10_200), "CORE".into());
        instance.projects.insert(core.id, Arc::new(core));
        let maria = Step::AddActor(BLUE, DEVELOPERS, Actor::User("maria".into()));
        let resolver = Resolver::new(Arc::new(instance)).with_steps(&[maria]);
        let whom = Whom::MembersOf("acme-clients".into());
        let of = |meant: &[ProjectId]| {
            let meant = meant.iter().copied().into_set();
            proposal(&resolver, &whom, &meant).unwrap()
        };
        assert!(!of(&[]).leaving.is_empty());
        let in_blue = of(&[BLUE]);
        assert!(in_blue.leaving.is_empty());
        assert!(in_blue.roles.contains_key(&(ProjectId(10_200), DEVELOPERS)));
    }

    #[test]
    fn what_is_exchanged_can_be_taken_back() {
        let exchange = Exchange {
            leave: vec![Actor::Group("staff".into())],
            join: vec![Actor::User("sam".into())],
        };
        // Who joins comes first, so that nobody is without in between.
        let changes = exchange.changes();
        assert!(matches!(changes[..], [Change::Add(_), Change::Remove(_)]));
        assert_eq!(exchange.inverse().inverse(), exchange);
    }
}
