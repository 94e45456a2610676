//! Keys that do something wherever the focus is in the editor, and the list of all of them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::review::Review;
use super::tools::{redo, undo};
use crate::announce::announcer;
use crate::browser;
use crate::components::dialog::Dialog;
use crate::components::grid::Grid;
use crate::components::quick_search::offer;
use crate::i18n::later::{said, say, texts};

/// Id of the field that filters permissions.
pub const FILTER: &str = "filter-permissions";

/// The button that lists the keys, and the list.
#[component]
pub fn Shortcuts(grid: Grid, review: Review) -> impl IntoView {
    let open = RwSignal::new(false);
    let announcer = announcer();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let control = event.ctrl_key() || event.meta_key();
        let key = event.key().to_lowercase();
        if event.default_prevented() || event.alt_key() || is_elsewhere(&event, control) {
            return;
        }
        match (key.as_str(), control, event.shift_key()) {
            ("z", true, false) => undo(grid, announcer),
            ("z", true, true) | ("y", true, false) => redo(grid, announcer),
            ("s", true, false) => review.ask(),
            ("/", false, _) => browser::focus(FILTER),
            ("?", false, _) => open.set(true),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
    offer(|t| t.editor.filter, "/", || browser::focus(FILTER));
    offer(|t| t.editor.shortcuts_title, "?", move || open.set(true));
    let rows = move || {
        let rows = texts().editor.shortcuts.iter().map(|(keys, what)| {
            let keys = keys
                .split(' ')
                .map(|key| view! { <kbd>{key}</kbd> }.into_any());
            view! {
                <dt>{keys.collect_view()}</dt>
                <dd>{*what}</dd>
            }
            .into_any()
        });
        rows.collect_view()
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=say(|t| t.editor.shortcuts_title)
            title="?"
            on:click=move |_| open.set(true)
        >
            "?"
        </button>
        <Dialog open title=said(|t| t.editor.shortcuts_title)>
            <div class="form shortcuts">
                <dl>{rows}</dl>
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {say(|t| t.common.close)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// Whether a key is meant for a dialog, or for the text one is writing.
fn is_elsewhere(event: &KeyboardEvent, control: bool) -> bool {
    let is_text = browser::is_on(event, browser::WRITING);
    let is_kept = !control || event.key().eq_ignore_ascii_case("z");
    browser::is_on(event, "dialog") || (is_text && is_kept)
}
