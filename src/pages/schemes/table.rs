//! The schemes as a table.

use leptos::prelude::*;
use whocan_access::ProjectKey;

use super::Wish;
use super::overview::Row;
use crate::browser::at;
use crate::components::each::each;
use crate::components::icon::{Drawing, Icon};
use crate::components::menu::Menu;
use crate::components::when::When;
use crate::i18n::common::number;
use crate::i18n::{say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

/// How many project keys a row shows before it is opened.
const FEW: usize = 6;

/// The schemes as a table.
#[component]
pub fn Table(rows: Memo<Vec<Row>>, on_wish: Callback<Wish>) -> impl IntoView {
    let rights = rights();
    let administrator = Memo::new(move |_| rights.with(|rights| rights.administrator));
    view! {
        <div class="table-card">
            <table class="table schemes">
                <thead>
                    <tr>
                        <th scope="col">{say(|t| t.schemes.name)}</th>
                        <th scope="col">{say(|t| t.schemes.used_by)}</th>
                        <th scope="col" class="number">
                            {say(|t| t.schemes.grants)}
                        </th>
                        <When is=administrator>
                            <th scope="col">
                                <span class="unseen">{say(|t| t.schemes.actions)}</span>
                            </th>
                        </When>
                    </tr>
                </thead>
                <tbody>
                    {each(
                        move || rows.get(),
                        Row::clone,
                        move |row| view! { <SchemeRow row administrator on_wish /> }.into_any(),
                    )}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn SchemeRow(row: Row, administrator: Memo<bool>, on_wish: Callback<Wish>) -> impl IntoView {
    let id = row.id;
    let grants = row.grants;
    let is_default = row.is_default();
    let workspace = workspace();
    let has_draft = Memo::new(move |_| workspace.has_changes(id));
    let name = row.name.clone();
    let stored_name = StoredValue::new(row.name.clone());
    let actions = move || {
        view! {
            <Menu
                label=Signal::derive(move || {
                    stored_name.with_value(|name| (texts().schemes.actions_of)(name))
                })
                class="icon-button"
                face=|| view! { <Drawing icon=Icon::More /> }
            >
                <button class="menu-item" on:click=move |_| on_wish.run(Wish::Copy(id))>
                    {say(|t| t.schemes.copy)}
                </button>
                <button class="menu-item" on:click=move |_| on_wish.run(Wish::Describe(id))>
                    {say(|t| t.schemes.describe)}
                </button>
                <When
                    is=Signal::derive(move || !is_default)
                    or=|| {
                        view! { <p class="menu-note">{say(|t| t.schemes.default_stays)}</p> }
                    }
                >
                    <button
                        class="menu-item menu-item-removes"
                        on:click=move |_| on_wish.run(Wish::Delete(id))
                    >
                        {say(|t| t.schemes.delete)}
                    </button>
                </When>
            </Menu>
        }
    };
    let description = (!row.description.is_empty())
        .then(|| view! { <p class="row-detail">{row.description.clone()}</p> });
    view! {
        <tr>
            <th scope="row">
                <a href=at(&format!("/schemes/{id}")) class="row-name">
                    {name}
                </a>
                <When is=Signal::derive(move || is_default)>
                    <span class="tag">{say(|t| t.schemes.default)}</span>
                </When>
                <When is=has_draft>
                    <span class="tag tag-draft">{say(|t| t.schemes.has_draft)}</span>
                </When>
                {description}
            </th>
            <td>
                <ProjectKeys keys=row.projects />
            </td>
            <td class="number" data-label=say(|t| t.schemes.grants)>
                {number(grants)}
            </td>
            <When is=administrator>
                <td class="row-actions">{actions()}</td>
            </When>
        </tr>
    }
}

/// The projects that use a scheme: a few, and the rest when asked for.
#[component]
fn ProjectKeys(keys: Vec<ProjectKey>) -> impl IntoView {
    let count = keys.len();
    let all = RwSignal::new(count <= FEW + 1);
    let keys = StoredValue::new(keys);
    let links = move || {
        let shown = if all.get() { count } else { FEW };
        keys.with_value(|keys| {
            let links = keys.iter().take(shown).map(|key| {
                let text = key.to_string();
                view! {
                    <a href=at(&format!("/projects/{key}")) class="key">
                        {text}
                    </a>
                }
            });
            links.collect_view()
        })
    };
    view! {
        <div class="keys">
            <When is=Signal::derive(move || count == 0)>
                <span class="quiet">{say(|t| t.schemes.no_project)}</span>
            </When>
            {links}
            <When is=Signal::derive(move || !all.get())>
                <button
                    type="button"
                    class="key key-more"
                    aria-label=move || {
                        format!("{} ({})", texts().common.show_all, number(count))
                    }
                    on:click=move |_| all.set(true)
                >
                    {format!("+{}", number(count - FEW))}
                </button>
            </When>
        </div>
    }
}
