//! What whoever joins the group can do in the projects that are meant for it, and in those that are
//! left as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{
    Cell, Draft, Inserting, Instance, ProjectId, Relation, Resolver, SchemeId, Subject,
};

use super::abilities::{Abilities, Ability, abilities, doing_more};
use super::find_issues::search_in;
use super::price::{Also, hits};
use super::to_preset::ToPreset;
use super::ways::name;
use super::{Page, key};
use crate::addresses;
use crate::browser::at;
use crate::components::fold::fold;
use crate::components::when::When;
use crate::editor::finding_words::permissions;
use crate::editor::holders;
use crate::editor::state::Compiled;
use crate::i18n::meant::{say, texts};
use crate::i18n::{locale, texts as all_texts};

/// Id of the heading over what they can do.
pub const TITLE: &str = "abilities-title";

/// So many projects are told of.
const FEW: usize = 4;

/// So many people who can do more are named.
const NAMES: usize = 5;

/// What they can do, project by project.
#[component]
pub fn WhatTheyCanDo(page: Page) -> impl IntoView {
    let to_preset = ToPreset::new(page);
    let is_chosen = Memo::new(move |_| page.meant.projects.with(|meant| !meant.is_empty()));
    // By project: it stays so while others come and go.
    let unfolded = StoredValue::new(BTreeMap::<ProjectId, ArcRwSignal<bool>>::new());
    let list = move || {
        let resolver = page.resolver.get()?;
        let meant = page.meant.projects.get();
        // What is left as it is is left with all that they can do there.
        let left = page.left();
        let more = (meant.len() + left.len()).saturating_sub(FEW);
        let more = (more > 0).then(|| (all_texts().common.and_more)(more));
        let projects = meant.iter().chain(&left).take(FEW);
        let projects = projects.map(|id| {
            let open = unfolded.try_update_value(|all| all.entry(*id).or_default().clone());
            let project = (*id, meant.contains(id));
            in_project(
                page,
                &to_preset,
                &resolver,
                project,
                open.unwrap_or_default(),
            )
        });
        Some(view! {
            {projects.collect::<Vec<_>>()}
            {more.map(|more| view! { <p class="panel-line quiet">{more}</p> })}
        })
    };
    view! {
        <When is=is_chosen>
            <section class="panel" aria-labelledby=TITLE>
                <div class="panel-head">
                    <h2 id=TITLE>{say(|t| t.what_they_can_do)}</h2>
                    <p class="quiet">{say(|t| t.of_this_group_alone)}</p>
                </div>
                {list}
            </section>
        </When>
    }
}

/// What they can do in one project. Reactive.
fn in_project(
    page: Page,
    to_preset: &ToPreset,
    resolver: &Arc<Resolver>,
    (id, is_meant): (ProjectId, bool),
    open: ArcRwSignal<bool>,
) -> AnyView {
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
    view! {
        <div class="group-can">
            <h3>{place.clone()}</h3>
            <a href=at(&address) aria-label=(texts.change_in)(&place)>
                {texts.change}
            </a>
        </div>
        {if is_meant {
            let choices = to_preset.choices(resolver, id);
            view! { {what_in(page, resolver, (id, true))} {choices} }.into_any()
        } else {
            let resolver = Arc::clone(resolver);
            fold(
                "group-fold",
                (texts.what_they_can_do_in)(&place),
                open,
                move || what_in(page, &resolver, (id, false)),
            )
        }}
    }
    .into_any()
}

/// What they can do in a project, row by row; where it is meant for them, what it costs others to take
/// away what cannot be taken from them alone. Reactive.
fn what_in(page: Page, resolver: &Arc<Resolver>, (id, is_meant): (ProjectId, bool)) -> AnyView {
    let (instance, texts) = (resolver.instance(), texts());
    let scheme = instance.projects.get(&id).map(|project| project.scheme);
    let found = page
        .group
        .with_value(|group| abilities(resolver, group, id));
    let rows = found.by_holders.iter().map(|ability| {
        let Granted {
            by,
            permissions,
            note,
            advice,
        } = granted(instance, ability, &found);
        let note = note.map(|note| {
            let said: Vec<&str> = [note].into_iter().chain(advice).collect();
            said.join(all_texts().common.between_sentences)
        });
        let has_price = is_meant && ability.is_by_issue();
        let price = has_price.then(|| Some(price_of(page, resolver, scheme?, ability)));
        let relations = ability.relations().unwrap_or_default();
        let relations = relations.into_iter().into_set();
        let search = is_meant.then(|| search_in(page, instance, id, &relations));
        view! {
            <li class="group-ability">
                <p class="quiet">{by}</p>
                <div>
                    <p>{permissions}</p>
                    {price} {note.map(|note| view! { <p class="note">{note}</p> })} {search}
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
        (texts.can_more)(&all_texts().common.list_people(&names, NAMES))
    });
    let nothing = rows
        .is_empty()
        .then(|| view! { <p class="panel-line">{texts.nothing}</p> });
    view! {
        {nothing}
        <ul>{rows}</ul>
        {more.map(|more| view! { <p class="panel-line quiet">{more}</p> })}
    }
    .into_any()
}

/// What others lose where what is granted so is taken away, once that is counted.
fn price_of(page: Page, resolver: &Arc<Resolver>, id: SchemeId, ability: &Ability) -> AnyView {
    hits(
        page,
        sides_without(resolver, id, ability),
        Also::default(),
        |_, count, _| (texts().if_taken)(count),
    )
}

/// How it is, and how it would be if what is granted so were taken away in a scheme.
pub fn sides_without(
    resolver: &Arc<Resolver>,
    id: SchemeId,
    ability: &Ability,
) -> (Compiled, Compiled) {
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
    (now, then)
}

/// What is granted to the same holders, in words.
struct Granted {
    by: String,
    permissions: String,
    /// On which issues alone, if it is not on all of them.
    note: Option<&'static str>,
    /// What to do about that.
    advice: Option<&'static str>,
}

fn granted(instance: &Instance, ability: &Ability, found: &Abilities) -> Granted {
    let by = ability.holders.iter();
    let by = by.map(|holder| holders::phrase(instance, locale(), holder));
    let by: Vec<String> = by.collect();
    Granted {
        by: by.join(all_texts().common.comma),
        permissions: permissions(instance, locale(), &ability.permissions),
        note: note(ability, found),
        advice: advice(ability, found),
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
            ..
        } = granted(instance, ability, found);
        (texts().granted_to)(&by, &permissions, note.unwrap_or_default())
    });
    all.collect()
}

/// On which issues alone; nothing where it is on all of them. Reactive.
fn note(ability: &Ability, found: &Abilities) -> Option<&'static str> {
    let texts = texts();
    match ability.relations()?.as_slice() {
        [Relation::Reporter] if found.can_report => Some(texts.as_reporter),
        [Relation::Reporter] => Some(texts.never_reporter),
        [Relation::Assignee] if found.can_be_assigned => Some(texts.as_assignee),
        [Relation::Assignee] => Some(texts.never_assignee),
        [_] => Some(texts.on_such_an_issue),
        _ => Some(texts.on_such_issues),
    }
}

/// What to do about what cannot be taken from this group alone. Reactive.
fn advice(ability: &Ability, found: &Abilities) -> Option<&'static str> {
    let is_reporters = ability.is_reporters();
    is_reporters.then(|| (texts().reporter_advice)(found.can_report))
}
