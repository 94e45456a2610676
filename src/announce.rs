//! What is said when something changes elsewhere on the page: to who listens, and where it must
//! not be missed, to who looks.

use leptos::prelude::*;

use leptos_router::hooks::use_location;

use crate::browser;
use crate::components::icon::{Drawing, Icon};
use crate::i18n::say;

/// Says things. From context: see [`announcer`].
#[derive(Clone, Copy)]
pub struct Announcer {
    said: RwSignal<String>,
    told: RwSignal<Option<String>>,
}

impl Announcer {
    /// Says this through the page's live region, even where it was the last thing said.
    pub fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        if self.said.with_untracked(|last| *last == text) {
            // A live region speaks on change only: a no-break space makes it one.
            text.push('\u{a0}');
        }
        self.said.set(text);
    }

    /// Says this, and shows it too until it is put away, or one goes on to another page. What is
    /// told as one leaves a page is shown on the next.
    pub fn tell(self, text: impl Into<String>) {
        self.told.set(Some(text.into()));
    }
}

/// Puts the announcer into context.
pub fn provide() {
    provide_context(Announcer {
        said: RwSignal::default(),
        told: RwSignal::default(),
    });
}

/// The announcer of this page. To be called while a component is made, not in an event handler.
pub fn announcer() -> Announcer {
    expect_context()
}

/// Where announcements are read from: one for the whole app, within its router.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let Announcer { said, told } = announcer();
    let page = use_location().pathname;
    Effect::new(move |before: Option<(String, Option<String>)>| {
        let now = (page.get(), told.get());
        let is_left = before.is_some_and(|(page, told)| page != now.0 && told == now.1);
        if is_left && now.1.is_some() {
            told.set(None);
        }
        now
    });
    let put_away = move || {
        told.set(None);
        browser::catch_focus("content");
    };
    // It is there as long as the page: nothing is to be taken back.
    window_event_listener(leptos::ev::keydown, move |event| {
        let is_free = !event.default_prevented() && !browser::has_open_dialog();
        if event.key() == "Escape" && is_free && told.with_untracked(Option::is_some) {
            put_away();
        }
    });
    let shown = move || {
        told.get().map(|text| {
            view! {
                <div class="told">
                    <p>{text}</p>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=say(|t| t.common.close)
                        aria-keyshortcuts="Escape"
                        title="Esc"
                        on:click=move |_| put_away()
                    >
                        <Drawing icon=Icon::Cross />
                    </button>
                </div>
            }
        })
    };
    view! {
        <p class="unseen" role="status">
            {said}
        </p>
        <div role="status">{shown}</div>
    }
}
