//! The page of a group: what its people see and why, what closes it, who they are, and where the
//! group is named. The pages of those people.

mod abilities;
mod about;
mod answer;
mod as_anyone;
mod at_once;
mod can_there;
mod changed;
mod deed_words;
mod facts;
mod find_issues;
mod for_empty;
mod in_scheme;
mod jql;
mod keeping;
pub mod list;
mod losers;
mod meant;
pub mod person;
mod price;
mod proposal;
mod repair;
mod sight;
mod stand_ins;
mod steps;
mod summary;
mod to_preset;
mod undone;
mod ways;
mod what_they_can_do;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{query_signal_with_options, use_params_map};
use whocan_access::{GroupName, Inserting, Instance, ProjectId, Resolver};

use crate::addresses;
use crate::browser::at;
use crate::components::title::Title;
use crate::editor::slices::after_painting;
use crate::i18n::groups::{say, texts};
use crate::rights::rights;
use crate::workspace::{Deed, workspace};

use about::About;
use answer::Answer;
use at_once::AtOnce;
use keeping::Keeping;
use meant::{Meant, MeantChoice};
use repair::Closing;
use sight::{Extent, Seen, Verdict, extent, seen};
use ways::Ways;
use what_they_can_do::WhatTheyCanDo;

/// The page of the group that the address names.
#[component]
pub fn GroupPage() -> impl IntoView {
    let (workspace, rights) = (workspace(), rights());
    let params = use_params_map();
    let named = Memo::new(move |_| {
        let name = params.with(|params| params.get("name").unwrap_or_default());
        GroupName::from(name.as_str())
    });
    let group = Memo::new(move |_| {
        let resolver = workspace.resolver()?;
        let exists = resolver.instance().groups.contains_key(&named.get());
        exists.then(|| named.get())
    });
    let administrator = Memo::new(move |_| rights.with(|rights| rights.administrator));
    move || match group.get() {
        _ if !administrator.get() => view! { <NotTheirs /> }.into_any(),
        Some(group) => view! { <Found group /> }.into_any(),
        None => {
            let title = Signal::derive(move || (texts().gone)(named.get().as_str()));
            view! { <Obstacle title hint=say(|t| t.gone_hint) /> }.into_any()
        }
    }
}

/// Whether one has asked what closes the leaks: kept in the address.
fn asked_to_close() -> (Memo<Option<String>>, SignalSetter<Option<String>>) {
    query_signal_with_options("closing", in_place())
}

/// How the address changes with what is chosen: nothing else does.
fn in_place() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        scroll: false,
        ..NavigateOptions::default()
    }
}

/// Said to whoever administers nothing.
#[component]
fn NotTheirs() -> impl IntoView {
    let title = say(|t| t.only_administrators);
    view! {
        <Obstacle
            title=Signal::derive(move || title().to_owned())
            hint=say(|t| t.only_administrators_hint)
        />
    }
}

/// Why there is nothing to see.
#[component]
fn Obstacle(
    title: Signal<String>,
    hint: impl Fn() -> &'static str + Copy + Send + 'static,
) -> impl IntoView {
    view! {
        <Title text=title />
        <div class="page">
            <h1>{title}</h1>
            <p class="lead">{hint}</p>
        </div>
    }
}

/// The state of the page.
#[derive(Clone, Copy)]
struct Page {
    /// The instance as it is saved.
    resolver: Signal<Option<Arc<Resolver>>>,
    group: StoredValue<GroupName>,
    /// Whether everybody is to be looked at, however many they are.
    all: RwSignal<bool>,
    /// What they see, once that is known.
    seen: RwSignal<Option<Arc<Seen>>>,
    /// What is meant for them.
    meant: Meant,
    /// That held against it.
    verdict: Memo<Option<Verdict>>,
    /// Whether one has asked what closes the leaks.
    closing: Memo<bool>,
    /// What is to be saved at once, while one is asked about it.
    asked: RwSignal<Option<Deed>>,
}

