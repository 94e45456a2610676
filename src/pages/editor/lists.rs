//! The lists behind the figures of the bar: which grants, which projects, which people.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Audience, Extent, ProjectId, Subject, Turn, UserKey};

use super::review::many::{PAGE, many};
use super::review::{HolderChanges, projects_of};
use crate::browser::at;
use crate::components::dialog::Dialog;
use crate::components::grid::Grid;
use crate::editor::impact::{changed_projects, changes_for, turning};
use crate::editor::tally::{Counted, Tally};
use crate::i18n::texts;

/// Of so many people in so many projects it is worked out at once what each gains or loses.
const AT_ONCE: usize = 1_000;

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

/// Whoever gains, or loses, each with what and where. Reactive.
pub fn people(grid: Grid, turn: Turn, counted: Counted) -> AnyView {
    let texts = texts().review;
    let people = counted.impact.people(&turning(turn));
    let strangers = [
        (Audience::Anonymous, Subject::Anonymous, texts.not_signed_in),
        (Audience::AnySignedIn, Subject::AnySignedIn, texts.any_new),
    ];
    let counted = Arc::new(counted);
    let strangers = strangers.map(|(audience, subject, name)| {
        let projects = counted.impact.projects(&turning(turn), audience);
        let changes = changes(grid, &counted, &subject, turn, &projects);
        (!projects.is_empty()).then(|| {
            view! {
                <div class="holder-change">
                    <p class="holder-change-name">{name}</p>
                    {changes}
                </div>
            }
        })
    });
    if people.is_empty() && strangers.iter().all(Option::is_none) {
        let nobody = match turn {
            Turn::Gained => texts.nobody_gains,
            Turn::Lost => texts.nobody_loses,
        };
        return view! { <p class="review-note">{nobody}</p> }.into_any();
    }
    let is_open = people.len().min(PAGE) * changed_projects(&counted.impact).len() <= AT_ONCE;
    let rows = many(people.len(), move |at| match people.get(at) {
        Some(key) => person(grid, turn, Arc::clone(&counted), key.clone(), is_open),
        None => ().into_any(),
    });
    view! {
        {strangers.collect_view()}
        {rows}
    }
    .into_any()
}

/// A person; where it is not open, what they gain or lose is worked out once one asks.
fn person(grid: Grid, turn: Turn, counted: Arc<Counted>, key: UserKey, is_open: bool) -> AnyView {
    let saved = grid.editor.saved().get();
    let user = saved.instance().users.get(&key);
    let name = user
        .map_or(key.as_str(), |user| &user.display_name)
        .to_owned();
    let login = user.map_or("", |user| &user.name).to_owned();
    let open = RwSignal::new(is_open);
    let changes = move || {
        open.get().then(|| {
            let projects = changed_projects(&counted.impact);
            changes(grid, &counted, &Subject::User(key.clone()), turn, &projects)
        })
    };
    view! {
        <details
            class="impact-person"
            open=is_open
            on:toggle=move |event| {
                open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
            }
        >
            <summary>
                {name} " " <span class="impact-login">{login}</span>
            </summary>
            {changes}
        </details>
    }
    .into_any()
}

/// What somebody gains or loses in these projects.
fn changes(
    grid: Grid,
    counted: &Counted,
    subject: &Subject,
    turn: Turn,
    projects: &[ProjectId],
) -> AnyView {
    let texts = texts().review;
    let both = (&*counted.before, &*counted.after);
    let class = match turn {
        Turn::Gained => "change-gains",
        Turn::Lost => "change-loses",
    };
    let lines = changes_for(both, subject, turn, projects);
    let lines = lines.into_iter().map(|change| {
        let name = grid.words(&change.permission).name;
        let text = (texts.change)(&name, &projects_of(grid, &change.projects));
        let some = (change.extent == Extent::SomeIssues).then_some(texts.on_some_issues);
        view! {
            <li class=class>
                {text} {some.map(|some| view! { <span class="tag">{some}</span> })}
            </li>
        }
    });
    view! { <ul class="impact-changes">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}
