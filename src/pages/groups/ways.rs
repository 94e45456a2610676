//! What the people of a group see, way by way: which projects, who of them, by which chain.

use leptos::prelude::*;
use whocan_access::{Instance, ProjectId, UserKey};

use super::Page;
use super::sight::{Extent, Seen, Way};
use crate::addresses;
use crate::browser::at;
use crate::components::chain::chain;
use crate::components::paging::{More, Paging};
use crate::i18n::groups::{say, texts};
use crate::i18n::meant;

/// So many people are named.
const FEW_PEOPLE: usize = 5;

/// So many chains to one grant are shown.
const FEW_CHAINS: usize = 3;

/// A way, and what is said of the projects it leads to; nothing while none are chosen.
#[derive(Clone, PartialEq)]
struct Row {
    way: Way,
    said: Option<Said>,
}

/// What is said of projects.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    NotMeant,
    Left,
    Meant,
}

/// The ways.
#[component]
pub fn Ways(page: Page) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let (meant, left) = (page.meant.projects.get(), page.meant.left.get());
        let of = |id: &ProjectId| match (meant.contains(id), left.contains(id)) {
            (true, _) => Said::Meant,
            (false, true) => Said::Left,
            (false, false) => Said::NotMeant,
        };
        page.seen.with(|seen| {
            let Some(seen) = seen else {
                return Vec::new();
            };
            let all = [Said::NotMeant, Said::Left, Said::Meant].into_iter();
            let rows = all.flat_map(|said| {
                let ways = seen.ways_to(|id| of(id) == said).into_iter();
                ways.map(|way| Row {
                    way,
                    said: (!meant.is_empty()).then_some(said),
                })
                .collect::<Vec<Row>>()
            });
            rows.collect::<Vec<Row>>()
        })
    });
    let paging = Paging::new();
    let shown = paging.shown(rows);
    let count = Signal::derive(move || rows.with(Vec::len));
    let list = move || {
        let resolver = page.resolver.get()?;
        let seen = page.seen.get()?;
        let rows = shown.get();
        let instance = resolver.instance();
        let rows = rows.iter().map(|row| one(page, instance, &seen, row));
        Some(rows.collect::<Vec<_>>())
    };
    view! {
        <section class="panel" aria-labelledby="ways-title" hidden=move || count.get() == 0>
            <div class="panel-head">
                <h2 id="ways-title">{say(|t| t.what_they_see)}</h2>
                <p class="quiet">{say(|t| t.as_saved)}</p>
            </div>
            <ul class="group-ways">{list}</ul>
            <More paging count />
        </section>
    }
}

/// One way. Reactive.
fn one(page: Page, instance: &Instance, seen: &Seen, row: &Row) -> AnyView {
    let Row { way, said } = row;
    let texts = texts();
    let mark = said.map(|said| {
        let (class, word) = match (said, way.is_by_issue()) {
            (Said::Meant, _) => ("state state-kept", texts.is_meant),
            (Said::Left, _) => ("state", meant::texts().is_left),
            (Said::NotMeant, true) => ("state state-unsure", texts.not_meant_some_issues),
            (Said::NotMeant, false) => ("state state-broken", texts.not_meant),
        };
        view! { <p class=class>{word}</p> }
    });
    // What is not meant says so by its mark.
    let is_said = *said == Some(Said::NotMeant);
    let on_some = (way.is_by_issue() && !is_said)
        .then(|| view! { <p class="quiet">{meant::texts().on_single_issues}</p> });
    let elsewhere = way
        .by_other_group
        .then(|| view! { <p class="quiet">{texts.by_other_group}</p> });
    // What holds of many is told without the first of them.
    let subject = (way.people.len() < 2).then_some(&way.subject);
    let chains = way.chains.iter().take(FEW_CHAINS);
    let chains = chains.map(|one| {
        view! { <li class="way">{chain(instance, subject, one, None, |grant| grant)}</li> }
    });
    let more = way.chains.len().saturating_sub(FEW_CHAINS);
    let more = (more > 0).then(|| view! { <p class="quiet">{(texts.more_ways)(more)}</p> });
    view! {
        <li class="group-way">
            <div>{projects(instance, &way.projects)} {on_some} {mark}</div>
            <div>{people(page, instance, seen, way)} {elsewhere}</div>
            <div>
                <ul class="ways">{chains.collect::<Vec<_>>()}</ul>
                {more}
            </div>
        </li>
    }
    .into_any()
}

/// Projects by their keys, each leading to its page.
pub fn projects(instance: &Instance, ids: &[ProjectId]) -> AnyView {
    let found = ids.iter().filter_map(|id| instance.projects.get(id));
    let mut found: Vec<_> = found.collect();
    found.sort_by_cached_key(|project| project.key.to_string());
    let links = found.into_iter().map(|project| {
        let address = at(&addresses::project(&project.key));
        view! {
            <li>
                <a href=address title=project.name.clone()>
                    {project.key.to_string()}
                </a>
            </li>
        }
    });
    view! { <ul class="group-keys">{links.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Who of them it is. Reactive.
fn people(page: Page, instance: &Instance, seen: &Seen, way: &Way) -> AnyView {
    let texts = texts();
    if seen.extent != Extent::Everybody {
        return texts.whoever_joins.into_any();
    }
    if way.people.len() == seen.people && seen.people > 1 {
        return (texts.everybody)(seen.people).into_any();
    }
    let names = way.people.iter().take(FEW_PEOPLE).map(|key| {
        let address = page
            .group
            .with_value(|group| at(&addresses::person(key, group)));
        let name = name(instance, key);
        view! {
            <li>
                <a href=address>{name}</a>
            </li>
        }
    });
    let more = way.people.len().saturating_sub(FEW_PEOPLE);
    let more = (more > 0).then(|| {
        let more = (crate::i18n::texts().common.and_more)(more);
        view! { <li class="quiet">{more.trim().to_owned()}</li> }
    });
    view! { <ul class="group-names">{names.collect::<Vec<_>>()} {more}</ul> }.into_any()
}

/// What somebody is called.
pub fn name(instance: &Instance, key: &UserKey) -> String {
    let user = instance.users.get(key);
    user.map_or_else(|| key.to_string(), |user| user.display_name.clone())
}
