//! On a narrow screen the grid shows one holder at a time: which, and the way to the others.

use leptos::prelude::*;

use super::state::Grid;
use crate::i18n::later::say;

/// The choice of the holder that is shown. Styles hide it where there is room for all.
#[component]
pub fn HolderSwitch(grid: Grid) -> impl IntoView {
    let columns = grid.holders;
    let shown = move || {
        let shown = grid.shown();
        columns.with(|columns| {
            columns
                .iter()
                .position(|column| Some(column) == shown.as_ref())
        })
    };
    let show = move |at: usize| {
        let holder = columns.with_untracked(|columns| columns.get(at).cloned());
        if let Some(holder) = holder {
            grid.show(holder);
        }
    };
    let is_narrow = Memo::new(move |_| grid.window().get().narrow);
    let options = move || {
        // Nobody sees them elsewhere, and they may be hundreds.
        if !is_narrow.get() {
            return Vec::new();
        }
        let (columns, shown) = (columns.get(), shown());
        let options = columns.iter().enumerate().map(|(at, holder)| {
            view! {
                <option value=at.to_string() selected=shown == Some(at)>
                    {grid.holder_label(holder)}
                </option>
            }
        });
        options.collect_view()
    };
    let is_empty = Signal::derive(move || columns.with(Vec::is_empty));
    let is_first = Signal::derive(move || shown().unwrap_or_default() == 0);
    let is_last = Signal::derive(move || shown().is_none_or(|at| at + 1 >= columns.with(Vec::len)));
    let step = move |by: isize| {
        let at = untrack(shown).unwrap_or_default();
        show(at.saturating_add_signed(by));
    };
    view! {
        <div class="holder-switch" hidden=is_empty>
            <button
                type="button"
                class="button holder-step"
                aria-label=say(|t| t.editor.previous_holder)
                disabled=is_first
                on:click=move |_| step(-1)
            >
                "‹"
            </button>
            <select
                class="field"
                aria-label=say(|t| t.editor.holder_shown)
                on:change=move |event| {
                    if let Ok(at) = event_target_value(&event).parse() {
                        show(at);
                    }
                }
            >
                {options}
            </select>
            <button
                type="button"
                class="button holder-step"
                aria-label=say(|t| t.editor.next_holder)
                disabled=is_last
                on:click=move |_| step(1)
            >
                "›"
            </button>
        </div>
    }
}
