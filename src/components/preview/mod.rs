//! The effective access preview: who can do what where, as saved and with the draft. The answer in
//! one sentence, then the permissions, then the chains.

mod choosing;
mod rows;
mod state;
mod ways;

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use whocan_access::Subject;

pub use state::{HANDLE, Preview};

use crate::announce::announcer;
use crate::components::icon::{Drawing, Icon};
use crate::editor::preview::Sight;
use crate::editor::subjects;
use crate::i18n::{locale, texts};
use choosing::{PlaceChoice, WhoChoice};
use rows::Rows;

/// How long changes settle before they are read out.
const SETTLING: Duration = Duration::from_millis(700);

/// The panel beside the grid; on a narrow screen, a sheet that comes up from below.
#[component]
pub fn PreviewPanel(preview: Preview) -> impl IntoView {
    let close = NodeRef::<html::Button>::new();
    read_out(preview);
    Effect::new(move |before: Option<bool>| {
        let open = preview.sheet_open.get();
        if open && before == Some(false) {
            request_animation_frame(move || {
                if let Some(close) = close.get_untracked() {
                    // It fails only where the panel is gone already.
                    let _ = close.focus();
                }
            });
        }
        open
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && preview.sheet_open.get_untracked() {
            event.prevent_default();
            preview.close_sheet();
        }
    };
    view! {
        <aside
            id="preview"
            class="preview"
            class:preview-open=move || preview.sheet_open.get()
            aria-labelledby="preview-title"
            on:keydown=on_key
        >
            <header class="preview-head">
                <h2 id="preview-title">{move || texts().preview.title}</h2>
                <button
                    node_ref=close
                    type="button"
                    class="icon-button preview-close"
                    aria-label=move || texts().common.close
                    on:click=move |_| preview.close_sheet()
                >
                    <Drawing icon=Icon::Cross />
                </button>
            </header>
            <Show
                when=move || preview.project.get().is_some()
                fallback=|| view! { <p class="preview-note">{move || texts().preview.no_project}</p> }
            >
                <div class="preview-question">
                    <WhoChoice preview />
                    <PlaceChoice preview />
                </div>
                <Show when=move || preview.is_answered() fallback=move || view! { <Gone preview /> }>
                    <Headline preview />
                    <Rows preview />
                </Show>
            </Show>
        </aside>
    }
}

/// The answer in one sentence, and what else the draft changes.
#[component]
fn Headline(preview: Preview) -> impl IntoView {
    let changes = move || {
        let preview_texts = texts().preview;
        if preview.has_draft() {
            (preview_texts.changes)(preview.changed.get())
        } else {
            preview_texts.as_saved.to_owned()
        }
    };
    let note = move || {
        let texts = texts().preview;
        let (is_inactive, is_archived) = preview.caveats();
        is_inactive
            .then_some(texts.subject_inactive)
            .or_else(|| is_archived.then_some(texts.project_archived))
    };
    view! {
        <div class="headline" data-turn=move || turn(preview)>
            <p class="headline-answer">{move || preview.headline.get()}</p>
            <p class="headline-changes" hidden=move || preview.condition.with(Option::is_none)>
                {move || preview.condition.get()}
            </p>
            <p class="headline-changes">{changes}</p>
            {move || note().map(|note| view! { <p class="headline-changes">{note}</p> })}
        </div>
    }
}

/// How the answer turns with the draft: the value of `data-turn`.
fn turn(preview: Preview) -> &'static str {
    match preview.sights.get() {
        (Sight::None, Sight::None) | (Sight::All, Sight::All) | (Sight::Some, Sight::Some) => {
            "same"
        }
        (_, Sight::None) | (Sight::All, Sight::Some) => "less",
        _ => "more",
    }
}

/// Said instead of an answer where the subject in the address does not exist.
#[component]
fn Gone(preview: Preview) -> impl IntoView {
    let name = move || match preview.subject.get() {
        Subject::NewMember(groups) => {
            let names: Vec<String> = groups.iter().map(ToString::to_string).collect();
            (texts().editor.group)(&names.join(texts().common.comma))
        }
        subject => preview.editor.saved().with(|saved| {
            let phrase = subjects::phrase(saved.instance(), locale(), &subject);
            (texts().editor.user)(&phrase)
        }),
    };
    view! {
        <p class="preview-note" role="alert">
            {move || (texts().preview.subject_gone)(&name())}
        </p>
    }
}

/// Reads the answer out when it changes, once it has settled.
fn read_out(preview: Preview) {
    let announcer = announcer();
    let mut say = debounce(SETTLING, move |text: String| announcer.say(text));
    Effect::new(move |before: Option<String>| {
        let headline = preview.headline.get();
        let changes = if preview.has_draft() {
            (texts().preview.changes)(preview.changed.get())
        } else {
            String::new()
        };
        let text = format!("{headline} {changes}");
        if before.is_some_and(|before| before != text) {
            say(text.clone());
        }
        text
    });
}
