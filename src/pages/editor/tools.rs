//! The tools above the grid: finding permissions and holders, grid or list, undoing, adding a column.

use leptos::prelude::*;

use super::add_holder::AddHolder;
use super::header::Legend;
use super::list_layout::{Layout, LayoutSwitch};
use super::review::Review;
use super::set_holder::SetHolder;
use super::shortcuts::{FILTER, Shortcuts};
use crate::announce::{Announcer, announcer};
use crate::components::grid::{Grid, MANY};
use crate::components::icon::{Drawing, Icon};
use crate::components::quick_search::offer;
use crate::editor::holders::Order;
use crate::i18n::later::{say, texts};

/// The tools.
#[component]
pub fn Tools(grid: Grid, review: Review, layout: RwSignal<Layout>) -> impl IntoView {
    let is_many = Memo::new(move |_| grid.editor.columns().with(|columns| columns.len() >= MANY));
    let few = Signal::derive(move || !is_many.get());
    view! {
        <div class="editor-tools">
            <input
                id=FILTER
                class="field editor-filter"
                type="search"
                aria-label=say(|t| t.editor.filter)
                placeholder=say(|t| t.editor.filter)
                prop:value=grid.query
                on:input=move |event| grid.query.set(event_target_value(&event))
            />
            <input
                class="field editor-filter"
                type="search"
                aria-label=say(|t| t.editor.filter_holders)
                placeholder=say(|t| t.editor.filter_holders)
                hidden=few
                prop:value=grid.holder_query
                on:input=move |event| grid.holder_query.set(event_target_value(&event))
            />
            <select
                class="field editor-order"
                aria-label=say(|t| t.editor.order)
                hidden=few
                prop:value=move || name(grid.order.get())
                on:change=move |event| grid.order.set(order(&event_target_value(&event)))
            >
                <option value="kind">{say(|t| t.editor.order_kind)}</option>
                <option value="reach">{say(|t| t.editor.order_reach)}</option>
            </select>
            <label class="only-changed" hidden=few>
                <input
                    type="checkbox"
                    prop:checked=grid.only_changed
                    on:change=move |event| grid.only_changed.set(event_target_checked(&event))
                />
                {say(|t| t.layout.only_changed)}
            </label>
            <LayoutSwitch layout />
            <AddHolder grid />
            <SetHolder grid />
            <Steps grid />
            <Shortcuts grid review />
            <Legend />
        </div>
    }
}

fn order(value: &str) -> Order {
    match value {
        "reach" => Order::Reach,
        _ => Order::Kind,
    }
}

fn name(order: Order) -> &'static str {
    match order {
        Order::Kind => "kind",
        Order::Reach => "reach",
    }
}

/// Undoing and redoing.
#[component]
fn Steps(grid: Grid) -> impl IntoView {
    let can = move || grid.editor.can_step();
    let cannot_undo = Signal::derive(move || (!can().0).to_string());
    let cannot_redo = Signal::derive(move || (!can().1).to_string());
    let announcer = announcer();
    offer(|t| t.editor.undo, "Ctrl+Z", move || undo(grid, announcer));
    offer(
        |t| t.editor.redo,
        "Ctrl+Shift+Z",
        move || redo(grid, announcer),
    );
    view! {
        <div class="editor-steps">
            <button
                type="button"
                class="icon-button"
                aria-label=say(|t| t.editor.undo)
                aria-disabled=cannot_undo
                title="Ctrl+Z"
                on:click=move |_| undo(grid, announcer)
            >
                <Drawing icon=Icon::Undo />
            </button>
            <button
                type="button"
                class="icon-button"
                aria-label=say(|t| t.editor.redo)
                aria-disabled=cannot_redo
                title="Ctrl+Shift+Z"
                on:click=move |_| redo(grid, announcer)
            >
                <Drawing icon=Icon::Redo />
            </button>
        </div>
    }
}

/// Takes the last change back, and says so.
pub fn undo(grid: Grid, announcer: Announcer) {
    if grid.editor.undo() {
        announcer.say(texts().editor.undone);
    }
}

/// Makes the change again that was taken back last, and says so.
pub fn redo(grid: Grid, announcer: Announcer) {
    if grid.editor.redo() {
        announcer.say(texts().editor.redone);
    }
}
