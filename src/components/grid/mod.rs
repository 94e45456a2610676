//! The permission grid: permissions as rows, holders as columns, a tick is a grant. It follows the
//! data grid pattern of the ARIA Authoring Practices: one tab stop, and the arrow keys from there.
//!
//! Very many cells: what happens in one is heard by the table, only the columns in sight are drawn,
//! each row by one effect, rows out of sight later, and which cell has the tab stop and which are
//! selected is written to the page for those alone.

mod cells;
mod clipboard;
mod detail;
mod elements;
mod groups;
mod head;
mod keys;
mod paint;
mod shown;
mod sight;
mod state;
mod switch;

use std::time::Duration;

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub use cells::state_text;
pub use detail::Detail;
pub use groups::MANY;
pub use state::Grid;
pub use switch::HolderSwitch;

use crate::announce::announcer;
use crate::browser;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::slices::now;
use crate::editor::window::Window;
use crate::i18n::later::texts;
use cells::lines;
use elements::Focusing;
use groups::Groups;
use head::Head;

/// So long nothing is scrolled before more is drawn than what is in sight: some frames.
const A_MOMENT: Duration = Duration::from_millis(60);

/// So long no key or button is pressed before either: quick hands would meet that work at each key.
const A_PAUSE: Duration = Duration::from_millis(250);

/// Id of the button that adds a column.
pub const ADD_HOLDER: &str = "add-holder";

/// The grid.
#[component]
pub fn PermissionGrid(grid: Grid) -> impl IntoView {
    let announcer = announcer();
    let table = NodeRef::<html::Table>::new();
    let frame = NodeRef::<html::Div>::new();
    show_state(grid, table, frame);
    keep_more(grid);
    let look = move || {
        look_through(grid, frame);
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    // Once all of the page is laid out anyhow. What a kept draft changes is what one came for.
    frame.on_load(move |element| {
        request_animation_frame(move || {
            if let Some(change) = grid.first_change() {
                sight::bring(&element, change);
            }
            look();
        });
    });
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
    let rows = Signal::derive(move || grid.rows.with(Vec::len).to_string());
    let runs = groups::shown(grid);
    view! {
        <div
            class="grid-frame"
            class:grid-frame-grouped=move || runs.with(|runs| !runs.is_empty())
            node_ref=frame
            on:scroll=move |_| look()
        >
            <Groups grid runs />
            <table
                node_ref=table
                class="grid"
                role="grid"
                aria-label=label
                aria-multiselectable="true"
                aria-colcount=move || (columns.get() + 1).to_string()
                aria-rowcount=rows
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
                <tbody role="rowgroup">{lines(grid)}</tbody>
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
        && browser::is_on(event, "button")
    {
        grid.remove_column(holder);
        return;
    }
    // A heading is for reading and selecting too: only its mark ticks.
    if (is_cell(&position) || browser::is_on(event, ".mark"))
        && let Some(area) = grid.with_shown(|shown| shown.meant(&position))
    {
        grid.toggle(&area);
    }
    grid.go_to(position);
}

/// Keeps more rows than those in sight, once nobody has scrolled for a moment, or pressed anything:
/// one on each side at a time, so that no key waits for it.
fn keep_more(grid: Grid) {
    let due = StoredValue::new(None::<TimeoutHandle>);
    let pressed_at = StoredValue::new(f64::NEG_INFINITY);
    let put_off = move || {
        if let Some(due) = due.try_update_value(Option::take).flatten() {
            due.clear();
        }
    };
    let await_pause = move || {
        put_off();
        let since = Duration::try_from_secs_f64((now() - pressed_at.get_value()) / 1_000.0);
        let left = A_PAUSE.saturating_sub(since.unwrap_or(Duration::MAX));
        let keep = move || {
            due.set_value(None);
            grid.keep_more();
        };
        due.set_value(set_timeout_with_handle(keep, left.max(A_MOMENT)).ok());
    };
    Effect::new(move |_| {
        grid.window().track();
        grid.kept().track();
        await_pause();
    });
    let pressed = move || {
        pressed_at.set_value(now());
        if due.with_value(Option::is_some) {
            await_pause();
        }
    };
    let by_key = window_event_listener(leptos::ev::keydown, move |_| pressed());
    let by_button = window_event_listener(leptos::ev::pointerdown, move |_| pressed());
    on_cleanup(move || {
        put_off();
        by_key.remove();
        by_button.remove();
    });
}

/// Finds out what is in sight, and says whether something else is drawn for it.
fn look_through(grid: Grid, frame: NodeRef<html::Div>) -> bool {
    // One may have left the page meanwhile.
    let Some(frame) = frame.try_get_untracked().flatten() else {
        return false;
    };
    let window = grid.window().get_untracked();
    let now = Window::over(sight::of(&frame));
    if now != window {
        grid.window().set(now);
    }
    now != window
}

/// Scrolls to the active cell where it is far from what is in sight, and says whether something
/// else is drawn for it. To be done before it is focused: drawing all of its neighbours would take
/// the focus away again.
fn approach(grid: Grid, frame: NodeRef<html::Div>) -> bool {
    let Some(element) = frame.get_untracked() else {
        return false;
    };
    let (row, column) = grid.far_away();
    sight::scroll_to(&element, row, column);
    (row.is_some() || column.is_some()) && look_through(grid, frame)
}

/// Keeps the tab stop at the active cell, the focus where it is asked for, and shows what is
/// selected.
fn show_state(grid: Grid, table: NodeRef<html::Table>, frame: NodeRef<html::Div>) {
    let after_drawing = move |show: Box<dyn FnOnce(&web_sys::HtmlTableElement)>| {
        request_animation_frame(move || {
            // One may have left the page meanwhile.
            if let Some(table) = table.try_get_untracked().flatten() {
                show(&table);
            }
        });
    };
    // Whether the focus was in the grid last: drawing may take the element away that has it.
    let inside = StoredValue::new(false);
    let moved = window_event_listener(leptos::ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let table = table.get_untracked();
        inside.set_value(table.is_some_and(|table| table.contains(target.as_ref())));
    });
    on_cleanup(move || moved.remove());
    Effect::new(move |_| {
        // What changes where cells stand in the table.
        grid.columns().track();
        grid.lines().track();
        grid.kept().track();
        grid.active.track();
        grid.track_focus();
        // The one that is active by then: keys may be faster than drawing.
        after_drawing(Box::new(move |table| {
            if grid.focus_due() && approach(grid, frame) {
                return;
            }
            let focusing = if grid.focus_due() {
                Focusing::InSight
            } else if inside.get_value() && browser::has_no_focus() {
                Focusing::Back
            } else {
                Focusing::No
            };
            let active = grid.active.get_untracked();
            if elements::mark(table, grid.indexes(&active), focusing) {
                grid.focused();
            }
        }));
    });
    Effect::new(move |before: Option<bool>| {
        grid.columns().track();
        grid.lines().track();
        grid.kept().track();
        let selection = grid.selection.get();
        let is_any = selection.is_some();
        if is_any || before == Some(true) {
            after_drawing(Box::new(move |table| {
                elements::select(table, &grid.covered(selection.as_ref()));
            }));
        }
        is_any
    });
}
