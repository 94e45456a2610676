//! What closes the leaks of a group, by where it is done: without a DOM.

use std::collections::{BTreeMap, BTreeSet};

use whocan_access::{
    Actor, Cell, Draft, GroupName, Holder, Impact, Inserting, ProjectId, Repair, Resolver, RoleId,
    Rule, SchemeId, Step, Subject, Turn, UserKey, Whom,
};

use crate::editor::impact::{changed_projects, changes_for, turning};
use crate::workspace::Exchange;

/// What is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// By scheme: what changes there.
    pub schemes: BTreeMap<SchemeId, Draft>,
    /// By project and role: who no longer acts in it, and who does from then on.
    pub roles: BTreeMap<(ProjectId, RoleId), Exchange>,
    /// Projects meant for them that not all of them see even so.
    pub missing: BTreeSet<ProjectId>,
    /// What is left open even so.
    pub left: BTreeSet<ProjectId>,
    /// The instance once all of it is done.
    pub after: Resolver,
}

/// Somebody who loses something by it and is not in the group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loser {
    /// Who.
    pub user: UserKey,
    /// Where they lose anything.
    pub projects: Vec<ProjectId>,
}

/// What closes every leak; `None` if there is no such group.
pub fn proposal(resolver: &Resolver, whom: &Whom, meant: &BTreeSet<ProjectId>) -> Option<Proposal> {
    let Repair { steps, after } = resolver.isolation_repair(whom, meant, Rule::MODE).ok()?;
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
    Some(Proposal {
        schemes,
        roles,
        missing: after.missing.iter().map(|one| one.project).into_set(),
        left: after.leaks.iter().map(|leak| leak.project).into_set(),
        after: resolver.with_steps(&steps),
    })
}

/// The holders of some cells.
pub fn holders(cells: &BTreeSet<Cell>) -> Vec<&Holder> {
    cells.iter().map(|cell| &cell.holder).collect()
}

/// The people who lose something and are not in the group. How it is for its own people is what the
/// change is about.
pub fn others(resolver: &Resolver, group: &GroupName, impact: &Impact) -> Vec<UserKey> {
    let own = members(resolver, group);
    let losing = impact.people(&turning(Turn::Lost)).into_iter();
    losing.filter(|user| !own.contains(user)).collect()
}

/// So few people of the group may as well leave another group.
const FEW: usize = 3;

/// Instead of an exchange: the people of the group who could leave the group that would leave the
/// role. `None` where they are many, or it is their own group.
pub fn instead(
    resolver: &Resolver,
    group: &GroupName,
    exchange: &Exchange,
) -> Option<(Vec<UserKey>, GroupName)> {
    let [Actor::Group(other)] = exchange.leave.as_slice() else {
        return None;
    };
    let (own, others) = (members(resolver, group), members(resolver, other));
    let both: Vec<UserKey> = own.intersection(&others).cloned().collect();
    let is_apart = both.len() < own.len() && other != group;
    (is_apart && (1..=FEW).contains(&both.len())).then(|| (both, other.clone()))
}

fn members(resolver: &Resolver, group: &GroupName) -> BTreeSet<UserKey> {
    let members = resolver.members(group).unwrap_or_default();
    members.into_iter().into_set()
}

/// Where somebody loses anything.
pub fn loser(resolver: &Resolver, after: &Resolver, impact: &Impact, user: &UserKey) -> Loser {
    let subject = Subject::User(user.clone());
    let everywhere = changed_projects(impact);
    let changes = changes_for((resolver, after), &subject, Turn::Lost, &everywhere);
    let projects = changes.into_iter().flat_map(|change| change.projects);
    let projects: BTreeSet<ProjectId> = projects.into_set();
    Loser {
        user: user.clone(),
        projects: projects.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, SIGNED_IN, resolver};
    use crate::workspace::Change;
    use whocan_access::permission::BROWSE_PROJECTS;

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
    fn few_people_may_leave_the_other_group_instead() {
        let staff = GroupName::from("staff");
        let both = ["dana".into(), "maria".into()];
        let resolver = resolver(&[]).with_members(&staff, both.into()).unwrap();
        let clients = GroupName::from("acme-clients");
        let leave = |group: &GroupName| Exchange {
            leave: vec![Actor::Group(group.clone())],
            join: vec![Actor::User("sam".into())],
        };
        let maria = vec!["maria".into()];
        let found = instead(&resolver, &staff, &leave(&clients));
        assert_eq!(found, Some((maria, clients.clone())));
        // All of them are in that group: to leave it would be to leave their own.
        assert_eq!(instead(&resolver, &clients, &leave(&staff)), None);
        assert_eq!(instead(&resolver, &staff, &leave(&staff)), None);
        let others = GroupName::from("nobody");
        assert_eq!(instead(&resolver, &staff, &leave(&others)), None);
        let changes = leave(&staff).changes();
        assert!(matches!(changes[..], [Change::Add(_), Change::Remove(_)]));
    }
}
