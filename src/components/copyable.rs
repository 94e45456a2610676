//! A text to take elsewhere: shown as it is, and copied.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::announce::announcer;
use crate::browser;
use crate::i18n::exchange::{say, texts};

/// The text, to be read and selected.
#[component]
pub fn Copyable(
    content: Memo<String>,
    /// Whether its lines are as long as they are, and not broken.
    #[prop(optional)]
    as_written: bool,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        content.track();
        // Another text is read from its beginning, once it is there.
        request_animation_frame(move || {
            if let Some(area) = area.try_get_untracked().flatten() {
                area.set_scroll_top(0);
            }
        });
    });
    view! {
        <textarea
            node_ref=area
            class="field copyable"
            wrap=if as_written { "off" } else { "soft" }
            rows=if as_written { "10" } else { "18" }
            readonly
            spellcheck="false"
            aria-label=say(|t| t.content)
            prop:value=content
        ></textarea>
    }
}

/// The button that copies it.
#[component]
pub fn CopyButton(
    content: Memo<String>,
    /// Whether it is what one is most likely here for.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let announcer = announcer();
    let copy = move |_| {
        let texts = untrack(texts);
        spawn_local(async move {
            let copied = browser::copy(&content.get_untracked()).await;
            announcer.tell(if copied {
                texts.copied
            } else {
                texts.not_copied
            });
        });
    };
    view! {
        <button
            type="button"
            class="button"
            class:button-main=main
            autofocus=main
            on:click=copy
        >
            {say(|t| t.copy)}
        </button>
    }
}
