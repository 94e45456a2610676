//! The permission grid: permissions as rows, holders as columns, a tick is a grant. It follows the
//! data grid pattern of the ARIA Authoring Practices: one tab stop, and the arrow keys from there.
//!
//! Very many cells: what happens in one is heard by the table, and which one has the tab stop is
//! written to the page for the two that change.

mod cells;
mod detail;
mod elements;
mod head;
mod state;
mod switch;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

pub use detail::Detail;
pub use state::{ADD_HOLDER, Grid};
pub use switch::HolderSwitch;

use crate::editor::navigation::{Column, Row, Step, after};
use crate::i18n::texts;
use cells::SectionRows;
use head::Head;

/// Rows that Page Up and Page Down pass over.
const PAGE: usize = 10;

/// The grid.
#[component]
pub fn PermissionGrid(grid: Grid) -> impl IntoView {
    let editor = grid.editor;
    let table = NodeRef::<html::Table>::new();
    mark_active(grid, table);
    let on_click = move |event: MouseEvent| {
        let Some(position) = elements::position_at(grid, &event) else {
            return;
        };
        match (&position.row, &position.column) {
            (Row::Header, Column::Holder(holder)) if elements::is_on_button(&event) => {
                grid.remove_column(holder);
                return;
            }
            (Row::Permission(permission), Column::Holder(holder)) => {
                grid.toggle(permission.clone(), holder.clone());
            }
            _ => {}
        }
        grid.go_to(position);
    };
    let on_pointer = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            let row = elements::position_at(grid, &event).map(|position| position.row);
            grid.hover(row);
        }
    };
    let label = Signal::derive(move || {
        editor
            .scheme()
            .with(|scheme| (texts().editor.grid)(&scheme.name))
    });
    let columns = Signal::derive(move || editor.columns().with(Vec::len).to_string());
    view! {
        <div class="grid-frame">
            <table
                node_ref=table
                class="grid"
                role="grid"
                aria-label=label
                style:--columns=columns
                on:click=on_click
                on:keydown=move |event| on_key(grid, &event)
                on:focusin=move |_| grid.enter()
                on:pointerover=on_pointer
                on:pointerleave=move |_| grid.hover(None)
            >
                <Head grid />
                {move || {
                    let sections = editor.sections().get().into_iter();
                    sections.map(|section| view! { <SectionRows grid section /> }).collect_view()
                }}
            </table>
        </div>
    }
}

/// Moves, or does what a key does in the active cell.
fn on_key(grid: Grid, event: &KeyboardEvent) {
    if event.alt_key() || event.meta_key() {
        return;
    }
    let active = grid.active.get_untracked();
    if let Some(step) = Step::of_key(&event.key(), event.ctrl_key()) {
        event.prevent_default();
        let columns: Vec<Column> = grid.editor.columns().with_untracked(|holders| {
            let holders = holders.iter().cloned().map(Column::Holder);
            std::iter::once(Column::Name).chain(holders).collect()
        });
        let to = grid
            .rows
            .with_untracked(|rows| after(&active, step, rows, &columns, PAGE));
        grid.go_to(to);
        return;
    }
    match (active.row, active.column, event.key().as_str()) {
        (Row::Permission(permission), Column::Holder(holder), " " | "Enter") => {
            event.prevent_default();
            grid.toggle(permission, holder);
        }
        (Row::Header, Column::Holder(holder), "Enter" | "Delete")
            if grid.editor.is_empty_column(&holder) =>
        {
            event.prevent_default();
            grid.remove_column(&holder);
        }
        _ => {}
    }
}

/// Keeps the tab stop at the active cell, and the focus where it is asked for.
fn mark_active(grid: Grid, table: NodeRef<html::Table>) {
    Effect::new(move |_| {
        // What changes where the active cell stands in the table.
        grid.editor.columns().with(|_| ());
        grid.editor.sections().with(|_| ());
        let active = grid.active.get();
        let shown = grid.shown();
        grid.focus_asked.track();
        // Once the cells are there.
        request_animation_frame(move || {
            if let Some(table) = table.get_untracked() {
                let place = grid.indexes(&active);
                let shown = shown.map(|holder| grid.column_index(&Column::Holder(holder)));
                elements::mark(&table, place, shown.unwrap_or_default(), grid.takes_focus());
            }
        });
    });
}
