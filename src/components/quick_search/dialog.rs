//! The dialog of the quick search: a field, and below it what is found, by kind. An APG combobox
//! whose list is always there; the focus stays in the field.

use std::collections::BTreeMap;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{Holder, Mode, Project, Resolver, SchemeId, Standing, Subject};

use super::actions::{QuickSearch, quick_search};
use super::entries::{Entry, Group, Source, Target, actions, found, of_instance, pages};
use crate::addresses;
use crate::announce::announcer;
use crate::browser;
use crate::client;
use crate::components::dialog::Dialog;
use crate::i18n::{said, say, texts};
use crate::rights::{Rights, rights};
use crate::session::session;
use crate::workspace::workspace;

/// Id of the list; those of its parts begin so.
const LIST: &str = "found";

/// The dialog.
#[component]
pub fn SearchDialog() -> impl IntoView {
    let search = quick_search();
    let (workspace, rights) = (workspace(), rights());
    // Made when one first asks, and again only for another instance or person.
    let names = Memo::new_with_compare(
        move |_| {
            let resolver = workspace.resolver();
            let names =
                resolver.map(|resolver| rights.with(|rights| of_instance(&resolver, rights)));
            names.unwrap_or_default()
        },
        |_, _| true,
    );
    let sign_out = sign_out();
    let take = taking(search);
    view! {
        <Dialog open=search.open title=said(|t| t.search.title)>
            <Finder search names sign_out take />
        </Dialog>
    }
}

