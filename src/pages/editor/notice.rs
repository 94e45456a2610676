//! What came of saving: what happened, what is safe, what to do. Above the bar, until it is no
//! longer news.

use leptos::prelude::*;
use whocan_access::{Cell, Draft};

use super::way_back::WayBack;
use crate::client::Error;
use crate::components::grid::Grid;
use crate::components::icon::{Drawing, Icon};
use crate::i18n::later::texts;

/// How far saving had come when it failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Nothing had been sent yet.
    Reading,
    /// The changes had been sent.
    Writing,
}

/// What came of saving.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// All of this draft is saved, and so is what somebody else has changed while it was.
    Saved(Draft, Draft),
    /// Somebody else had made the same changes.
    NothingLeft,
    /// Nothing was sent: the editor was left before it could be.
    Left,
    /// Nothing was sent: somebody else has made these changes since the scheme was loaded.
    ChangedMeanwhile(Draft),
    /// The server has saved something else than it was sent: these grants more, those fewer.
    SavedDifferently(Draft),
    /// It failed.
    Failed(Phase, Error),
}

impl Notice {
    /// Whether it needs nobody's attention.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Saved(..) | Self::NothingLeft)
    }

    /// What it says. Reactive.
    pub fn text(&self) -> String {
        let (texts, review, common) = (texts().saving, texts().review, texts().common);
        match self {
            Self::Saved(draft, beside) => {
                let saved = (texts.saved)(draft.added.len(), draft.removed.len());
                if beside.is_empty() {
                    return saved;
                }
                let beside = (review.saved_beside)(beside.added.len(), beside.removed.len());
                [saved, beside].join(common.between_sentences)
            }
            Self::Left => review.not_saved_left.to_owned(),
            Self::NothingLeft => texts.nothing_left.to_owned(),
            Self::ChangedMeanwhile(theirs) => {
                (texts.changed_meanwhile)(theirs.added.len(), theirs.removed.len())
            }
            Self::SavedDifferently(_) => texts.saved_differently.to_owned(),
            Self::Failed(phase, error) => failure(*phase, error),
        }
    }
}

fn failure(phase: Phase, error: &Error) -> String {
    let (texts, review) = (texts().saving, texts().review);
    match (phase, error) {
        (_, Error::Unauthorized) => texts.not_saved_signed_out.to_owned(),
        (_, Error::Forbidden) => texts.not_saved_forbidden.to_owned(),
        (_, Error::NotFound) => texts.not_saved_gone.to_owned(),
        (_, Error::Refused { .. }) => {
            (texts.not_saved_refused)(&crate::i18n::texts().common.explain(error))
        }
        (Phase::Reading, Error::Network) => texts.not_saved_network.to_owned(),
        (Phase::Reading, Error::Server { status }) => (texts.not_saved_server)(*status),
        (Phase::Reading, Error::Unreadable(_)) => texts.not_saved_unreadable.to_owned(),
        (Phase::Writing, Error::Network) => texts.maybe_saved.to_owned(),
        (_, Error::Outdated) | (Phase::Writing, Error::Server { status: 409 }) => {
            review.not_saved_conflict.to_owned()
        }
        (Phase::Writing, Error::Server { status }) if *status < 500 => {
            (review.not_saved_status)(*status)
        }
        (Phase::Writing, Error::Server { status }) => (texts.maybe_saved_server)(*status),
        (Phase::Writing, Error::Unreadable(_)) => texts.maybe_saved_unreadable.to_owned(),
    }
}

/// Where the notice stands. Good news are read out in their turn, others at once.
#[component]
pub fn NoticePlace(grid: Grid, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let shown = move |good: bool| {
        let shown = notice.get().filter(|notice| notice.is_good() == good);
        shown.map(|shown| {
            let differing = match &shown {
                Notice::SavedDifferently(otherwise) => differing(grid, otherwise),
                _ => Vec::new(),
            };
            let items = differing.into_iter().map(|line| view! { <li>{line}</li> });
            let items = items.collect::<Vec<_>>();
            view! {
                <div class="notice" class:notice-good=good>
                    <div class="notice-text">
                        <p>{shown.text()} " " {good.then(|| view! { <WayBack /> })}</p>
                        {(!items.is_empty()).then(|| view! { <ul>{items}</ul> })}
                    </div>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=texts().common.close
                        on:click=move |_| notice.set(None)
                    >
                        <Drawing icon=Icon::Cross />
                    </button>
                </div>
            }
        })
    };
    view! {
        <div role="status">{move || shown(true)}</div>
        <div role="alert">{move || shown(false)}</div>
    }
}

/// What the server has saved otherwise than it was sent, in sentences. Reactive.
fn differing(grid: Grid, otherwise: &Draft) -> Vec<String> {
    let texts = texts().saving;
    let line = |cell: &Cell, text: fn(&str, &str) -> String| {
        let name = grid.words(&cell.permission).name;
        text(&name, &grid.holder_phrase(&cell.holder))
    };
    let more = otherwise.added.iter();
    let fewer = otherwise.removed.iter();
    more.map(|cell| line(cell, texts.is_granted))
        .chain(fewer.map(|cell| line(cell, texts.is_not_granted)))
        .collect()
}
