//! The cells as elements of the page: which one an event is about, which one has the tab stop,
//! which ones are selected.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement,
};

use super::state::Grid;
use crate::editor::navigation::Position;
use crate::editor::window::Part;

/// The cell an event is about.
pub fn position_at(grid: Grid, event: &Event) -> Option<Position> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell: HtmlTableCellElement = target.closest("th, td").ok()??.dyn_into().ok()?;
    let row: HtmlTableRowElement = cell.parent_element()?.dyn_into().ok()?;
    let row = usize::try_from(row.row_index()).ok()?;
    let column = usize::try_from(cell.cell_index()).ok()?;
    grid.position(row, column)
}

/// Whether an event is about something that a selector names, or something in it.
pub fn is_on(event: &Event, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Makes a cell, by row and column, the one that Tab leads to, and focuses it if asked.
pub fn mark(table: &HtmlTableElement, (row, column): (u32, u32), focus: bool) {
    let Some(active) = cell_at(table, row, column).map(focusable) else {
        return;
    };
    if let Ok(Some(before)) = table.query_selector("[tabindex='0']") {
        set(&before, "tabindex", "-1");
    }
    set(&active, "tabindex", "0");
    if focus && let Ok(active) = active.dyn_into::<HtmlElement>() {
        // It fails only where the cell is gone already.
        let _ = active.focus();
    }
}

/// Shows which cells are selected: those between two opposite corners, by row and column as drawn.
pub fn select(table: &HtmlTableElement, corners: Option<[(u32, u32); 2]>) {
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
    let Some([(top, left), (bottom, right)]) = corners else {
        return;
    };
    for row in top..=bottom {
        for column in left..=right {
            if let Some(cell) = cell_at(table, row, column) {
                set(&cell, "aria-selected", "true");
            }
        }
    }
}

/// Says which column each cell is in, where not all are drawn.
pub fn number(table: &HtmlTableElement, parts: &[Part]) {
    let mut next = 2;
    let numbers: Vec<usize> = parts
        .iter()
        .map(|part| {
            let number = next;
            next += match part {
                Part::Holder(_) => 1,
                Part::Gap { count, .. } => *count,
            };
            number
        })
        .collect();
    let rows = table.rows();
    for row in 0..rows.length() {
        for (at, number) in (1..).zip(&numbers) {
            if let Some(cell) = cell_at(table, row, at) {
                set(&cell, "aria-colindex", &number.to_string());
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
