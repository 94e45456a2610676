//! The effective access preview: who can do what where, as saved and with the draft. The answer in
//! one sentence, then the permissions, then the chains.

mod choosing;
mod elsewhere;
mod members;
mod rows;
mod state;
mod ways;
mod wider;

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use whocan_access::Subject;

pub use state::{HANDLE, Preview};

use crate::announce::announcer;
use crate::browser;
use crate::components::icon::{Drawing, Icon};
use crate::components::when::When;
use crate::editor::slices::after_painting;
use crate::editor::subjects;
use crate::editor::subjects::only_group;
use crate::i18n::later::{say, texts};
use crate::i18n::{beside, locale};
use crate::workspace::workspace;
use choosing::{PlaceChoice, WhoChoice};
use elsewhere::OtherProjects;
use members::Members;
use rows::Rows;

/// How long changes settle before they are read out.
const SETTLING: Duration = Duration::from_millis(700);

/// Id of the button that lets the sheet down.
const CLOSE: &str = "preview-close";

/// The panel beside the grid; on a narrow screen, a sheet that comes up from below.
#[component]
pub fn PreviewPanel(preview: Preview) -> impl IntoView {
    // The grid is seen first.
    let is_drawn = RwSignal::new(false);
    after_painting(move || {
        let _ = is_drawn.try_set(true);
    });
    // One that was up already, in the scheme before, takes the focus from nothing.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = preview.sheet_open.get();
        if is_open && was_open == Some(false) {
            browser::focus(CLOSE);
        }
        is_open
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
            class:preview-open=preview.sheet_open
            aria-labelledby="preview-title"
            on:keydown=on_key
        >
            <header class="preview-head">
                <h2 id="preview-title">{say(|t| t.preview.title)}</h2>
                <button
                    id=CLOSE
                    type="button"
                    class="icon-button preview-close"
                    aria-label=say(|t| t.common.close)
                    on:click=move |_| preview.close_sheet()
                >
                    <Drawing icon=Icon::Cross />
                </button>
            </header>
            <When is=is_drawn>
                <Asked preview />
            </When>
        </aside>
    }
}

/// The question, and the answers to it.
#[component]
fn Asked(preview: Preview) -> impl IntoView {
    read_out(preview);
    let has_project = Signal::derive(move || preview.question.with(Option::is_some));
    let is_answered = Signal::derive(move || preview.answers.with(|answers| !answers.is_empty()));
    view! {
        <When
            is=has_project
            or=|| view! { <p class="preview-note">{say(|t| t.preview.no_project)}</p> }
        >
            <div class="preview-asked">
                <div class="preview-question">
                    <WhoChoice preview />
                    <Members preview />
                    <PlaceChoice preview />
                </div>
                <When is=is_answered or=move || view! { <Gone preview /> }>
                    <Headline preview />
                </When>
            </div>
            <When is=is_answered>
                <OtherProjects preview />
                <Rows preview />
            </When>
        </When>
    }
}

/// The answer in one sentence, and what else the draft changes.
#[component]
fn Headline(preview: Preview) -> impl IntoView {
    let wanted = Memo::new(move |_| wanted(preview));
    let turn = Signal::derive(move || match preview.summary.with(|summary| summary.turn) {
        "less" if wanted.with(Option::is_some) => "wanted",
        turn => turn,
    });
    let as_wanted = move || wanted.get().filter(|_| turn.get() == "wanted");
    view! {
        <div class="headline" data-turn=turn>
            <p class="headline-answer">{preview.says(|summary| &summary.headline)}</p>
            <p class="headline-changes">{as_wanted}</p>
            <p class="headline-changes">{preview.says(|summary| &summary.condition)}</p>
            <p class="headline-changes">{preview.says(|summary| &summary.changes)}</p>
        </div>
    }
}

/// That a project is not meant for the group that is asked about, where one has said which are.
/// Reactive.
fn wanted(preview: Preview) -> Option<String> {
    let question = preview.question.get()?;
    let group = only_group(&question.subject)?;
    let asking = workspace().asking();
    preview.editor.saved().with(|saved| {
        let project = saved.instance().projects.get(&question.project)?;
        let is_out = asking.knows(group) && !asking.lets_see(group, &project.key);
        is_out.then(|| (beside::texts().as_wanted)(project.key.as_str(), group.as_str()))
    })
}

/// Said instead of an answer where the subject in the address does not exist.
#[component]
fn Gone(preview: Preview) -> impl IntoView {
    let text = Signal::derive(move || {
        let subject = preview.question.get().map(|question| question.subject);
        let name = match subject {
            Some(Subject::NewMember(groups)) => {
                let names: Vec<String> = groups.iter().map(ToString::to_string).collect();
                (texts().holders.group)(&names.join(texts().common.comma))
            }
            Some(subject) => preview.editor.saved().with(|saved| {
                let phrase = subjects::phrase(saved.instance(), locale(), &subject);
                (texts().holders.user)(&phrase)
            }),
            None => String::new(),
        };
        (texts().preview.subject_gone)(&name)
    });
    view! {
        <p class="preview-note" role="alert">
            {text}
        </p>
    }
}

/// Reads the answer out when it changes, once it has settled.
fn read_out(preview: Preview) {
    let announcer = announcer();
    let mut say = debounce(SETTLING, move |text: String| announcer.say(text));
    Effect::new(move |before: Option<String>| {
        let text = preview
            .summary
            .with(|summary| [summary.headline.as_str(), &summary.changes].join(" "));
        let elsewhere = preview.elsewhere.with(|listing| listing.said.clone());
        let text = [text, elsewhere].join(" ");
        if before.is_some_and(|before| before != text) {
            say(text.clone());
        }
        text
    });
}