#[component]
fn Finder(
    search: QuickSearch,
    /// What the instance has.
    names: Memo<Vec<Source>>,
    sign_out: Callback<()>,
    take: Callback<Target>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let rights = rights();
    let fixed = Memo::new_with_compare(
        move |_| [rights.with(pages), actions(search, sign_out)],
        |_, _| true,
    );
    let groups = Memo::new_with_compare(
        move |_| {
            query.with(|query| {
                fixed.with(|[pages, actions]| {
                    names.with(|names| {
                        // Nobody reads through all projects: without a query they stay away.
                        let names = names.iter().filter(|_| !query.trim().is_empty());
                        let sources = std::iter::once(pages).chain(names);
                        found(query, sources.chain(std::iter::once(actions)))
                    })
                })
            })
        },
        |_, _| true,
    );
    let count = Signal::derive(move || groups.with(|groups| total(groups)));
    let choose = move |at: usize| {
        let target = groups.with_untracked(|groups| {
            let entries = groups.iter().flat_map(|group| &group.entries);
            entries.map(|entry| entry.target.clone()).nth(at)
        });
        if let Some(target) = target {
            take.run(target);
        }
    };
    let go_to = move |at: usize| {
        active.set(at);
        browser::bring_into_sight(&option_id(at));
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter that ends the composition of a Japanese word chooses nothing.
        if event.is_composing() {
            return;
        }
        let (at, count) = (active.get_untracked(), count.get_untracked());
        match event.key().as_str() {
            "ArrowDown" if count > 0 => go_to((at + 1) % count),
            "ArrowUp" if count > 0 => go_to((at + count - 1) % count),
            "Enter" => choose(at),
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let mut first = 0;
        let groups = groups.with(|groups| {
            let groups = groups.iter().enumerate().map(|(number, group)| {
                let view = group_view(group, number, first, active, Callback::new(choose));
                first += group.entries.len();
                view
            });
            groups.collect::<Vec<_>>()
        });
        view! {
            <div id=LIST class="found" role="listbox" aria-label=said(|t| t.search.found)>
                {groups}
            </div>
        }
    };
    let active_id = move || (count.get() > 0).then(|| option_id(active.get()));
    let counted = move || {
        // Nothing has been asked for: then there is nothing to tell.
        let is_asked = query.with(|query| !query.trim().is_empty());
        is_asked.then(|| (texts().common.options)(count.get()))
    };
    view! {
        <div class="finder">
            <input
                node_ref=input
                class="field"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                autofocus
                aria-label=say(|t| t.search.title)
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=active_id
                placeholder=say(|t| t.search.placeholder)
                prop:value=query
                on:input=move |event| {
                    active.set(0);
                    query.set(event_target_value(&event));
                }
                on:keydown=on_key
            />
            // What is behind the dialog is silent.
            <p class="unseen" role="status">
                {counted}
            </p>
            {list}
            <p class="options-none" hidden=move || { count.get() > 0 }>
                {say(|t| t.common.no_match)}
            </p>
        </div>
    }
}

fn total(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.entries.len()).sum()
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

/// What is found of one kind, the first of it with this number.
fn group_view(
    group: &Group,
    number_of_group: usize,
    first: usize,
    active: RwSignal<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let heading_id = format!("{LIST}-heading-{number_of_group}");
    let own_id = heading_id.clone();
    let shown = group.entries.len();
    let more = (group.count > shown).then(|| (texts().search.shown_of)(shown, group.count));
    let entries = group.entries.iter().enumerate();
    let options = entries.map(|(at, entry)| option(entry, first + at, active, choose));
    view! {
        <div class="found-group" role="group" aria-labelledby=heading_id>
            <p id=own_id class="found-heading" role="presentation">
                {group.heading} <span class="found-more">{more}</span>
            </p>
            {options.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn option(entry: &Entry, at: usize, active: RwSignal<usize>, choose: Callback<usize>) -> AnyView {
    let is_active = move || active.get() == at;
    let keys = entry.keys.split_whitespace();
    let keys = keys.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> });
    view! {
        <div
            id=option_id(at)
            role="option"
            class="option"
            class:option-active=is_active
            aria-selected=move || is_active().to_string()
            // The field keeps the focus.
            on:pointerdown=move |event| event.prevent_default()
            on:click=move |_| choose.run(at)
        >
            <span class="option-label">{entry.name.clone()}</span>
            <span class="option-detail">{entry.detail.clone()}</span>
            <span class="option-kind">{keys.collect::<Vec<_>>()}</span>
        </div>
    }
    .into_any()
}

/// Does what was chosen, once the dialog is closed. To be called while a component is made.
fn taking(search: QuickSearch) -> Callback<Target> {
    let (workspace, rights) = (workspace(), rights());
    let navigate = use_navigate();
    Callback::new(move |target| {
        search.open.set(false);
        let page = match target {
            Target::Page(address) => Some(address),
            Target::Run(run) => {
                run.run(());
                None
            }
            Target::About(subject) => match search.preview.get_untracked() {
                Some(preview) => {
                    preview.run(subject);
                    None
                }
                None => untrack(|| {
                    let resolver = workspace.resolver()?;
                    rights.with(|rights| editor_about(&resolver, rights, &subject))
                }),
            },
            Target::Nothing => None,
        };
        if let Some(page) = page {
            navigate(&page, NavigateOptions::default());
        }
    })
}

/// The address of the editor that says most of what somebody may do: of the scheme that grants
/// their group most, else of the one by which they see most projects, else of the one that most
/// projects use.
fn editor_about(resolver: &Resolver, rights: &Rights, subject: &Subject) -> Option<String> {
    let instance = resolver.instance();
    let holders: Vec<Holder> = match subject {
        Subject::NewMember(groups) => groups.iter().cloned().map(Holder::Group).collect(),
        _ => Vec::new(),
    };
    let mut seen: BTreeMap<SchemeId, Vec<&Project>> = BTreeMap::new();
    let everywhere = resolver.everywhere(subject, Mode::Conditional).ok()?;
    for (id, standing) in everywhere.standings(BROWSE_PROJECTS) {
        let is_seen = matches!(standing, Standing::Yes | Standing::OnSomeIssues);
        if let Some(project) = instance.projects.get(&id).filter(|_| is_seen) {
            seen.entry(project.scheme).or_default().push(project);
        }
    }
    let schemes = instance.schemes.values();
    let theirs = schemes.filter(|scheme| rights.sees_scheme(scheme.id, resolver));
    let best = theirs.max_by_key(|scheme| {
        let grants = scheme.grants.iter();
        let grants = grants.filter(|grant| holders.contains(&grant.cell.holder));
        let seen = seen.get(&scheme.id).map_or(0, Vec::len);
        (
            grants.count(),
            seen,
            instance.projects_of(scheme.id).count(),
        )
    })?;
    let projects = seen.get(&best.id).into_iter().flatten();
    let place = projects.map(|project| &project.key).min();
    Some(addresses::scheme(best.id, Some(subject), place))
}

/// What signs out. To be called while a component is made.
fn sign_out() -> Callback<()> {
    let (session, client) = (session(), client::client());
    let announcer = announcer();
    Callback::new(move |()| {
        spawn_local(async move {
            match client.sign_out().await {
                Ok(()) => session.leave(),
                Err(error) => announcer.tell(untrack(texts).common.explain(&error)),
            }
        });
    })
}
