//! The list of projects.

mod browse;
mod members;
mod overview;
pub mod project;
mod roles;
mod scheme_choice;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::A;

use crate::components::message::Empty;
use crate::i18n::common::number;
use crate::i18n::texts;
use crate::rights::rights;
use crate::workspace::workspace;

use overview::{Row, matching, rows};

/// How many rows are shown at first, and how many more each time.
const A_PAGE: usize = 200;

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let query = RwSignal::new(String::new());
    let most = RwSignal::new(A_PAGE);
    let all = Memo::new(move |_| -> Vec<Row> {
        let resolver = workspace.resolver();
        resolver
            .map(|resolver| rows(resolver.instance(), &rights.get()))
            .unwrap_or_default()
    });
    let found = Memo::new(move |_| matching(&all.get(), &query.get()));
    let shown = Memo::new(move |_| -> Vec<Row> {
        found.with(|found| found.iter().take(most.get()).cloned().collect())
    });
    let answer = move || {
        let (count, archived) =
            all.with(|all| (all.len(), all.iter().filter(|row| row.archived).count()));
        (texts().projects.answer)(count, archived)
    };
    let empty = move || {
        if all.with(Vec::is_empty) {
            view! {
                <Empty
                    title=Signal::derive(|| texts().projects.none.to_owned())
                    hint=Signal::derive(|| texts().projects.none_hint.to_owned())
                />
            }
            .into_any()
        } else {
            view! {
                <Empty
                    title=Signal::derive(move || (texts().projects.no_match)(&query.get()))
                    hint=Signal::derive(|| texts().projects.no_match_hint.to_owned())
                />
            }
            .into_any()
        }
    };
    view! {
        <Title text=move || texts().projects.title />
        <div class="page">
            <header class="page-head">
                <div>
                    <h1>{move || texts().projects.title}</h1>
                    <p class="lead">{answer}</p>
                    <Show when=move || !rights.with(|rights| rights.administrator)>
                        <p class="note">{move || texts().projects.only_yours}</p>
                    </Show>
                </div>
            </header>
            <input
                class="field search"
                type="search"
                aria-label=move || texts().projects.search
                placeholder=move || texts().projects.search
                prop:value=move || query.get()
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    most.set(A_PAGE);
                }
            />
            <Show when=move || !found.with(Vec::is_empty) fallback=empty>
                <Table rows=shown />
                <Show when=move || { found.with(Vec::len) > most.get() }>
                    <p class="more">
                        {move || {
                            (texts().projects.shown_of)(most.get(), found.with(Vec::len))
                        }}
                        <button
                            class="button"
                            on:click=move |_| most.update(|most| *most += A_PAGE)
                        >
                            {move || {
                                let rest = found.with(Vec::len).saturating_sub(most.get());
                                format!("+{}", number(rest.min(A_PAGE)))
                            }}
                        </button>
                    </p>
                </Show>
            </Show>
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
                        <th scope="col">{move || texts().projects.key}</th>
                        <th scope="col">{move || texts().projects.name}</th>
                        <th scope="col">{move || texts().projects.lead}</th>
                        <th scope="col">{move || texts().projects.scheme}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|row| row.clone() let:row>
                        <ProjectRow row />
                    </For>
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
        view! { <A href=format!("/schemes/{}", row.scheme)>{name}</A> }
    });
    let no_scheme = scheme
        .is_none()
        .then(|| view! { <span class="quiet">{move || texts().projects.no_scheme}</span> });
    view! {
        <tr>
            <td>
                <span class="key">{row.key.clone()}</span>
            </td>
            <th scope="row">
                <A href=format!("/projects/{}", row.key) attr:class="row-name">
                    {row.name}
                </A>
                <Show when=move || archived>
                    <span class="tag">{move || texts().projects.archived}</span>
                </Show>
            </th>
            <td data-label=move || texts().projects.lead>
                {move || lead.clone().unwrap_or_else(|| texts().projects.no_lead.to_owned())}
            </td>
            <td data-label=move || texts().projects.scheme>{scheme} {no_scheme}</td>
        </tr>
    }
}
