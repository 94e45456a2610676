//! What a screen reader hears when something changes elsewhere on the page.

use leptos::prelude::*;

/// Says something through the page's live region. From context: see [`announcer`].
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Says this, even where it was the last thing said.
    pub fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        if self.0.with_untracked(|last| *last == text) {
            // A live region speaks on change only: a no-break space makes it one.
            text.push('\u{a0}');
        }
        self.0.set(text);
    }
}

/// Puts the announcer into context.
pub fn provide() {
    provide_context(Announcer(RwSignal::default()));
}

/// The announcer of this page. To be called while a component is made, not in an event handler.
pub fn announcer() -> Announcer {
    expect_context()
}

/// Where announcements are read from: one for the whole app.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let Announcer(text) = announcer();
    view! {
        <p class="unseen" role="status">
            {text}
        </p>
    }
}
