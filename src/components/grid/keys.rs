//! What keys do in the grid: the keys of the APG data grid pattern, and those of a spreadsheet.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::state::Grid;
use crate::editor::navigation::{Column, Position, Row, Step, after};
use crate::editor::selection::{Changes, Shown};

/// Rows that Page Up and Page Down pass over.
const PAGE: usize = 10;

/// Moves, selects, or changes what is meant. What it does not know is left to the browser.
pub fn on_key(grid: Grid, event: &KeyboardEvent) {
    if event.alt_key() {
        return;
    }
    let control = event.ctrl_key() || event.meta_key();
    let is_done = match Step::of_key(&event.key(), control) {
        Some(step) => {
            go(grid, step, event.shift_key());
            true
        }
        None => act(
            grid,
            &event.key().to_lowercase(),
            control,
            event.shift_key(),
        ),
    };
    if is_done {
        event.prevent_default();
    }
}

fn go(grid: Grid, step: Step, extend: bool) {
    let active = grid.active.get_untracked();
    let to = grid.with_shown(|shown| {
        let holders = shown.holders.iter().cloned().map(Column::Holder);
        let columns: Vec<Column> = std::iter::once(Column::Name).chain(holders).collect();
        after(&active, step, shown.rows, &columns, PAGE)
    });
    if extend {
        grid.extend_to(to);
    } else {
        grid.go_to(to);
    }
}

/// Says whether the key did something.
fn act(grid: Grid, key: &str, control: bool, shift: bool) -> bool {
    let active = grid.active.get_untracked();
    match (key, control, shift) {
        (" ", false, true) => grid.select_meant(&Position {
            column: Column::Name,
            ..active
        }),
        (" ", true, false) => grid.select_meant(&Position {
            row: Row::Header,
            ..active
        }),
        (" " | "enter", false, false) => {
            if let Some(area) = grid.meant() {
                grid.toggle(&area);
            }
        }
        ("a", true, false) => grid.select_meant(&Position {
            row: Row::Header,
            column: Column::Name,
        }),
        ("escape", false, false) if grid.selection.with_untracked(Option::is_some) => {
            grid.select(None);
        }
        ("i", false, false) => grid.details.set(untrack(|| grid.active_cell())),
        ("delete" | "backspace", false, false) => return clear(grid, active),
        ("d", true, false) => fill(grid, |grid, shown| {
            let area = grid.meant()?;
            Some(shown.filled_down(&area, |cell| grid.editor.is_granted(cell)))
        }),
        ("r", true, false) => fill(grid, |grid, shown| {
            let area = grid.meant()?;
            Some(shown.filled_right(&area, |cell| grid.editor.is_granted(cell)))
        }),
        _ => return false,
    }
    true
}

/// Takes away what is meant; at the head of an empty column, the column.
fn clear(grid: Grid, active: Position) -> bool {
    if let (Row::Header, Column::Holder(holder)) = (active.row, active.column)
        && grid.selection.with_untracked(Option::is_none)
    {
        if grid.editor.is_empty_column(&holder) {
            grid.remove_column(&holder);
        }
        return true;
    }
    if let Some(area) = grid.meant() {
        let cells = grid.with_shown(|shown| shown.cells(&area));
        grid.set(Changes::all(cells, false));
    }
    true
}

fn fill(grid: Grid, changes: fn(Grid, Shown<'_>) -> Option<Changes>) {
    if let Some(changes) = grid.with_shown(|shown| changes(grid, shown)) {
        grid.set(changes);
    }
}
