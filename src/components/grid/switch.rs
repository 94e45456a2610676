//! On a narrow screen the grid shows one holder at a time: which, and the way to the others.

use leptos::prelude::*;
use whocan_access::Holder;

use super::state::Grid;
use crate::components::kind::Kind;
use crate::editor::holders;
use crate::i18n::{locale, texts};

/// The choice of the holder that is shown. Styles hide it where there is room for all.
#[component]
pub fn HolderSwitch(grid: Grid) -> impl IntoView {
    let columns = grid.editor.columns();
    let shown = move || {
        let shown = grid.shown.get();
        columns.with(|columns| {
            columns
                .iter()
                .position(|column| Some(column) == shown.as_ref())
        })
    };
    let count = move || columns.with(Vec::len);
    let show = move |at: usize| {
        let holder = columns.with_untracked(|columns| columns.get(at).cloned());
        if let Some(holder) = holder {
            grid.show(holder);
        }
    };
    let name = move |holder: &Holder| {
        let name = grid
            .editor
            .saved()
            .with(|saved| holders::name(saved.instance(), locale(), holder));
        format!("{name} ({})", Kind::of(holder).word())
    };
    let options = move || {
        let columns = columns.get();
        let options = columns.into_iter().enumerate().map(|(at, holder)| {
            view! {
                <option value=at.to_string() selected=move || shown() == Some(at)>
                    {move || name(&holder)}
                </option>
            }
        });
        options.collect_view()
    };
    view! {
        <div class="holder-switch" hidden=move || count() == 0>
            <button
                type="button"
                class="button holder-step"
                aria-label=move || texts().editor.previous_holder
                disabled=move || shown().unwrap_or_default() == 0
                on:click=move |_| show(untrack(shown).unwrap_or_default().saturating_sub(1))
            >
                "‹"
            </button>
            <select
                class="field"
                aria-label=move || texts().editor.holder_shown
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
                aria-label=move || texts().editor.next_holder
                disabled=move || shown().is_none_or(|at| at + 1 >= count())
                on:click=move |_| show(untrack(shown).unwrap_or_default() + 1)
            >
                "›"
            </button>
        </div>
    }
}
