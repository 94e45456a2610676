//! Pages whose code is fetched when one first goes there, so that the first page starts sooner.
#![expect(
    clippy::unnecessary_wraps,
    reason = "fetching them can fail: wasm_split has their signatures say so"
)]

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::editor::SchemeEditor;
use super::groups::{GroupPage, list::Groups, person::PersonPage};
use super::guard_rails::GuardRails;
use super::projects::{Projects, project::ProjectPage};
use crate::client::Error;
use crate::components::message::Failure;
use crate::components::when_read::WhenRead;
use crate::i18n::say;

/// Draws a page.
type Page = fn() -> AnyView;
type Fetched = Result<Page, NotFetched>;
type Fetching = Pin<Box<dyn Future<Output = Fetched>>>;

/// The code of a page could not be fetched. Trying again may help.
struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

#[wasm_split(editor, fallible)]
fn editor() -> Fetched {
    Ok(|| view! { <SchemeEditor /> }.into_any())
}

#[wasm_split(projects, fallible)]
fn projects() -> Fetched {
    Ok(|| view! { <Projects /> }.into_any())
}

#[wasm_split(projects, fallible)]
fn project() -> Fetched {
    Ok(|| view! { <ProjectPage /> }.into_any())
}

#[wasm_split(guard_rails, fallible)]
fn guard_rails() -> Fetched {
    Ok(|| view! { <GuardRails /> }.into_any())
}

#[wasm_split(groups, fallible)]
fn groups() -> Fetched {
    Ok(|| view! { <Groups /> }.into_any())
}

#[wasm_split(groups, fallible)]
fn group() -> Fetched {
    Ok(|| view! { <GroupPage /> }.into_any())
}

#[wasm_split(groups, fallible)]
fn person() -> Fetched {
    Ok(|| view! { <PersonPage /> }.into_any())
}

/// The editor of a scheme.
#[component]
pub fn LaterEditor() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(editor()) /> }
}

/// The list of projects.
#[component]
pub fn LaterProjects() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(projects()) /> }
}

/// A project.
#[component]
pub fn LaterProject() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(project()) /> }
}

/// The guard rails.
#[component]
pub fn LaterGuardRails() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(guard_rails()) /> }
}

/// The list of groups.
#[component]
pub fn LaterGroups() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(groups()) /> }
}

/// A group.
#[component]
pub fn LaterGroup() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(group()) /> }
}

/// A person.
#[component]
pub fn LaterPerson() -> impl IntoView {
    view! { <Later fetch=|| Box::pin(person()) /> }
}

/// Fetches the code of the editor before one goes there. What fails is tried again then.
pub fn fetch_editor_ahead() {
    spawn_local(async { drop(editor().await) });
}

/// A page that needs the instance, and code that is not here yet.
#[component]
fn Later(
    /// Fetches the code; at once if it is here.
    fetch: fn() -> Fetching,
) -> impl IntoView {
    let page = RwSignal::new(None::<Page>);
    let error = RwSignal::new(None::<Error>);
    let ask = move || {
        error.set(None);
        spawn_local(async move {
            // One may have left the page meanwhile: then there is nothing left to set.
            match fetch().await {
                Ok(fetched) => drop(page.try_set(Some(fetched))),
                Err(NotFetched) => drop(error.try_set(Some(Error::Network))),
            }
        });
    };
    ask();
    let obstacle = move || {
        error.with(Option::is_some).then(|| {
            view! {
                <div class="page how-far">
                    <p class="how-far-title">{say(|t| t.shell.no_page)}</p>
                    <Failure error />
                    <button class="button button-main" on:click=move |_| ask()>
                        {say(|t| t.common.try_again)}
                    </button>
                </div>
            }
        })
    };
    view! {
        {obstacle}
        <WhenRead>{move || page.get().map(|page| page())}</WhenRead>
    }
}
