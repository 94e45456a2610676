//! What whoever joins the group can do in the projects that are meant for it, and by whom being
//! granted it.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::permission::{ASSIGNABLE_USER, BROWSE_PROJECTS, CREATE_ISSUES};
use whocan_access::{
    Cell, Draft, GroupName, Holder, Instance, Mode, PermissionKey, ProjectId, Relation, Resolver,
    SchemeId, Scope, Subject, UserKey,
};

use super::price::hits;
use super::ways::name;
use super::{Page, key};
use crate::addresses;
use crate::browser::at;
use crate::components::when::When;
use crate::editor::finding_words::permissions;
use crate::editor::holders;
use crate::editor::impact::does_more;
use crate::editor::preview::{Sight, sight};
use crate::editor::state::Compiled;
use crate::i18n::meant::{say, texts};
use crate::i18n::{locale, texts as all_texts};

/// So many projects are told of.
const FEW: usize = 4;

/// So many people are looked at, one by one.
const AT_MOST: usize = 50;

/// So many of them are named.
const NAMES: usize = 5;

/// What is granted to the same holders.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Ability {
    /// Whoever they match, of the holders that grant it.
    holders: Vec<Holder>,
    /// What they can use, Browse Projects first.
    permissions: Vec<PermissionKey>,
}

impl Ability {
    /// Whether it depends on the issue.
    fn is_by_issue(&self) -> bool {
        let mut holders = self.holders.iter();
        holders.all(|holder| holder.relation().is_some())
    }
}

/// What somebody can do in a project, by the holders it is granted to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Abilities {
    by_holders: Vec<Ability>,
    /// Whether they can become the reporter of an issue by themselves.
    can_report: bool,
    /// Whether issues can be assigned to them.
    can_be_assigned: bool,
}

impl Abilities {
    /// How many permissions they can use on all issues, and how many others on some.
    pub fn counts(&self) -> (usize, usize) {
        let count = |by_issue| {
            let abilities = self.by_holders.iter();
            let abilities = abilities.filter(|ability| ability.is_by_issue() == by_issue);
            abilities.map(|ability| ability.permissions.len()).sum()
        };
        (count(false), count(true))
    }

    /// What they can use, at least on some issues.
    pub fn permissions(&self) -> Vec<PermissionKey> {
        let abilities = self.by_holders.iter();
        let permissions = abilities.flat_map(|ability| &ability.permissions);
        permissions.cloned().collect()
    }
}

/// What somebody who is in this group alone can do in a project.
pub fn abilities(resolver: &Resolver, group: &GroupName, project: ProjectId) -> Abilities {
    let subject = Subject::new_member_of(group.clone());
    let scope = Scope::Project(project);
    let Ok(access) = resolver.access(&subject, scope, Mode::Conditional) else {
        return Abilities::default();
    };
    let can = |key: &str| sight(&access.verdict(key)) != Sight::None;
    let mut keys: Vec<&PermissionKey> = resolver.permission_keys().collect();
    keys.sort_by_key(|key| key.as_str() != BROWSE_PROJECTS);
    let mut abilities: Vec<Ability> = Vec::new();
    for permission in keys.into_iter().filter(|key| can(key.as_str())) {
        let chains = resolver.chains(&subject, scope, Mode::Conditional, permission.as_str());
        let mut holders: Vec<Holder> = Vec::new();
        for chain in chains.unwrap_or_default() {
            if !holders.contains(&chain.cell.holder) {
                holders.push(chain.cell.holder);
            }
        }
        holders.sort();
        match abilities.iter_mut().find(|one| one.holders == holders) {
            Some(same) => same.permissions.push(permission.clone()),
            None => abilities.push(Ability {
                holders,
                permissions: vec![permission.clone()],
            }),
        }
    }
    // What holds on all issues comes first.
    abilities.sort_by_key(Ability::is_by_issue);
    Abilities {
        by_holders: abilities,
        can_report: can(CREATE_ISSUES),
        can_be_assigned: can(ASSIGNABLE_USER),
    }
}