impl Page {
    fn new(group: GroupName) -> Self {
        let workspace = workspace();
        let seen = RwSignal::new(None::<Arc<Seen>>);
        let meant = Meant::new(workspace, &group);
        let verdict = Memo::new(move |_| {
            let (left, meant) = (meant.left.get(), meant.projects.get());
            seen.with(|seen| Some(seen.as_ref()?.verdict(&meant, &left)))
        });
        let (closing, _) = asked_to_close();
        let page = Self {
            resolver: Signal::derive(move || workspace.resolver()),
            group: StoredValue::new(group),
            all: RwSignal::new(false),
            seen,
            meant,
            verdict,
            closing: Memo::new(move |_| closing.with(Option::is_some)),
            asked: RwSignal::new(None),
        };
        Effect::new(move |_| page.look());
        page
    }

    /// Looks through all projects, once what is there is painted. Reactive.
    fn look(self) {
        let is_asked = self.all.get();
        let Some(resolver) = self.resolver.get() else {
            return;
        };
        after_painting(move || {
            // One may have left the page meanwhile.
            let Some(group) = self.group.try_get_value() else {
                return;
            };
            let extent = extent(&resolver, &group, is_asked);
            let found = seen(&resolver, &group, extent).map(Arc::new);
            drop(self.seen.try_set(found));
        });
    }

    /// Whether it is about somebody who joins. Reactive.
    fn joins(self) -> bool {
        self.seen.with(|seen| {
            let seen = seen.as_ref();
            seen.is_some_and(|seen| seen.extent != Extent::Everybody)
        })
    }

    /// An editor at this address, with a way back from there. Reactive.
    fn editor(self, address: &str) -> String {
        let keys = self.meant.keys();
        self.group
            .with_value(|group| addresses::scheme_closing(address, group.as_str(), &keys))
    }

    /// The projects that they see and that are left as they are. Reactive.
    fn left(self) -> BTreeSet<ProjectId> {
        let (left, meant) = (self.meant.left.get(), self.meant.projects.get());
        self.seen.with(|seen| {
            let seen = seen.as_ref().map(|seen| &seen.projects);
            let left = left.into_iter().filter(|id| !meant.contains(id));
            left.filter(|id| seen.is_some_and(|seen| seen.contains(id)))
                .into_set()
        })
    }

    /// The projects of which they see single issues alone. Reactive.
    fn partly(self) -> BTreeSet<ProjectId> {
        let partly = |seen: &Option<Arc<Seen>>| seen.as_ref().map(|seen| seen.partly());
        self.seen.with(partly).unwrap_or_default()
    }

    /// Whether they see what is not meant for them. Reactive.
    fn leaks(self) -> bool {
        let is_chosen = !self.meant.projects.with(BTreeSet::is_empty);
        let verdict = self.verdict.get();
        is_chosen && verdict.is_some_and(|verdict| !verdict.leaks.is_empty())
    }
}

#[component]
fn Found(group: GroupName) -> impl IntoView {
    let name = group.to_string();
    let title = name.clone();
    let page = Page::new(group);
    let people = move || {
        let resolver = page.resolver.get()?;
        let group = page.group.get_value();
        let all = resolver.members(&group).unwrap_or_default().len();
        let active = sight::people(&resolver, &group);
        Some((texts().people)(active, all.saturating_sub(active)))
    };
    view! {
        <Title text=move || title.clone() />
        <div class="page group-page">
            <header>
                <p class="crumbs">
                    <a href=at("/groups")>{say(|t| t.title)}</a>
                </p>
                <h1>{name}</h1>
                <p class="lead">{people}</p>
            </header>
            <div class="group-main">
                <Answer page />
                <MeantChoice page />
                <Closing page />
                <WhatTheyCanDo page />
                <Keeping page />
                <AtOnce page />
                <Ways page />
            </div>
            <div class="group-aside">
                <About page />
            </div>
        </div>
    }
}

/// So many projects are named in a row.
const MOST: usize = 6;

/// The keys of projects in a row. Reactive.
fn keys(page: Page, projects: &BTreeSet<ProjectId>) -> String {
    crate::i18n::texts()
        .common
        .list(&each_key(page, projects), MOST)
}

/// The keys of projects. Reactive.
fn each_key(page: Page, projects: &BTreeSet<ProjectId>) -> Vec<String> {
    page.resolver.get().map_or_else(Vec::new, |resolver| {
        let projects = projects.iter();
        projects.map(|id| key(resolver.instance(), *id)).collect()
    })
}

/// The key of a project.
fn key(instance: &Instance, id: ProjectId) -> String {
    let project = instance.projects.get(&id);
    project.map_or_else(|| id.to_string(), |project| project.key.to_string())
}
