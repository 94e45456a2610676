//! The cells as elements of the page: which one an event is about, and which one has the tab stop.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement,
};

use super::state::Grid;
use crate::editor::navigation::Position;

/// Class of the one column that is shown where there is no room for more.
const SHOWN: &str = "column-shown";

/// The cell an event is about.
pub fn position_at(grid: Grid, event: &Event) -> Option<Position> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell: HtmlTableCellElement = target.closest("th, td").ok()??.dyn_into().ok()?;
    let row: HtmlTableRowElement = cell.parent_element()?.dyn_into().ok()?;
    let row = usize::try_from(row.row_index()).ok()?;
    let column = usize::try_from(cell.cell_index()).ok()?;
    grid.position(row, column)
}

/// Whether an event is about a button in a cell.
pub fn is_on_button(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button").ok().flatten().is_some())
}

/// Makes a cell, by row and column, the one that Tab leads to, and focuses it if asked; marks the
/// cells of a column as shown.
pub fn mark(table: &HtmlTableElement, (row, column): (u32, u32), shown: u32, focus: bool) {
    let Some(active) = cell_at(table, row, column).map(focusable) else {
        return;
    };
    if let Ok(Some(before)) = table.query_selector("[tabindex='0']") {
        set(&before, "tabindex", "-1");
    }
    set(&active, "tabindex", "0");
    let head = cell_at(table, 0, shown);
    if head.is_some_and(|head| !head.class_list().contains(SHOWN)) {
        show_column(table, shown);
    }
    if focus && let Ok(active) = active.dyn_into::<HtmlElement>() {
        // It fails only where the cell is gone already.
        let _ = active.focus();
    }
}

fn show_column(table: &HtmlTableElement, shown: u32) {
    let rows = table.rows();
    for row in 0..rows.length() {
        let row = rows
            .item(row)
            .and_then(|row| row.dyn_into::<HtmlTableRowElement>().ok());
        let Some(row) = row else { continue };
        if let Ok(Some(before)) = row.query_selector(".column-shown") {
            let _ = before.class_list().remove_1(SHOWN);
        }
        if let Some(cell) = row.cells().item(shown) {
            let _ = cell.class_list().add_1(SHOWN);
        }
    }
}

fn cell_at(table: &HtmlTableElement, row: u32, column: u32) -> Option<Element> {
    let row: HtmlTableRowElement = table.rows().item(row)?.dyn_into().ok()?;
    row.cells().item(column)
}

/// What takes the focus in a cell: the one thing in it that can be changed, else the cell.
fn focusable(cell: Element) -> Element {
    match cell.query_selector("[role=checkbox]") {
        Ok(Some(mark)) => mark,
        _ => cell,
    }
}

fn set(element: &Element, attribute: &str, value: &str) {
    // It fails for names that are none.
    let _ = element.set_attribute(attribute, value);
}