/// The people of a group who can do more in a project than by that group alone; `None` where there
/// are none to look at, or too many.
fn doing_more(resolver: &Resolver, group: &GroupName, project: ProjectId) -> Option<Vec<UserKey>> {
    let members = resolver.members(group).unwrap_or_default();
    if !(1..=AT_MOST).contains(&members.len()) {
        return None;
    }
    let access = |subject: &Subject| {
        let scope = Scope::Project(project);
        resolver.access(subject, scope, Mode::Conditional).ok()
    };
    let newcomer = access(&Subject::new_member_of(group.clone()))?;
    let more = members.into_iter().filter(|key| {
        let member = access(&Subject::User(key.clone()));
        member.is_some_and(|member| does_more(&newcomer, &member))
    });
    Some(more.collect())
}

/// What they can do, project by project.
#[component]
pub fn WhatTheyCanDo(page: Page) -> impl IntoView {
    let is_chosen = Memo::new(move |_| page.meant.projects.with(|meant| !meant.is_empty()));
    let list = move || {
        let resolver = page.resolver.get()?;
        let meant = page.meant.projects.get();
        // What is left as it is is left with all that they can do there.
        let left = page.left();
        let more = (meant.len() + left.len()).saturating_sub(FEW);
        let more = (more > 0).then(|| (all_texts().common.and_more)(more));
        let projects = meant.iter().chain(&left).take(FEW);
        let projects = projects.map(|id| {
            let found = page
                .group
                .with_value(|group| abilities(&resolver, group, *id));
            in_project(page, &resolver, *id, &found)
        });
        Some(view! {
            {projects.collect::<Vec<_>>()}
            {more.map(|more| view! { <p class="panel-line quiet">{more}</p> })}
        })
    };
    view! {
        <When is=is_chosen>
            <section class="panel" aria-labelledby="abilities-title">
                <div class="panel-head">
                    <h2 id="abilities-title">{say(|t| t.what_they_can_do)}</h2>
                    <p class="quiet">{say(|t| t.of_this_group_alone)} " " {say(|t| t.change_hint)}</p>
                </div>
                {list}
            </section>
        </When>
    }
}

