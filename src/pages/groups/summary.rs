//! What the page comes to, as a text to take elsewhere: what the people of the group see, who they
//! are, what they can do there, and what was changed for it.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::once;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{GroupName, Inserting, PermissionKey, ProjectId, Resolver};

use super::abilities::abilities;
use super::answer::{answer, are_public, besides, can_do, can_do_in};
use super::changed::told;
use super::facts::members;
use super::jql::jql;
use super::losers::{empty_losing, others};
use super::price::MOST_EMPTY;
use super::undone::undone;
use super::what_they_can_do::{paragraphs_of, sides_without};
use super::{Page, key, keys};
use crate::components::copyable::{CopyButton, Copyable};
use crate::components::dialog::Dialog;
use crate::editor::finding_words::permissions;
use crate::editor::slices::Slices;
use crate::editor::state::Compiled;
use crate::editor::tally::count;
use crate::i18n::closing::texts as closing_texts;
use crate::i18n::deeds::texts as deed_texts;
use crate::i18n::meant::texts as meant_texts;
use crate::i18n::summary::{say, texts};
use crate::i18n::{locale, say as say_always, texts as all_texts};
use crate::workspace::{Made, workspace};

/// So many people are named.
const MOST: usize = 50;

/// Of so many projects that are left, a short text says what they can do there.
const FEW_LEFT: usize = 12;

/// The button that opens it.
#[component]
pub fn Summary(page: Page) -> impl IntoView {
    let (open, short) = (RwSignal::new(false), RwSignal::new(false));
    let (prices, cost) = (prices(page, open), cost(page, open));
    let content = Memo::new(move |_| match (open.get(), page.resolver.get()) {
        (true, Some(resolver)) if short.get() => in_short(page, &resolver, cost.get()),
        (true, Some(resolver)) => {
            let text = prices.with(|prices| summary(page, &resolver, prices));
            let changed = changes(page, &resolver, cost.get());
            [Some(text), changed].into_iter().flatten().collect()
        }
        _ => String::new(),
    });
    let title = Signal::derive(|| texts().title.to_owned());
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {say(|t| t.open)}
        </button>
        <Dialog open title>
            <div class="form">
                <p class="note">{say(|t| t.hint)}</p>
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=short
                        on:change=move |event| short.set(event_target_checked(&event))
                    />
                    {say(|t| t.in_short)}
                </label>
                <Copyable content />
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {say_always(|t| t.common.close)}
                    </button>
                    <CopyButton content main=true />
                </div>
            </div>
        </Dialog>
    }
}

/// How many people outside the group lose something without what one can do in a project that is
/// meant for it, as reporter of an issue and the like: by the project, and the number of the row. Why
/// one leaves it.
type Prices = BTreeMap<(ProjectId, usize), usize>;

/// Counted once somebody wants to read it.
fn prices(page: Page, open: RwSignal<bool>) -> RwSignal<Prices> {
    let prices = RwSignal::new(Prices::new());
    Effect::new(move |_| {
        let resolver = page.resolver.get().filter(|_| open.get());
        prices.set(Prices::new());
        let Some(resolver) = resolver else {
            return;
        };
        for id in page.meant.projects.get() {
            let scheme = resolver.instance().projects.get(&id);
            let Some(scheme) = scheme.map(|project| project.scheme) else {
                continue;
            };
            let found = page
                .group
                .with_value(|group| abilities(&resolver, group, id));
            let rows = found.by_holders.iter().enumerate();
            for (row, ability) in rows.filter(|(_, ability)| ability.is_by_issue()) {
                let (now, then) = sides_without(&resolver, scheme, ability);
                count(Slices::new(), now, then, move |counted| {
                    // One may have left the page meanwhile.
                    if let Some(group) = page.group.try_get_value() {
                        let others = others(&counted.before, &group, &counted.impact).len();
                        let add = |prices: &mut Prices| prices.insert((id, row), others);
                        let _ = prices.try_update(add);
                    }
                });
            }
        }
    });
    prices
}

/// What was done for the group, as long as the tab is open. Reactive.
fn made(page: Page) -> Vec<Made> {
    let done = workspace().done().into_iter();
    let done = done.filter(|done| page.group.with_value(|group| done.group == *group));
    done.map(|done| done.made).collect()
}

/// What others have lost by what was done for the group.
#[derive(Clone)]
struct Cost {
    /// How many people outside the group.
    others: usize,
    /// Other groups that nobody is in yet, and where whoever joins them has less.
    empty: Vec<(GroupName, BTreeSet<ProjectId>)>,
}

impl Cost {
    /// That in sentences. Reactive.
    fn told(&self, page: Page) -> Vec<String> {
        let texts = texts();
        let empty = self
            .empty
            .iter()
            .take(MOST_EMPTY)
            .map(|(name, projects)| (texts.empty_cost)(name.as_str(), &keys(page, projects)));
        once((texts.cost)(self.others)).chain(empty).collect()
    }
}

/// That, counted once somebody wants to read it.
fn cost(page: Page, open: RwSignal<bool>) -> RwSignal<Option<Cost>> {
    let cost = RwSignal::new(None);
    let slices = Slices::new();
    Effect::new(move |_| {
        cost.set(None);
        let resolver = page.resolver.get().filter(|_| open.get());
        let Some(resolver) = resolver else {
            return;
        };
        let made = made(page);
        if made.is_empty() {
            return;
        }
        let before = Compiled::from(Arc::new(undone(&resolver, &made)));
        count(slices, before, Compiled::from(resolver), move |counted| {
            // One may have left the page meanwhile.
            if let Some(group) = page.group.try_get_value() {
                let sides = (&*counted.before, &*counted.after);
                let _ = cost.try_set(Some(Cost {
                    others: others(&counted.before, &group, &counted.impact).len(),
                    empty: empty_losing(sides, &counted.impact, &group),
                }));
            }
        });
    });
    cost
}

