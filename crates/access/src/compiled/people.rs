//! Users, groups and applications in dense numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compiled::bits::Bits;
use crate::compiled::lists::{Lists, dense};
use crate::compiled::names::Names;
use crate::ids::{ApplicationKey, GroupName, UserKey};
use crate::inserting::Inserting;
use crate::instance::Instance;

/// Who is a member of what. Numbers are positions in the sorted lists of keys and names.
#[derive(Clone, Debug)]
pub(crate) struct People {
    users: Arc<Names<UserKey>>,
    active: Arc<Vec<bool>>,
    groups: Arc<Names<GroupName>>,
    /// By user: the groups they are in directly.
    direct: Lists,
    /// By group: its direct members.
    members: Lists,
    /// By group: the groups it is a sub-group of.
    parents: Arc<Lists>,
    /// By group: its sub-groups.
    children: Arc<Lists>,
    applications: Arc<Names<ApplicationKey>>,
    /// By application: the groups that give access.
    application_groups: Arc<Lists>,
}

impl People {
    pub(crate) fn new(instance: &Instance) -> Self {
        let users = Names::new(instance.users.keys().cloned().collect());
        let groups = Names::new(instance.groups.keys().cloned().collect());
        let (mut members, mut children) = (Lists::default(), Lists::default());
        let find = |name: &GroupName| groups.find(name.as_str());
        for group in instance.groups.values() {
            members.add(
                group
                    .users
                    .iter()
                    .filter_map(|key| users.find(key.as_str())),
            );
            children.add(group.groups.iter().filter_map(find));
        }
        let mut application_groups = Lists::default();
        for application in instance.applications.values() {
            application_groups.add(application.groups.iter().filter_map(find));
        }
        Self {
            active: Arc::new(instance.users.values().map(|user| user.active).collect()),
            direct: members.inverted(users.len()),
            parents: Arc::new(children.inverted(groups.len())),
            applications: Arc::new(Names::new(instance.applications.keys().cloned().collect())),
            application_groups: Arc::new(application_groups),
            users: Arc::new(users),
            groups: Arc::new(groups),
            members,
            children: Arc::new(children),
        }
    }

    /// The same people with other direct members in one group; unknown users are left out.
    pub(crate) fn with_members(&self, group: u32, keys: &BTreeSet<UserKey>) -> Self {
        let new: Vec<u32> = keys.iter().filter_map(|key| self.user(key)).collect();
        let old = self.members.get(group);
        let left = old.iter().filter(|user| new.binary_search(user).is_err());
        let joined = new.iter().filter(|user| old.binary_search(user).is_err());
        let mut changed = Bits::new(self.users.len());
        for user in left.chain(joined) {
            changed.insert(*user);
        }
        let direct: BTreeMap<u32, Vec<u32>> = changed
            .iter()
            .map(|user| {
                let mut groups = self.direct.get(user).to_vec();
                match groups.binary_search(&group) {
                    Ok(at) => {
                        groups.remove(at);
                    }
                    Err(at) => groups.insert(at, group),
                }
                (user, groups)
            })
            .into_map();
        Self {
            direct: self.direct.with(&direct),
            members: self.members.with(&[(group, new)].into()),
            ..self.clone()
        }
    }

    /// Whether two differ in nothing but direct members of groups, and number alike.
    pub(crate) fn same_numbers(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.users, &other.users)
            && Arc::ptr_eq(&self.active, &other.active)
            && Arc::ptr_eq(&self.groups, &other.groups)
            && Arc::ptr_eq(&self.children, &other.children)
            && Arc::ptr_eq(&self.application_groups, &other.application_groups)
    }

    /// The users who are in other groups there than here, of two with the same numbers.
    pub(crate) fn differing(&self, other: &Self) -> Bits {
        let mut differing = Bits::new(self.users.len());
        if !std::ptr::eq(self, other) {
            for user in 0..dense(self.users.len()) {
                if self.direct.get(user) != other.direct.get(user) {
                    differing.insert(user);
                }
            }
        }
        differing
    }

    /// How many users there are.
    pub(crate) fn user_count(&self) -> usize {
        self.users.len()
    }

    /// How many groups there are.
    pub(crate) fn group_count(&self) -> usize {
        self.groups.len()
    }

    pub(crate) fn user(&self, key: &UserKey) -> Option<u32> {
        self.users.find(key.as_str())
    }

    pub(crate) fn user_key(&self, user: u32) -> Option<&UserKey> {
        self.users.get(user)
    }

    pub(crate) fn is_active(&self, user: u32) -> bool {
        self.active.get(user as usize).copied().unwrap_or(false)
    }

    pub(crate) fn group(&self, name: &GroupName) -> Option<u32> {
        self.groups.find(name.as_str())
    }

    pub(crate) fn group_name(&self, group: u32) -> Option<&GroupName> {
        self.groups.get(group)
    }

    pub(crate) fn application(&self, key: &ApplicationKey) -> Option<u32> {
        self.applications.find(key.as_str())
    }

    /// Applications with the groups that give access to them.
    pub(crate) fn applications(&self) -> impl Iterator<Item = (u32, &ApplicationKey, &[u32])> {
        (0..).map_while(|number| {
            let key = self.applications.get(number)?;
            Some((number, key, self.application_groups.get(number)))
        })
    }

    /// The groups that give access to an application.
    pub(crate) fn application_groups(&self, application: u32) -> &[u32] {
        self.application_groups.get(application)
    }

    /// The groups a user is in directly.
    pub(crate) fn direct_groups(&self, user: u32) -> &[u32] {
        self.direct.get(user)
    }

    /// The groups a group is a sub-group of, one step up.
    pub(crate) fn parents(&self, group: u32) -> &[u32] {
        self.parents.get(group)
    }

    /// The groups themselves and all that they are sub-groups of, sorted.
    pub(crate) fn with_parents(&self, groups: &[u32]) -> Vec<u32> {
        reach(&self.parents, groups)
    }

    /// A group and all that are sub-groups of it, sorted.
    pub(crate) fn with_children(&self, group: u32) -> Vec<u32> {
        reach(&self.children, &[group])
    }

    /// How many users are in a group and in its sub-groups, whoever is in several counted for each:
    /// found without looking at them.
    pub(crate) fn most_members(&self, group: u32) -> usize {
        let parts = self.with_children(group).into_iter();
        parts.map(|part| self.members.get(part).len()).sum()
    }

    /// The users in a group, through sub-groups too, sorted.
    pub(crate) fn members(&self, group: u32) -> Vec<u32> {
        if self.children.get(group).is_empty() {
            return self.members.get(group).to_vec();
        }
        let mut found = Bits::new(self.users.len());
        for part in self.with_children(group) {
            for &user in self.members.get(part) {
                found.insert(user);
            }
        }
        found.iter().collect()
    }
}

/// What one comes to from `starts` by any number of steps, sorted. Cycles end by themselves.
fn reach(steps: &Lists, starts: &[u32]) -> Vec<u32> {
    if starts.iter().all(|start| steps.get(*start).is_empty()) {
        return starts.to_vec();
    }
    let mut found = Bits::new(steps.len());
    let mut open = starts.to_vec();
    while let Some(number) = open.pop() {
        if found.insert(number) {
            open.extend_from_slice(steps.get(number));
        }
    }
    found.iter().collect()
}
