//! Users, groups and applications in dense numbers.

use crate::inserting::Inserting;
use std::collections::BTreeSet;

use crate::compiled::position;
use crate::ids::{ApplicationKey, GroupName, UserKey};
use crate::instance::Instance;

/// Who is a member of what. Numbers are positions in the sorted lists of keys and names.
#[derive(Debug)]
pub(crate) struct People {
    user_keys: Vec<UserKey>,
    active: Vec<bool>,
    /// By user: the groups they are in directly, sorted.
    direct: Vec<Vec<u32>>,
    group_names: Vec<GroupName>,
    /// By group: its direct members.
    members: Vec<Vec<u32>>,
    /// By group: the groups it is a sub-group of.
    parents: Vec<Vec<u32>>,
    /// By group: its sub-groups.
    children: Vec<Vec<u32>>,
    applications: Vec<ApplicationKey>,
    /// By application: the groups that give access, sorted.
    application_groups: Vec<Vec<u32>>,
}

impl People {
    pub(crate) fn new(instance: &Instance) -> Self {
        let user_keys: Vec<UserKey> = instance.users.keys().cloned().collect();
        let group_names: Vec<GroupName> = instance.groups.keys().cloned().collect();
        let numbers_of = |names: &BTreeSet<GroupName>| -> Vec<u32> {
            names
                .iter()
                .filter_map(|name| position(&group_names, name.as_str()))
                .collect()
        };
        let members: Vec<Vec<u32>> = instance
            .groups
            .values()
            .map(|group| {
                let keys = group.users.iter();
                keys.filter_map(|key| position(&user_keys, key.as_str()))
                    .collect()
            })
            .collect();
        let children: Vec<Vec<u32>> = instance
            .groups
            .values()
            .map(|group| numbers_of(&group.groups))
            .collect();
        Self {
            active: instance.users.values().map(|user| user.active).collect(),
            direct: inverted(&members, user_keys.len()),
            parents: inverted(&children, group_names.len()),
            applications: instance.applications.keys().cloned().collect(),
            application_groups: instance
                .applications
                .values()
                .map(|application| numbers_of(&application.groups))
                .collect(),
            user_keys,
            group_names,
            members,
            children,
        }
    }

    pub(crate) fn user(&self, key: &UserKey) -> Option<u32> {
        position(&self.user_keys, key.as_str())
    }

    pub(crate) fn user_key(&self, user: u32) -> Option<&UserKey> {
        self.user_keys.get(user as usize)
    }

    pub(crate) fn is_active(&self, user: u32) -> bool {
        self.active.get(user as usize).copied().unwrap_or(false)
    }

    pub(crate) fn group(&self, name: &GroupName) -> Option<u32> {
        position(&self.group_names, name.as_str())
    }

    pub(crate) fn group_name(&self, group: u32) -> Option<&GroupName> {
        self.group_names.get(group as usize)
    }

    pub(crate) fn application(&self, key: &ApplicationKey) -> Option<u32> {
        position(&self.applications, key.as_str())
    }

    /// Applications with the groups that give access to them.
    pub(crate) fn applications(&self) -> impl Iterator<Item = (u32, &ApplicationKey, &[u32])> {
        (0..)
            .zip(&self.applications)
            .zip(&self.application_groups)
            .map(|((number, key), groups)| (number, key, groups.as_slice()))
    }

    /// The groups a user is in directly.
    pub(crate) fn direct_groups(&self, user: u32) -> &[u32] {
        at(&self.direct, user)
    }

    /// The groups a group is a sub-group of, one step up.
    pub(crate) fn parents(&self, group: u32) -> &[u32] {
        at(&self.parents, group)
    }

    /// The groups themselves and all that they are sub-groups of, sorted.
    pub(crate) fn with_parents(&self, groups: &[u32]) -> Vec<u32> {
        reach(&self.parents, groups).into_iter().collect()
    }

    /// A group and all that are sub-groups of it.
    pub(crate) fn with_children(&self, group: u32) -> BTreeSet<u32> {
        reach(&self.children, &[group])
    }

    /// The users in a group, through sub-groups too.
    pub(crate) fn members(&self, group: u32) -> BTreeSet<u32> {
        self.with_children(group)
            .into_iter()
            .flat_map(|member| at(&self.members, member).iter().copied())
            .into_set()
    }
}

fn at(lists: &[Vec<u32>], number: u32) -> &[u32] {
    lists.get(number as usize).map_or(&[], Vec::as_slice)
}

/// What one comes to from `starts` by any number of steps. Cycles end by themselves.
fn reach(steps: &[Vec<u32>], starts: &[u32]) -> BTreeSet<u32> {
    let mut found: BTreeSet<u32> = starts.iter().copied().into_set();
    let mut open: Vec<u32> = starts.to_vec();
    while let Some(number) = open.pop() {
        for &next in at(steps, number) {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

/// Lists from the other side: for each target, the sources that list it, sorted.
fn inverted(lists: &[Vec<u32>], targets: usize) -> Vec<Vec<u32>> {
    let mut result = vec![Vec::new(); targets];
    for (source, list) in (0..).zip(lists) {
        for &target in list {
            if let Some(sources) = result.get_mut(target as usize) {
                sources.push(source);
            }
        }
    }
    result
}
