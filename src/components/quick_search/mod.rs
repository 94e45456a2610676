//! Going anywhere by typing a few letters: the button and the keys that ask for it, and what pages
//! offer to be found. What it shows is fetched the first time one asks.

mod actions;
mod dialog;
mod entries;
mod later;
mod ranking;

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use actions::{offer, offer_preview, provide};
pub use ranking::Index;

use crate::announce::announcer;
use crate::browser;
use crate::components::icon::{Drawing, Icon};
use crate::i18n::{say, texts};
use actions::quick_search;
use later::{Page, dialog};

/// Within so long `g` is to be pressed twice.
const TWICE: Duration = Duration::from_secs(1);

/// The button that opens the quick search. `g g` and `Ctrl+K` do the same, wherever one is.
#[component]
pub fn QuickSearchButton() -> impl IntoView {
    let search = quick_search();
    let announcer = announcer();
    let page = RwSignal::new(None::<Page>);
    let fetch = move |open: bool| {
        if page.with_untracked(Option::is_some) {
            search.open.update(|is_open| *is_open |= open);
            return;
        }
        spawn_local(async move {
            match dialog().await {
                // One may have signed out meanwhile.
                Ok(fetched) => {
                    let _ = page.try_set(Some(fetched));
                    let _ = search.open.try_update(|is_open| *is_open |= open);
                }
                Err(_) if open => announcer.tell(untrack(texts).search.not_fetched),
                Err(_) => {}
            }
        });
    };
    let pressed = StoredValue::new(None::<f64>);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.repeat() || is_modifier(&event) {
            return;
        }
        let before = pressed.get_value();
        pressed.set_value(None);
        if event.default_prevented() || browser::has_open_dialog() {
            return;
        }
        let control = event.ctrl_key() || event.meta_key();
        match (event.key().to_lowercase().as_str(), control) {
            ("k", true) if !event.shift_key() && !event.alt_key() => {
                event.prevent_default();
                fetch(true);
            }
            ("g", false) if !event.alt_key() && !browser::is_on(&event, browser::WRITING) => {
                let now = event.time_stamp();
                let is_twice =
                    before.is_some_and(|before| now - before < TWICE.as_secs_f64() * 1e3);
                if is_twice {
                    // The second one is not for the field.
                    event.prevent_default();
                } else {
                    pressed.set_value(Some(now));
                }
                fetch(is_twice);
            }
            ("escape", false) => announcer.put_away(),
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <button
            type="button"
            class="find-button"
            aria-label=say(|t| t.search.title)
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K"
            title="Ctrl+K"
            on:click=move |_| fetch(true)
        >
            <Drawing icon=Icon::Find />
            <span class="find-button-words">{say(|t| t.search.button)}</span>
            // Not text: it is no part of the name.
            <kbd data-key="g"></kbd>
            <kbd data-key="g"></kbd>
        </button>
        {move || page.get().map(|page| page())}
    }
}

fn is_modifier(event: &KeyboardEvent) -> bool {
    matches!(event.key().as_str(), "Shift" | "Control" | "Alt" | "Meta")
}
