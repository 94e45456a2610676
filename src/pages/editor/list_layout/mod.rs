//! The compact layout, like Jira's own: a row for each permission, its holders as chips. The same
//! draft as the grid's, the same filters.

mod adding;
mod chips;
mod choice;

use leptos::prelude::*;
use whocan_access::{Holder, PermissionKey};

pub use choice::{Layout, LayoutSwitch};

use crate::browser;
use crate::components::each::each;
use crate::components::grid::{ADD_HOLDER, Grid};
use crate::components::icon::{Drawing, Icon};
use crate::editor::navigation::Row;
use crate::editor::rows::Section;
use crate::i18n::later::{say, texts};
use crate::i18n::locale;
use crate::i18n::permissions::category_name;
use crate::workspace::workspace;
use chips::Chips;

/// The list.
#[component]
pub fn ListLayout(grid: Grid) -> impl IntoView {
    let label = Signal::derive(move || {
        let scheme = grid.editor.scheme();
        scheme.with(|scheme| (texts().layout.list_of)(&scheme.name))
    });
    let sections = move || {
        let sections = grid.editor.sections().get().into_iter();
        sections
            .map(|section| view! { <SectionList grid section /> })
            .collect_view()
    };
    view! {
        <div class="list" role="region" aria-label=label>
            <WithoutGrants grid />
            {sections}
        </div>
    }
}

/// Holders that were added, and have nothing granted yet: no row has a chip of theirs.
#[component]
fn WithoutGrants(grid: Grid) -> impl IntoView {
    let workspace = workspace();
    let id = grid.editor.id();
    let holders = Memo::new(move |_| {
        let mut holders = workspace.drafts.with(|drafts| {
            let open = drafts.get(&id);
            open.map_or_else(Vec::new, |open| open.columns.clone())
        });
        grid.editor.draft().track();
        holders.retain(|holder| {
            grid.editor.is_empty_column(holder) && grid.editor.granted_to(holder).is_empty()
        });
        holders
    });
    let is_none = Signal::derive(move || holders.with(Vec::is_empty));
    let chip = move |holder: Holder| {
        let phrase = StoredValue::new(holder.clone());
        let phrase = Signal::derive(move || phrase.with_value(|holder| grid.holder_phrase(holder)));
        let remove = move || phrase.with(|phrase| (texts().layout.forget)(phrase));
        view! {
            <span class="chip" data-look="absent">
                <span class="chip-name">{phrase}</span>
                <button
                    type="button"
                    class="chip-act"
                    aria-label=remove
                    on:click=move |_| {
                        grid.remove_column(&holder);
                        browser::focus(ADD_HOLDER);
                    }
                >
                    <Drawing icon=Icon::Cross />
                </button>
            </span>
        }
        .into_any()
    };
    view! {
        <div class="list-empty-holders" hidden=is_none>
            {say(|t| t.layout.nothing_yet)}
            " "
            {each(move || holders.get(), Holder::clone, chip)}
        </div>
    }
}

/// A category's heading and its permissions.
#[component]
fn SectionList(grid: Grid, section: Section) -> impl IntoView {
    let Section {
        category,
        permissions,
    } = section;
    let hidden = is_hidden(grid, Row::Category(category));
    let rows = permissions.into_iter();
    let rows = rows.map(|permission| view! { <PermissionItem grid permission /> });
    view! {
        <section hidden=hidden>
            <h2 class="list-heading">{move || category_name(locale(), category)}</h2>
            <ul>{rows.collect_view()}</ul>
        </section>
    }
}

/// A permission and its holders.
#[component]
fn PermissionItem(grid: Grid, permission: PermissionKey) -> impl IntoView {
    let hidden = is_hidden(grid, Row::Permission(permission.clone()));
    let key = StoredValue::new(permission.clone());
    let name = Signal::derive(move || key.with_value(|key| grid.words(key).name));
    let explanation = Signal::derive(move || key.with_value(|key| grid.words(key).explanation));
    view! {
        <li class="list-row" hidden=hidden>
            <div>
                <h3 class="list-name">{name}</h3>
                <p class="list-explanation">{explanation}</p>
            </div>
            <Chips grid permission name />
        </li>
    }
}

/// Whether a row is filtered out. Reactive.
fn is_hidden(grid: Grid, row: Row) -> Signal<bool> {
    Signal::derive(move || grid.rows.with(|rows| !rows.contains(&row)))
}
