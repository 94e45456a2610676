//! The cells as elements of the page: which one an event is about, which one has the tab stop,
//! which ones are selected.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlTableCellElement, HtmlTableElement,
    HtmlTableRowElement,
};

use super::state::Grid;
use crate::editor::navigation::Position;

/// The cell an event is about.
pub fn position_at(grid: Grid, event: &Event) -> Option<Position> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell: HtmlTableCellElement = target.closest("th, td").ok()??.dyn_into().ok()?;
    let row: HtmlTableRowElement = cell.parent_element()?.dyn_into().ok()?;
    let row = usize::try_from(row.row_index()).ok()?;
    let column = usize::try_from(cell.cell_index()).ok()?;
    grid.position(row, column)
}

/// How a cell is to be focused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focusing {
    /// Not at all.
    No,
    /// Where it stands: drawing took the focus from it.
    Back,
    /// And brought into sight.
    InSight,
}

/// Makes a cell, by row and column, the one that Tab leads to, and focuses it if asked. Says
/// whether there is such a cell.
pub fn mark(table: &HtmlTableElement, (row, column): (u32, u32), focusing: Focusing) -> bool {
    let Some(active) = cell_at(table, row, column).map(focusable) else {
        return false;
    };
    if let Ok(Some(before)) = table.query_selector("[tabindex='0']") {
        set(&before, "tabindex", "-1");
    }
    set(&active, "tabindex", "0");
    let Ok(active) = active.dyn_into::<HtmlElement>() else {
        return true;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(focusing == Focusing::Back);
    if focusing != Focusing::No {
        // It fails only where the cell is gone already.
        let _ = active.focus_with_options(&options);
    }
    if focusing == Focusing::InSight
        && let Some(frame) = table.parent_element()
    {
        // What names rows and columns is always in sight, wherever the rest is scrolled to.
        if row == 0 {
            frame.set_scroll_top(0);
        }
        if column == 0 {
            frame.set_scroll_left(0);
        }
    }
    true
}

/// Shows which cells are selected, by rows and columns of the table.
pub fn select(table: &HtmlTableElement, (rows, columns): &(Vec<u32>, Vec<u32>)) {
    if let Ok(selected) = table.query_selector_all("[aria-selected]") {
        for at in 0..selected.length() {
            if let Some(cell) = selected
                .get(at)
                .and_then(|cell| cell.dyn_into::<Element>().ok())
            {
                // Both fail only for names that are none.
                let _ = cell.remove_attribute("aria-selected");
            }
        }
    }
    for row in rows {
        for column in columns {
            if let Some(cell) = cell_at(table, *row, *column) {
                set(&cell, "aria-selected", "true");
            }
        }
    }
}

fn cell_at(table: &HtmlTableElement, row: u32, column: u32) -> Option<Element> {
    let row: HtmlTableRowElement = table.rows().item(row)?.dyn_into().ok()?;
    row.cells().item(column)
}

/// What takes the focus in a cell: the one thing in it that can be changed, else the cell.
fn focusable(cell: Element) -> Element {
    if let Ok(Some(mark)) = cell.query_selector("[role=checkbox]") {
        return mark;
    }
    set(&cell, "tabindex", "-1");
    cell
}

fn set(element: &Element, attribute: &str, value: &str) {
    // It fails for names that are none.
    let _ = element.set_attribute(attribute, value);
}