/// What holds now, what was changed and what that cost others, in a few lines. Reactive.
fn in_short(page: Page, resolver: &Resolver, cost: Option<Cost>) -> String {
    let texts = texts();
    let listed = |said: Vec<String>| {
        let lines = said.iter().map(|said| format!("- {said}"));
        lines.collect::<Vec<String>>().join("\n")
    };
    let now = once(answer(page)).chain(besides(page));
    let now = now.chain(are_public(page)).chain(can_do(page));
    let left = page.left().into_iter().take(FEW_LEFT);
    let now = now.chain(can_do_in(page, left));
    let made = made(page);
    let changed = made.iter().map(|made| {
        let ((of, name, _), said) = told(resolver, made);
        let said = match made {
            Made::AtOnce(_) => said.join(all_texts().common.between_sentences),
            // Holder by holder it would be no short text.
            Made::Saved { draft, .. } => {
                let cells = draft.added.iter().chain(&draft.removed);
                let keys = cells.map(|cell| cell.permission.clone()).into_set();
                let keys: Vec<PermissionKey> = keys.into_iter().collect();
                let named = permissions(resolver.instance(), locale(), &keys);
                (texts.grants)((draft.added.len(), draft.removed.len()), &named)
            }
        };
        format!("{of} {name}: {said}")
    });
    let changed = (!made.is_empty()).then(|| {
        let cost = cost.map(|cost| cost.told(page)).unwrap_or_default();
        let changed = changed.chain(cost);
        [texts.changed, &listed(changed.collect())].join("\n")
    });
    let heading = page
        .group
        .with_value(|group| (texts.heading)(group.as_str()));
    let moment = locale().moment(js_sys::Date::now());
    let heading = [heading, (texts.as_of)(&moment)].join("\n");
    let parts = [Some(heading), Some(listed(now.collect())), changed];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("\n\n") + "\n"
}

/// The text but for what was changed, in Markdown. Reactive.
fn summary(page: Page, resolver: &Resolver, prices: &Prices) -> String {
    let instance = resolver.instance();
    let group = page.group.get_value();
    let people = members(resolver, &group).into_iter();
    let people = people.filter(|member| member.active);
    let people = people.map(|member| format!("{} ({})", member.name, member.login));
    let people: Vec<String> = people.collect();
    let texts = texts();
    let people = (!people.is_empty()).then(|| {
        let names = all_texts().common.list_people(&people, MOST);
        (texts.people)(&names)
    });
    let moment = locale().moment(js_sys::Date::now());
    let rail = page.meant.rail.get();
    let rail = rail.map(|rail| (closing_texts().has_rail)(&rail.name));
    let said = once((texts.as_of)(&moment))
        .chain(once(answer(page)))
        .chain(besides(page))
        .chain(are_public(page))
        .chain(people)
        .chain(rail);
    let (meant, left) = (page.meant.projects.get(), page.left());
    let projects = meant.iter().chain(&left);
    let projects = projects.map(|id| {
        let title = (texts.in_project)(&key(instance, *id));
        section(&title, &in_project(page, resolver, *id, prices))
    });
    let parts = once(format!("# {}", (texts.heading)(group.as_str())));
    let parts: Vec<String> = parts.chain(said).chain(projects).collect();
    parts.join("\n\n") + "\n"
}

/// What whoever joins can do in a project, by whom it is granted to, and why one leaves what cannot
/// be taken from them alone. Reactive.
fn in_project(page: Page, resolver: &Resolver, id: ProjectId, prices: &Prices) -> Vec<String> {
    let found = page
        .group
        .with_value(|group| abilities(resolver, group, id));
    let mut said = paragraphs_of(resolver.instance(), &found);
    for (row, said) in said.iter_mut().enumerate() {
        if let Some(price) = prices.get(&(id, row)) {
            let price = (texts().price)(*price);
            *said = [said.trim_end(), &price].join(all_texts().common.between_sentences);
        }
    }
    if said.is_empty() {
        said.push(meant_texts().nothing.to_owned());
    }
    let search = resolver.instance().projects.get(&id).and_then(|project| {
        page.group
            .with_value(|group| jql(resolver.instance(), group, &project.key, &found.relations()))
    });
    said.extend(search.map(|jql| format!("{} `{jql}`", meant_texts().find_issues)));
    said
}

/// What was changed for the group, and what that has taken from others; nothing where nothing was.
/// Reactive.
fn changes(page: Page, resolver: &Resolver, cost: Option<Cost>) -> Option<String> {
    let made = made(page);
    let told = made.iter().map(|made| {
        let ((of, name, _), said) = told(resolver, made);
        let said = said.join(all_texts().common.between_sentences);
        format!("{of} {name}: {said}")
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| {
        let cost = cost.map(|cost| cost.told(page)).unwrap_or_default();
        let parts = once(section(deed_texts().changed, &told)).chain(cost);
        let parts: Vec<String> = parts.collect();
        format!("\n{}\n", parts.join("\n\n"))
    })
}

/// A heading, and a list.
fn section(title: &str, lines: &[String]) -> String {
    let lines = lines.iter();
    let lines: Vec<String> = lines.map(|line| format!("- {}", line.trim_end())).collect();
    format!("## {title}\n\n{}", lines.join("\n"))
}
