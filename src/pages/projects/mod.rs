//! The list of projects.

mod browse;
mod consequence;
mod member_change;
mod members;
mod overview;
pub mod project;
mod roles;
mod scheme_choice;

use leptos::prelude::*;

use crate::browser::at;
use crate::components::each::each;
use crate::components::message::Empty;
use crate::components::paging::{More, Paging};
use crate::components::title::Title;
use crate::components::when::When;
use crate::i18n::later::{said, say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

use overview::{Row, matching, rows};

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let query = RwSignal::new(String::new());
    let paging = Paging::new();
    let all = Memo::new(move |_| -> Vec<Row> {
        let resolver = workspace.resolver();
        resolver
            .map(|resolver| rows(resolver.instance(), &rights.get()))
            .unwrap_or_default()
    });
    let found = Memo::new(move |_| matching(&all.get(), &query.get()));
    let shown = paging.shown(found);
    let count = Signal::derive(move || found.with(Vec::len));
    let answer = move || {
        let (count, archived) =
            all.with(|all| (all.len(), all.iter().filter(|row| row.archived).count()));
        (texts().projects.answer)(count, archived)
    };
    let empty = move || {
        if all.with(Vec::is_empty) {
            view! {
                <Empty
                    title=said(|t| t.projects.none)
                    hint=said(|t| t.projects.none_hint)
                />
            }
            .into_any()
        } else {
            view! {
                <Empty
                    title=Signal::derive(move || (texts().projects.no_match)(&query.get()))
                    hint=said(|t| t.projects.no_match_hint)
                />
            }
            .into_any()
        }
    };
    view! {
        <Title text=say(|t| t.projects.title) />
        <div class="page">
            <header class="page-head">
                <div>
                    <h1>{say(|t| t.projects.title)}</h1>
                    <p class="lead">{answer}</p>
                    <When is=Signal::derive(move || !rights.with(|rights| rights.administrator))>
                        <p class="note">{say(|t| t.projects.only_yours)}</p>
                    </When>
                </div>
            </header>
            <input
                class="field search"
                type="search"
                aria-label=say(|t| t.projects.search)
                placeholder=say(|t| t.projects.search)
                prop:value=move || query.get()
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    paging.restart();
                }
            />
            <When is=Signal::derive(move || !found.with(Vec::is_empty)) or=empty>
                <Table rows=shown />
                <More paging count />
            </When>
        </div>
    }
}

#[component]
fn Table(rows: Memo<Vec<Row>>) -> impl IntoView {
    view! {
        <div class="table-card">
            <table class="table projects">
                <thead>
                    <tr>
                        <th scope="col">{say(|t| t.projects.key)}</th>
                        <th scope="col">{say(|t| t.projects.name)}</th>
                        <th scope="col">{say(|t| t.projects.lead)}</th>
                        <th scope="col">{say(|t| t.projects.scheme)}</th>
                    </tr>
                </thead>
                <tbody>
                    {each(
                        move || rows.get(),
                        Row::clone,
                        |row| view! { <ProjectRow row /> }.into_any(),
                    )}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn ProjectRow(row: Row) -> impl IntoView {
    let archived = row.archived;
    let lead = row.lead.clone();
    let scheme = row.scheme_name.map(|name| {
        view! { <a href=at(&format!("/schemes/{}", row.scheme))>{name}</a> }
    });
    let no_scheme = scheme
        .is_none()
        .then(|| view! { <span class="quiet">{say(|t| t.projects.no_scheme)}</span> });
    view! {
        <tr>
            <td>
                <span class="key">{row.key.clone()}</span>
            </td>
            <th scope="row">
                <a href=at(&format!("/projects/{}", row.key)) class="row-name">
                    {row.name}
                </a>
                <When is=Signal::derive(move || archived)>
                    <span class="tag">{say(|t| t.projects.archived)}</span>
                </When>
            </th>
            <td data-label=say(|t| t.projects.lead)>
                {move || lead.clone().unwrap_or_else(|| texts().projects.no_lead.to_owned())}
            </td>
            <td data-label=say(|t| t.projects.scheme)>{scheme} {no_scheme}</td>
        </tr>
    }
}
