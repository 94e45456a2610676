//! The permission grid: permissions as rows, holders as columns, a tick is a grant. It follows the
//! data grid pattern of the ARIA Authoring Practices: one tab stop, and the arrow keys from there.

mod cells;
mod detail;
mod head;
mod state;
mod switch;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub use detail::Detail;
pub use state::{ADD_HOLDER, Grid};
pub use switch::HolderSwitch;

use crate::editor::navigation::{Column, Position, Row, Step, after};
use crate::i18n::texts;
use cells::SectionRows;
use head::{Corner, HolderHead};

/// Rows that Page Up and Page Down pass over.
const PAGE: usize = 10;

/// The grid.
#[component]
pub fn PermissionGrid(grid: Grid) -> impl IntoView {
    let editor = grid.editor;
    let table = NodeRef::<html::Table>::new();
    Effect::new(move |before: Option<()>| {
        grid.focus_asked.track();
        if before.is_some() {
            // Once the cell that is to have the focus can have it.
            request_animation_frame(move || focus_active(table));
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.meta_key() {
            return;
        }
        if let Some(step) = Step::of_key(&event.key(), event.ctrl_key()) {
            event.prevent_default();
            let columns: Vec<Column> = editor.columns().with_untracked(|holders| {
                let holders = holders.iter().cloned().map(Column::Holder);
                std::iter::once(Column::Name).chain(holders).collect()
            });
            let from = grid.active.get_untracked();
            let to = grid
                .rows
                .with_untracked(|rows| after(&from, step, rows, &columns, PAGE));
            grid.go_to(to);
        } else if matches!(event.key().as_str(), " " | "Enter" | "Delete") {
            act(grid, &event);
        }
    };
    let columns = move || editor.columns().with(Vec::len).to_string();
    view! {
        <div class="grid-frame">
            <table
                node_ref=table
                class="grid"
                role="grid"
                aria-label=move || {
                    editor.scheme().with(|scheme| (texts().editor.grid)(&scheme.name))
                }
                style:--columns=columns
                on:keydown=on_key
                on:focusin=move |_| grid.enter()
                on:pointerleave=move |_| grid.hovered.set(None)
            >
                <thead>
                    <tr>
                        <Corner grid />
                        <For
                            each=move || editor.columns().get()
                            key=Clone::clone
                            children=move |holder| view! { <HolderHead grid holder /> }
                        />
                    </tr>
                </thead>
                <For
                    each=move || editor.sections().get()
                    key=Clone::clone
                    children=move |section| view! { <SectionRows grid section /> }
                />
            </table>
        </div>
    }
}

/// What a key does in the active cell.
fn act(grid: Grid, event: &KeyboardEvent) {
    match grid.active.get_untracked() {
        Position {
            row: Row::Permission(permission),
            column: Column::Holder(holder),
        } if event.key() != "Delete" => {
            event.prevent_default();
            grid.toggle(permission, holder);
        }
        Position {
            row: Row::Header,
            column: Column::Holder(holder),
        } if event.key() != " " && untrack(|| grid.editor.is_empty_column(&holder)) => {
            event.prevent_default();
            grid.remove_column(&holder);
        }
        _ => {}
    }
}

fn focus_active(table: NodeRef<html::Table>) {
    let Some(table) = table.get_untracked() else {
        return;
    };
    let active = table.query_selector("[tabindex='0']").ok().flatten();
    if let Some(active) = active.and_then(|active| active.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It fails only where the cell is gone already.
        let _ = active.focus();
    }
}
