//! Who acts in a role, and who could be added: without a DOM.

use whocan_access::{Actor, Actors, GroupName, Holder, Instance, Reach, Resolver};

use crate::components::combobox::Choice;
use crate::components::kind::Kind;
use crate::i18n::later::texts;

/// How many people and groups are offered at once.
const MOST_CHOICES: usize = 50;
/// How many of a group's sub-groups are named.
const FEW_GROUPS: usize = 3;

/// A user or a group that acts in a role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Who.
    pub actor: Actor,
    /// What they are called.
    pub name: String,
    /// What is the matter with them, if anything is.
    pub state: State,
    /// Who is in a group that exists.
    pub crowd: Option<Crowd>,
}

/// Who is in a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Crowd {
    /// How many active users, through sub-groups too.
    pub people: usize,
    /// The names of its sub-groups, and theirs.
    pub includes: Vec<String>,
}

/// Whether an actor counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// They do.
    Present,
    /// A user who cannot sign in (domain.md, rule 3).
    Inactive,
    /// A user or group that no longer exists (domain.md, rule 4).
    Gone,
}

impl Member {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        kind(&self.actor)
    }

    /// What there is to say of it beside its name. Reactive.
    pub fn about(&self) -> Option<String> {
        let (projects, common) = (texts().projects, texts().common);
        match (self.state, &self.crowd) {
            (State::Inactive, _) => Some(projects.inactive.to_owned()),
            (State::Gone, _) => Some(projects.no_longer_there.to_owned()),
            (State::Present, Some(crowd)) => {
                let people = (common.people)(crowd.people);
                if crowd.includes.is_empty() {
                    return Some(people);
                }
                let included = common.list(&crowd.includes, FEW_GROUPS);
                Some([people, (projects.includes)(&included)].join(common.comma))
            }
            (State::Present, None) => None,
        }
    }
}

fn kind(actor: &Actor) -> Kind {
    match actor {
        Actor::User(_) => Kind::Person,
        Actor::Group(_) => Kind::Group,
    }
}

/// One of those who act in a role.
pub fn member(resolver: &Resolver, actor: &Actor) -> Member {
    let instance = resolver.instance();
    match actor {
        Actor::Group(name) => Member {
            actor: actor.clone(),
            name: name.to_string(),
            state: if instance.groups.contains_key(name) {
                State::Present
            } else {
                State::Gone
            },
            crowd: crowd(resolver, name),
        },
        Actor::User(key) => {
            let user = instance.users.get(key);
            Member {
                actor: actor.clone(),
                name: user.map_or_else(|| key.to_string(), |user| user.display_name.clone()),
                state: match user {
                    Some(user) if user.active => State::Present,
                    Some(_) => State::Inactive,
                    None => State::Gone,
                },
                crowd: None,
            }
        }
    }
}

/// Who acts in a role: groups first, each by name.
pub fn members(resolver: &Resolver, actors: &Actors) -> Vec<Member> {
    let groups = actors.groups.iter().cloned().map(Actor::Group);
    let users = actors.users.iter().cloned().map(Actor::User);
    let groups = groups.map(|actor| member(resolver, &actor));
    let mut users: Vec<Member> = users.map(|actor| member(resolver, &actor)).collect();
    users.sort_by_cached_key(|member| member.name.to_lowercase());
    groups.chain(users).collect()
}

fn crowd(resolver: &Resolver, name: &GroupName) -> Option<Crowd> {
    let instance = resolver.instance();
    let mut found = vec![instance.groups.get(name)?];
    let mut at = 0;
    while let Some(group) = found.get(at).copied() {
        for name in &group.groups {
            if let Some(included) = instance.groups.get(name)
                && found.iter().all(|group| group.name != *name)
            {
                found.push(included);
            }
        }
        at += 1;
    }
    let people = match resolver.reach(&Holder::Group(name.clone()), &[]) {
        Reach::People(count) => count,
        _ => 0,
    };
    let includes = found.iter().skip(1).map(|group| group.name.to_string());
    Some(Crowd {
        people,
        includes: includes.collect(),
    })
}