/// What they can do in one project. Reactive.
fn in_project(page: Page, resolver: &Arc<Resolver>, id: ProjectId, found: &Abilities) -> AnyView {
    let (instance, texts) = (resolver.instance(), texts());
    let Some(project) = instance.projects.get(&id) else {
        return ().into_any();
    };
    let subject = page
        .group
        .with_value(|group| Subject::new_member_of(group.clone()));
    let address = addresses::scheme(project.scheme, Some(&subject), Some(&project.key));
    let address = page.editor(&address);
    let place = key(instance, id);
    let rows = found.by_holders.iter().map(|ability| {
        let Granted {
            by,
            permissions,
            note,
        } = granted(instance, ability, found);
        // It cannot be taken from this group alone.
        let price = ability
            .is_by_issue()
            .then(|| price_of(page, resolver, project.scheme, ability));
        view! {
            <li class="group-ability">
                <p class="quiet">{by}</p>
                <div>
                    <p>{permissions}</p>
                    {note.map(|note| view! { <p class="group-left">{note}</p> })} {price}
                </div>
            </li>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let more = page
        .group
        .with_value(|group| doing_more(resolver, group, id));
    let more = more.map(|people| {
        let names = people.iter().map(|key| name(instance, key));
        let names: Vec<String> = names.collect();
        (texts.can_more)(&all_texts().common.list(&names, NAMES))
    });
    let nothing = rows
        .is_empty()
        .then(|| view! { <p class="panel-line">{texts.nothing}</p> });
    view! {
        <div class="group-can">
            <h3>{place.clone()}</h3>
            <a href=at(&address) aria-label=(texts.change_in)(&place)>
                {texts.change}
            </a>
        </div>
        {nothing}
        <ul>{rows}</ul>
        {more.map(|more| view! { <p class="panel-line quiet">{more}</p> })}
    }
    .into_any()
}

/// What others lose where what is granted so is taken away, once that is counted.
fn price_of(page: Page, resolver: &Arc<Resolver>, id: SchemeId, ability: &Ability) -> AnyView {
    let permissions = ability.permissions.iter();
    let removed = permissions.flat_map(|permission| {
        ability.holders.iter().map(|holder| Cell {
            permission: permission.clone(),
            holder: holder.clone(),
        })
    });
    let draft = Draft {
        removed: removed.collect(),
        ..Draft::default()
    };
    let now = Compiled::from(Arc::clone(resolver));
    let then = now.drafted(id, &draft);
    hits(page, now, then, Vec::new(), |count| {
        (texts().if_taken)(count)
    })
}

/// What is granted to the same holders, in words.
struct Granted {
    by: String,
    permissions: String,
    /// On which issues alone, if it is not on all of them.
    note: Option<&'static str>,
}

fn granted(instance: &Instance, ability: &Ability, found: &Abilities) -> Granted {
    let by = ability.holders.iter();
    let by = by.map(|holder| holders::phrase(instance, locale(), holder));
    let by: Vec<String> = by.collect();
    Granted {
        by: by.join(all_texts().common.comma),
        permissions: permissions(instance, locale(), &ability.permissions),
        note: note(ability, found),
    }
}

/// What somebody can do, by whom it is granted to, a paragraph each. Reactive.
pub fn paragraphs_of(instance: &Instance, found: &Abilities) -> Vec<String> {
    let all = found.by_holders.iter();
    let all = all.map(|ability| {
        let Granted {
            by,
            permissions,
            note,
        } = granted(instance, ability, found);
        (texts().granted_to)(&by, &permissions, note.unwrap_or_default())
    });
    all.collect()
}

/// On which issues alone; nothing where it is on all of them. Reactive.
fn note(ability: &Ability, found: &Abilities) -> Option<&'static str> {
    let texts = texts();
    let relations = ability.holders.iter().map(Holder::relation);
    let relations: Vec<Relation> = relations.collect::<Option<_>>()?;
    match relations.as_slice() {
        [Relation::Reporter] if found.can_report => Some(texts.as_reporter),
        [Relation::Reporter] => Some(texts.never_reporter),
        [Relation::Assignee] if found.can_be_assigned => Some(texts.as_assignee),
        [Relation::Assignee] => Some(texts.never_assignee),
        _ => Some(texts.on_such_issues),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, SIGNED_IN, resolver};

    fn of_clients(grants: &[(&str, Holder)]) -> Abilities {
        abilities(&resolver(grants), &"acme-clients".into(), BLUE)
    }

    #[test]
    fn abilities_are_told_by_who_is_granted_them() {
        let clients = Holder::Group("acme-clients".into());
        let found = of_clients(&[
            ("ADD_COMMENTS", clients.clone()),
            (BROWSE_PROJECTS, clients.clone()),
            (BROWSE_PROJECTS, SIGNED_IN),
            ("EDIT_ISSUES", Holder::Reporter),
            ("CLOSE_ISSUES", Holder::Group("staff".into())),
        ]);
        let told = found.by_holders.iter();
        let told: Vec<_> = told
            .map(|one| (one.holders.as_slice(), one.permissions[0].as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (&[SIGNED_IN, clients.clone()][..], BROWSE_PROJECTS),
                (&[clients][..], "ADD_COMMENTS"),
                (&[Holder::Reporter][..], "EDIT_ISSUES"),
            ]
        );
        assert!(!found.can_report && !found.can_be_assigned);
        assert_eq!(found.counts(), (2, 1));
        assert_eq!(found.permissions().len(), 3);
    }

    #[test]
    fn what_cannot_be_used_is_left_out() {
        let found = of_clients(&[("ADD_COMMENTS", SIGNED_IN)]);
        assert_eq!(found, Abilities::default());
        let creates = [(BROWSE_PROJECTS, SIGNED_IN), (CREATE_ISSUES, SIGNED_IN)];
        assert!(of_clients(&creates).can_report);
    }

    #[test]
    fn people_who_can_do_more_are_told() {
        let grants = [
            (BROWSE_PROJECTS, SIGNED_IN),
            ("EDIT_ISSUES", Holder::User("maria".into())),
        ];
        let more = |group: &str, grants: &[_]| doing_more(&resolver(grants), &group.into(), BLUE);
        assert_eq!(more("acme-clients", &grants), Some(vec!["maria".into()]));
        assert_eq!(more("acme-clients", &grants[..1]), Some(Vec::new()));
        assert_eq!(more("nobody", &grants), None);
    }
}
