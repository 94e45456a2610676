//! Who is in a group, and where it is named: without a DOM.

use std::collections::BTreeMap;

use whocan_access::{
    Actors, GroupName, Holder, Instance, PermissionKey, ProjectId, Resolver, RoleId, SchemeId,
    UserKey,
};

/// Somebody who is in a group.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Member {
    /// Their key.
    pub key: String,
    /// What they are called.
    pub name: String,
    /// Their user name.
    pub login: String,
    /// Their mail address; their user name where that is not known.
    pub address: String,
    /// Whether they can sign in.
    pub active: bool,
    /// The sub-groups by which they are in it; none where they are in it directly.
    pub by: Vec<String>,
}

/// Everybody in a group, by name: active people first.
pub fn members(resolver: &Resolver, group: &GroupName) -> Vec<Member> {
    let instance = resolver.instance();
    let Some(own) = instance.groups.get(group) else {
        return Vec::new();
    };
    let below = sub_groups(instance, group);
    let members = resolver.members(group).unwrap_or_default();
    let members = members.into_iter().filter_map(|key| {
        let user = instance.users.get(&key)?;
        let by = if own.users.contains(&key) {
            Vec::new()
        } else {
            let below = below.iter();
            let by = below.filter(|name| {
                let group = instance.groups.get(*name);
                group.is_some_and(|group| group.users.contains(&key))
            });
            by.map(ToString::to_string).collect()
        };
        Some(Member {
            key: key.to_string(),
            name: user.display_name.clone(),
            login: user.name.clone(),
            address: if user.email.is_empty() {
                user.name.clone()
            } else {
                user.email.clone()
            },
            active: user.active,
            by,
        })
    });
    let mut members: Vec<Member> = members.collect();
    members.sort_by_cached_key(|member| (!member.active, member.name.to_lowercase()));
    members
}

/// The groups in a group, and those in these.
fn sub_groups(instance: &Instance, group: &GroupName) -> Vec<GroupName> {
    let mut found = vec![group.clone()];
    let mut at = 0;
    while let Some(name) = found.get(at).cloned() {
        let group = instance.groups.get(&name);
        for name in group.into_iter().flat_map(|group| &group.groups) {
            if !found.contains(name) {
                found.push(name.clone());
            }
        }
        at += 1;
    }
    found.remove(0);
    found
}

/// The groups that a group is in.
pub fn parents(instance: &Instance, group: &GroupName) -> Vec<GroupName> {
    let groups = instance.groups.values();
    let parents = groups.filter(|parent| parent.groups.contains(group));
    parents.map(|parent| parent.name.clone()).collect()
}

/// The applications that being in a group gives access to.
pub fn applications(instance: &Instance, group: &GroupName) -> Vec<String> {
    let applications = instance.applications.values();
    let giving = applications.filter(|application| application.groups.contains(group));
    giving.map(|application| application.name.clone()).collect()
}

/// The applications that a group has by being in another alone: what leaving that would cost it.
pub fn applications_only_by(
    instance: &Instance,
    group: &GroupName,
    parent: &GroupName,
) -> Vec<String> {
    let reached = |from: &GroupName| {
        let mut found = vec![from.clone()];
        add_above(instance, &mut found);
        found
    };
    let others = parents(instance, group).into_iter();
    let others = others.filter(|other| other != parent);
    let mut others: Vec<GroupName> = others.flat_map(|other| reached(&other)).collect();
    others.push(group.clone());
    let by_it = reached(parent);
    let applications = instance.applications.values().filter(|application| {
        let gives =
            |groups: &[GroupName]| groups.iter().any(|one| application.groups.contains(one));
        gives(&by_it) && !gives(&others)
    });
    applications
        .map(|application| application.name.clone())
        .collect()
}

/// Every group that a group is in, by way of others too: the nearest first.
pub fn above(instance: &Instance, group: &GroupName) -> Vec<GroupName> {
    let mut found = vec![group.clone()];
    add_above(instance, &mut found);
    found.split_off(1)
}

/// The groups that somebody is in, and those in which they are by way of these.
pub fn groups_of(instance: &Instance, user: &UserKey) -> (Vec<GroupName>, Vec<GroupName>) {
    let own = instance.groups.values();
    let own = own.filter(|group| group.users.contains(user));
    let own: Vec<GroupName> = own.map(|group| group.name.clone()).collect();
    let mut found = own.clone();
    add_above(instance, &mut found);
    let above = found.split_off(own.len());
    (own, above)
}

/// Adds every group that one of these is in, by way of others too.
fn add_above(instance: &Instance, found: &mut Vec<GroupName>) {
    let mut at = 0;
    while let Some(name) = found.get(at) {
        let above = parents(instance, name).into_iter();
        let above: Vec<GroupName> = above.filter(|name| !found.contains(name)).collect();
        found.extend(above);
        at += 1;
    }
}

