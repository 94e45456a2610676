//! What is said when something changes elsewhere on the page: to who listens, and where it must
//! not be missed, to who looks.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser;
use crate::components::icon::{Drawing, Icon};
use crate::i18n::say;

/// How long something is mentioned.
const A_MOMENT: Duration = Duration::from_secs(6);

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

    /// Says this, and shows it too until it is put away or one goes on to another page.
    pub fn tell(self, text: impl Into<String>) {
        self.told.set(Some(text.into()));
    }

    /// Says this, and shows it for a moment: good to know, and to be found elsewhere too.
    pub fn mention(self, text: impl Into<String>) {
        let text = text.into();
        self.told.set(Some(text.clone()));
        let put_away = move || {
            self.told.update(|told| {
                if *told == Some(text) {
                    *told = None;
                }
            });
        };
        set_timeout(put_away, A_MOMENT);
    }

    /// Puts away what is told.
    pub fn put_away(self) {
        self.told.set(None);
        // The focus may have been in it.
        browser::catch_focus("content");
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

/// Where announcements are read from: one for the whole app.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let announcer = announcer();
    let Announcer { said, told } = announcer;
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
                        on:click=move |_| announcer.put_away()
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
        <div class="tellings" role="status">
            {shown}
        </div>
    }
}