/// Groups and active users that match a query and do not act in the role yet: those whose name
/// begins with it first.
pub fn choices(instance: &Instance, actors: &Actors, query: &str) -> Vec<Choice<Actor>> {
    let query = query.trim().to_lowercase();
    let groups = instance.groups.keys();
    let groups = groups
        .filter(|name| !actors.groups.contains(*name))
        .map(|name| Choice {
            value: Actor::Group(name.clone()),
            kind: Some(Kind::Group),
            label: name.to_string(),
            detail: String::new(),
        });
    let users = instance.users.values();
    let users = users
        .filter(|user| user.active && !actors.users.contains(&user.key))
        .map(|user| Choice {
            value: Actor::User(user.key.clone()),
            kind: Some(Kind::Person),
            label: user.display_name.clone(),
            detail: user.name.clone(),
        });
    let mut beginning = Vec::new();
    let mut containing = Vec::new();
    for choice in groups.chain(users) {
        let texts = [choice.label.to_lowercase(), choice.detail.to_lowercase()];
        if texts.iter().any(|text| text.starts_with(&query)) {
            beginning.push(choice);
        } else if texts.iter().any(|text| text.contains(&query)) {
            containing.push(choice);
        }
    }
    beginning.append(&mut containing);
    beginning.truncate(MOST_CHOICES);
    beginning
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use whocan_access::{Group, User};

    use super::*;

    fn instance() -> Instance {
        let user = |key: &str, name: &str, active| {
            let user = User {
                key: key.into(),
                name: key.to_owned(),
                display_name: name.to_owned(),
                email: String::new(),
                active,
            };
            (user.key.clone(), Arc::new(user))
        };
        let group = Group {
            name: "annexe".into(),
            users: [].into(),
            groups: [].into(),
        };
        Instance {
            users: [
                user("k1", "Zoe Ann", true),
                user("k2", "Ann Lee", true),
                user("k3", "Annabel", false),
            ]
            .into(),
            groups: [("annexe".into(), Arc::new(group))].into(),
            ..Instance::default()
        }
    }

    #[test]
    fn who_begins_so_comes_first_and_inactive_users_do_not() {
        let labels = |actors: &Actors| -> Vec<String> {
            let found = choices(&instance(), actors, "ann");
            found.into_iter().map(|choice| choice.label).collect()
        };
        assert_eq!(labels(&Actors::default()), ["annexe", "Ann Lee", "Zoe Ann"]);
        let acting = Actors {
            users: ["k2".into()].into(),
            groups: ["annexe".into()].into(),
        };
        assert_eq!(labels(&acting), ["Zoe Ann"]);
    }

    #[test]
    fn who_does_not_count_is_marked() {
        let actors = Actors {
            users: ["k1".into(), "k3".into(), "gone".into()].into(),
            groups: ["annexe".into(), "lost".into()].into(),
        };
        let members = members(&Resolver::new(Arc::new(instance())), &actors);
        let states: Vec<(&str, State)> = members
            .iter()
            .map(|member| (member.name.as_str(), member.state))
            .collect();
        let expected = [
            ("annexe", State::Present),
            ("lost", State::Gone),
            ("Annabel", State::Inactive),
            ("gone", State::Gone),
            ("Zoe Ann", State::Present),
        ];
        assert_eq!(states, expected);
    }

    #[test]
    fn a_group_has_the_people_and_the_groups_of_its_groups() {
        let mut instance = instance();
        let group = |name: &str, users: &[&str], groups: &[&str]| {
            let group = Group {
                name: name.into(),
                users: users.iter().map(|key| (*key).into()).collect(),
                groups: groups.iter().map(|name| (*name).into()).collect(),
            };
            (group.name.clone(), Arc::new(group))
        };
        instance.groups.extend([
            group("all", &["k1", "k3"], &["some"]),
            group("some", &["k2", "k1"], &["annexe", "all", "lost"]),
        ]);
        let resolver = Resolver::new(Arc::new(instance));
        let all = member(&resolver, &Actor::Group("all".into()));
        let expected = Crowd {
            people: 2,
            includes: vec!["some".to_owned(), "annexe".to_owned()],
        };
        assert_eq!(all.crowd, Some(expected));
    }
}
