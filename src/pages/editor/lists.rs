//! The lists behind the figures of the bar: which grants, which projects, which people.

use leptos::prelude::*;
use whocan_access::{ProjectId, Turn};

use super::people::people;
use super::review::HolderChanges;
use super::review::many::many;
use crate::browser::at;
use crate::components::dialog::Dialog;
use crate::components::grid::Grid;
use crate::editor::impact::{changed_projects, turning};
use crate::editor::tally::{Counted, Tally};
use crate::i18n::later::texts;

/// What a list is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// Grants that the draft adds and removes.
    Grants,
    /// Projects in which something changes.
    Projects,
    /// People who gain something, or lose something.
    People(Turn),
    /// Projects that become public, or no longer are.
    Public,
}

/// The dialog that shows one of the lists.
#[component]
pub fn ImpactLists(
    grid: Grid,
    tally: Tally,
    /// Which; set before it is opened.
    topic: RwSignal<Topic>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(move || {
        let texts = texts().review;
        let title = match topic.get() {
            Topic::Grants => texts.grants_title,
            Topic::Projects => texts.projects_title,
            Topic::People(Turn::Gained) => texts.gain_title,
            Topic::People(Turn::Lost) => texts.lose_title,
            Topic::Public => texts.public_title,
        };
        title.to_owned()
    });
    let list = move || {
        let topic = topic.get();
        if topic == Topic::Grants {
            return view! { <HolderChanges grid draft=grid.editor.draft() /> }.into_any();
        }
        match tally.counted() {
            Some(counted) if !tally.is_counting() => of_impact(grid, topic, counted),
            _ => view! { <p class="review-note">{texts().review.counting}</p> }.into_any(),
        }
    };
    view! {
        <Dialog open title>
            <div class="review">
                <div class="review-body">{list}</div>
                <div class="form-end">
                    <button
                        type="button"
                        class="button"
                        autofocus
                        on:click=move |_| open.set(false)
                    >
                        {texts().common.close}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

fn of_impact(grid: Grid, topic: Topic, counted: Counted) -> AnyView {
    match topic {
        Topic::People(turn) => people(grid, turn, counted),
        Topic::Public => projects(grid, public(&counted), counted),
        Topic::Projects | Topic::Grants => {
            projects(grid, changed_projects(&counted.impact), counted)
        }
    }
}

/// The projects that become public, then those that no longer are.
fn public(counted: &Counted) -> Vec<ProjectId> {
    let mut projects = counted.impact.becomes_public();
    projects.extend(counted.impact.no_longer_public());
    projects
}

/// Projects, each with how many people gain and lose there.
fn projects(grid: Grid, projects: Vec<ProjectId>, counted: Counted) -> AnyView {
    if projects.is_empty() {
        return view! { <p class="review-note">{texts().review.no_projects}</p> }.into_any();
    }
    let opened = counted.impact.becomes_public();
    let closed = counted.impact.no_longer_public();
    many(projects.len(), move |at| {
        let Some(id) = projects.get(at) else {
            return ().into_any();
        };
        let texts = texts().review;
        let count = |turn| counted.impact.count(&turning(turn).within(*id)).people;
        let counts = (texts.gain_and_lose)(count(Turn::Gained), count(Turn::Lost));
        let mark = match (opened.contains(id), closed.contains(id)) {
            (true, _) => Some(texts.becomes_public),
            (_, true) => Some(texts.no_longer_public),
            _ => None,
        };
        view! {
            <div class="impact-row">
                {project(grid, *id)} <span class="impact-counts">{counts}</span>
                {mark.map(|mark| view! { <span class="tag">{mark}</span> })}
            </div>
        }
        .into_any()
    })
}

/// A project's key, which leads there, and its name. Reactive.
pub fn project(grid: Grid, id: ProjectId) -> AnyView {
    let saved = grid.editor.saved().get();
    let Some(project) = saved.instance().projects.get(&id) else {
        return id.to_string().into_any();
    };
    let address = at(&format!("/projects/{}", project.key));
    view! {
        <span>
            <a href=address>{project.key.to_string()}</a>
            " "
            {project.name.clone()}
        </span>
    }
    .into_any()
}
