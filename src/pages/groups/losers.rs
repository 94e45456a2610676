//! Who loses something by what is proposed: without a DOM.

use std::collections::BTreeSet;

use whocan_access::{GroupName, Impact, Inserting, ProjectId, Resolver, Subject, Turn, UserKey};

use super::for_empty::empty;
use super::proposal::members;
use crate::editor::impact::{changed_projects, changes_for, turning};

/// Somebody who loses something by it and is not in the group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loser {
    /// Who.
    pub user: UserKey,
    /// Where they lose anything.
    pub projects: Vec<ProjectId>,
}

/// The people who lose something and are not in the group. How it is for its own people is what the
/// change is about.
pub fn others(resolver: &Resolver, group: &GroupName, impact: &Impact) -> Vec<UserKey> {
    let own = members(resolver, group);
    let losing = impact.people(&turning(Turn::Lost)).into_iter();
    losing.filter(|user| !own.contains(user)).collect()
}

/// Where somebody loses anything.
pub fn loser(resolver: &Resolver, after: &Resolver, impact: &Impact, user: &UserKey) -> Loser {
    let subject = Subject::User(user.clone());
    Loser {
        user: user.clone(),
        projects: losing_in((resolver, after), impact, &subject)
            .into_iter()
            .collect(),
    }
}

/// Other groups that nobody is in yet, and where whoever joins them has less: no count of people
/// tells of them. Nothing where there are many such groups.
pub fn empty_losing(
    sides: (&Resolver, &Resolver),
    impact: &Impact,
    group: &GroupName,
) -> Vec<(GroupName, BTreeSet<ProjectId>)> {
    let empty = empty(sides.0).into_iter();
    let losing = empty.filter(|name| name != group).map(|name| {
        let subject = Subject::new_member_of(name.clone());
        (name, losing_in(sides, impact, &subject))
    });
    losing
        .filter(|(_, projects)| !projects.is_empty())
        .collect()
}

/// The projects in which a subject loses anything.
fn losing_in(
    sides: (&Resolver, &Resolver),
    impact: &Impact,
    subject: &Subject,
) -> BTreeSet<ProjectId> {
    let everywhere = changed_projects(impact);
    let changes = changes_for(sides, subject, Turn::Lost, &everywhere);
    changes
        .into_iter()
        .flat_map(|change| change.projects)
        .into_set()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::proposal::proposal;
    use super::*;
    use crate::editor::fixture::{BLUE, SIGNED_IN, resolver};
    use whocan_access::permission::BROWSE_PROJECTS;
    use whocan_access::{Group, Instance, Whom};

    #[test]
    fn whoever_joins_a_group_that_nobody_is_in_loses_too() {
        let of_nobody = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let mut instance = Instance::clone(of_nobody.instance());
        for name in ["bluebird-clients", "visitors"] {
            let mut group = Group::clone(&instance.groups["acme-clients"]);
            (group.name, group.users) = (name.into(), [].into());
            instance.groups.insert(group.name.clone(), Arc::new(group));
        }
        let externals = Arc::make_mut(instance.groups.get_mut("externals").unwrap());
        externals.groups.insert("bluebird-clients".into());
        let before = Resolver::new(Arc::new(instance));
        let whom = Whom::MembersOf("acme-clients".into());
        let after = proposal(&before, &whom, &[].into()).unwrap().after;
        let impact = Impact::between(&before, &after).unwrap();
        let losing = |group: &str| empty_losing((&before, &after), &impact, &group.into());
        // Visitors may not even sign in.
        let bluebird = ("bluebird-clients".into(), [BLUE].into());
        assert_eq!(losing("acme-clients"), [bluebird]);
        assert_eq!(losing("bluebird-clients"), []);
    }
}
