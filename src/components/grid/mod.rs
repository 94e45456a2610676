//! The permission grid: permissions as rows, holders as columns, a tick is a grant. It follows the
//! data grid pattern of the ARIA Authoring Practices: one tab stop, and the arrow keys from there.
//!
//! Very many cells: what happens in one is heard by the table, only the columns in sight are drawn,
//! and which cell has the tab stop and which are selected is written to the page for those alone.

mod cells;
mod clipboard;
mod detail;
mod elements;
mod head;
mod keys;
mod shown;
mod state;
mod switch;

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

pub use detail::Detail;
pub use state::Grid;
pub use switch::HolderSwitch;

use crate::announce::announcer;
use crate::browser;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::window::Window;
use crate::i18n::texts;
use cells::SectionRows;
use head::Head;

/// Id of the button that adds a column.
pub const ADD_HOLDER: &str = "add-holder";
/// Width of a holder's column, and of the column before them, in pixels: as in the style sheet.
const HOLDER_WIDTH: i32 = 128;
const NAME_WIDTH: i32 = 248;
/// Where there is room for one holder at a time: as in the style sheet.
const NARROW: &str = "(max-width: 720px)";

/// The grid.
#[component]
pub fn PermissionGrid(grid: Grid) -> impl IntoView {
    let announcer = announcer();
    let table = NodeRef::<html::Table>::new();
    let frame = NodeRef::<html::Div>::new();
    show_state(grid, table);
    let look = move || look_through(grid, frame);
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    frame.on_load(move |_| look());
    let dragged_from = StoredValue::new(None::<Position>);
    let dropped =
        window_event_listener(leptos::ev::pointerup, move |_| dragged_from.set_value(None));
    on_cleanup(move || dropped.remove());
    let on_down = move |event: PointerEvent| {
        let is_drag = event.pointer_type() != "touch" && event.button() == 0 && !event.shift_key();
        let from = elements::position_at(grid, &event).filter(is_cell);
        dragged_from.set_value(from.filter(|_| is_drag));
    };
    let on_over = move |event: PointerEvent| {
        if event.pointer_type() != "mouse" {
            return;
        }
        let over = elements::position_at(grid, &event);
        if let (Some(from), Some(to)) = (dragged_from.get_value(), over.as_ref())
            && is_cell(to)
            && (from != *to || grid.selection.with_untracked(Option::is_some))
        {
            if grid.selection.with_untracked(Option::is_none) {
                grid.go_to(from);
            }
            grid.extend_to(to.clone());
        }
        grid.hover(over.map(|position| position.row));
    };
    let label = Signal::derive(move || {
        let scheme = grid.editor.scheme();
        scheme.with(|scheme| (texts().editor.grid)(&scheme.name))
    });
    let columns = Signal::derive(move || grid.holders.with(Vec::len));
    view! {
        <div class="grid-frame" node_ref=frame on:scroll=move |_| look()>
            <table
                node_ref=table
                class="grid"
                role="grid"
                aria-label=label
                aria-multiselectable="true"
                aria-colcount=move || (columns.get() + 1).to_string()
                style:--columns=move || columns.get().to_string()
                on:click=move |event| on_click(grid, &event)
                on:keydown=move |event| keys::on_key(grid, &event)
                on:copy=move |event| clipboard::on_copy(grid, announcer, &event, false)
                on:cut=move |event| clipboard::on_copy(grid, announcer, &event, true)
                on:paste=move |event| clipboard::on_paste(grid, &event)
                on:focusin=move |event| {
                    if let Some(position) = elements::position_at(grid, &event) {
                        grid.enter(position);
                    }
                }
                on:mousedown=move |event| on_mouse_down(grid, &event)
                on:pointerdown=on_down
                on:pointerover=on_over
                on:pointerleave=move |_| grid.hover(None)
            >
                <Head grid />
                {move || {
                    let sections = grid.editor.sections().get().into_iter();
                    sections.map(|section| view! { <SectionRows grid section /> }).collect_view()
                }}
            </table>
        </div>
    }
}

/// Whether it is the cell of a permission and a holder.
fn is_cell(position: &Position) -> bool {
    matches!(
        (&position.row, &position.column),
        (Row::Permission(_), Column::Holder(_))
    )
}

/// With Shift, selects up to where it is; before the focus goes there.
fn on_mouse_down(grid: Grid, event: &MouseEvent) {
    if event.shift_key()
        && let Some(position) = elements::position_at(grid, event)
    {
        event.prevent_default();
        grid.extend_to(position);
    }
}

fn on_click(grid: Grid, event: &MouseEvent) {
    let Some(position) = elements::position_at(grid, event) else {
        return;
    };
    if event.shift_key() {
        return;
    }
    if let Column::Holder(holder) = &position.column
        && elements::is_on(event, "button")
    {
        grid.remove_column(holder);
        return;
    }
    // A heading is for reading and selecting too: only its mark ticks.
    if (is_cell(&position) || elements::is_on(event, ".mark"))
        && let Some(area) = grid.with_shown(|shown| shown.meant(&position))
    {
        grid.toggle(&area);
    }
    grid.go_to(position);
}

/// Finds out what is in sight.
fn look_through(grid: Grid, frame: NodeRef<html::Div>) {
    let Some(frame) = frame.get_untracked() else {
        return;
    };
    let room = frame.client_width() - NAME_WIDTH;
    let narrow = browser::fits(NARROW);
    let window = Window::over(frame.scroll_left(), room, HOLDER_WIDTH, narrow);
    if grid.window.get_untracked() != window {
        grid.window.set(window);
    }
}

/// Keeps the tab stop at the active cell, the focus where it is asked for, and shows what is
/// selected.
fn show_state(grid: Grid, table: NodeRef<html::Table>) {
    let after_drawing = move |show: Box<dyn FnOnce(&web_sys::HtmlTableElement)>| {
        request_animation_frame(move || {
            if let Some(table) = table.get_untracked() {
                show(&table);
            }
        });
    };
    Effect::new(move |_| {
        // What changes where cells stand in the table.
        grid.parts.track();
        grid.editor.sections().track();
        grid.active.track();
        grid.track_focus();
        // The one that is active by then: keys may be faster than drawing.
        after_drawing(Box::new(move |table| {
            let active = grid.active.get_untracked();
            elements::mark(table, grid.indexes(&active), grid.takes_focus());
        }));
    });
    Effect::new(move |before: Option<bool>| {
        grid.parts.track();
        grid.editor.sections().track();
        let selection = grid.selection.get();
        let is_any = selection.is_some();
        if is_any || before == Some(true) {
            after_drawing(Box::new(move |table| {
                elements::select(
                    table,
                    selection.and_then(|selection| grid.corners(&selection)),
                );
            }));
        }
        is_any
    });
    Effect::new(move |_| {
        let parts = grid.parts.get();
        grid.editor.sections().track();
        after_drawing(Box::new(move |table| elements::number(table, &parts)));
    });
}