/// The groups that all others in a group are in as well, and none of these people.
pub fn groups_of_the_others(
    instance: &Instance,
    group: &GroupName,
    people: &[UserKey],
) -> Vec<GroupName> {
    let Some(others) = instance.groups.get(group).map(|group| {
        let others = group.users.iter().filter(|user| !people.contains(user));
        others.collect::<Vec<_>>()
    }) else {
        return Vec::new();
    };
    if others.is_empty() {
        return Vec::new();
    }
    let tells = instance.groups.values().filter(|other| {
        let is_another = other.name != *group;
        let has_them = others.iter().all(|user| other.users.contains(*user));
        is_another && has_them && !people.iter().any(|user| other.users.contains(user))
    });
    tells.map(|group| group.name.clone()).collect()
}

/// The roles in which they act of whom this is true of the actors, each with the projects, by key.
pub fn roles(instance: &Instance, act: impl Fn(&Actors) -> bool) -> Vec<(RoleId, Vec<ProjectId>)> {
    let mut roles: BTreeMap<RoleId, Vec<(String, ProjectId)>> = BTreeMap::new();
    for project in instance.projects.values() {
        for (role, actors) in &project.actors {
            if act(actors) {
                let projects = roles.entry(*role).or_default();
                projects.push((project.key.to_string(), project.id));
            }
        }
    }
    let roles = roles.into_iter().map(|(role, mut projects)| {
        projects.sort();
        (role, projects.into_iter().map(|(_, id)| id).collect())
    });
    roles.collect()
}

/// The schemes that grant a group something itself, and what.
pub fn schemes(instance: &Instance, group: &GroupName) -> Vec<(SchemeId, Vec<PermissionKey>)> {
    let holder = Holder::Group(group.clone());
    let schemes = instance.schemes.values().filter_map(|scheme| {
        let grants = scheme.grants.iter();
        let own = grants.filter(|grant| grant.cell.holder == holder);
        let keys: Vec<PermissionKey> = own.map(|grant| grant.cell.permission.clone()).collect();
        (!keys.is_empty()).then_some((scheme.id, keys))
    });
    schemes.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, resolver};
    use whocan_access::Group;
    use whocan_access::permission::BROWSE_PROJECTS;

    #[test]
    fn members_of_a_sub_group_are_members_by_it() {
        let externals = members(&resolver(&[]), &"externals".into());
        assert_eq!(externals[0].name, "Maria Lopez");
        assert_eq!(externals[0].by, ["acme-clients"]);
        let clients = members(&resolver(&[]), &"acme-clients".into());
        assert_eq!(clients[0].by, [""; 0]);
    }

    #[test]
    fn what_all_others_in_a_group_are_in_tells_who_somebody_is() {
        let mut instance = Instance::clone(resolver(&[]).instance());
        let mut put = |name: &str, users: &[&str]| {
            let group = Group {
                name: name.into(),
                users: users.iter().map(|key| (*key).into()).collect(),
                groups: [].into(),
            };
            instance.groups.insert(name.into(), group.into());
        };
        put("support-desk", &["sam", "dana", "maria"]);
        put("staff", &["sam", "dana"]);
        put("everybody", &["sam", "dana", "maria"]);
        put("cooks", &["sam"]);
        let others = |people: &[&str]| {
            let people: Vec<UserKey> = people.iter().map(|key| (*key).into()).collect();
            groups_of_the_others(&instance, &"support-desk".into(), &people)
        };
        assert_eq!(others(&["maria"]), ["staff".into()]);
        assert!(others(&["dana"]).is_empty());
        assert_eq!(others(&["maria", "dana"]), ["cooks".into()]);
        assert!(others(&["maria", "dana", "sam"]).is_empty());
    }

    #[test]
    fn what_leaving_a_group_would_cost_is_what_no_other_gives() {
        let mut instance = Instance::clone(resolver(&[]).instance());
        let [clients, externals] = ["acme-clients", "externals"].map(GroupName::from);
        let cost = |instance: &Instance| applications_only_by(instance, &clients, &externals);
        assert_eq!(cost(&instance), ["Jira Software"]);
        let jira = instance.applications.values_mut().next().unwrap();
        Arc::make_mut(jira).groups.insert(clients.clone());
        assert!(cost(&instance).is_empty());
    }

    #[test]
    fn the_groups_of_somebody_are_told_from_those_above() {
        let resolver = resolver(&[]);
        let (own, above) = groups_of(resolver.instance(), &"maria".into());
        assert_eq!(own, ["acme-clients".into()]);
        assert_eq!(above, ["externals".into()]);
        let (own, above) = groups_of(resolver.instance(), &"sam".into());
        assert!(own.is_empty() && above.is_empty());
    }

    #[test]
    fn where_a_group_is_named_is_found() {
        let staff = GroupName::from("staff");
        let resolver = resolver(&[(BROWSE_PROJECTS, Holder::Group(staff.clone()))]);
        let instance = resolver.instance();
        let acts = |actors: &Actors| actors.groups.contains(&staff);
        assert_eq!(roles(instance, acts), [(DEVELOPERS, vec![BLUE])]);
        assert_eq!(
            schemes(instance, &staff),
            [(SchemeId::DEFAULT, vec![BROWSE_PROJECTS.into()])]
        );
        assert_eq!(applications(instance, &staff), ["Jira Software"]);
        assert_eq!(
            parents(instance, &"acme-clients".into()),
            ["externals".into()]
        );
    }
}
