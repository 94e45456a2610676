//! The bar at the bottom: what the draft changes, for whom, and the way out.

use leptos::prelude::*;
use whocan_access::{Draft, Turn};

use super::discard::DiscardDialog;
use super::lists::{ImpactLists, Topic};
use super::notice::Notice;
use super::review::{RailCount, Review, ReviewDialog};
use crate::announce::announcer;
use crate::components::preview::{HANDLE, Preview};
use crate::components::quick_search::offer;
use crate::editor::impact::Figures;
use crate::editor::state::Editor;
use crate::i18n::common::number;
use crate::i18n::later::{Texts, say, texts};

/// A draft of so many changes goes away without being asked for.
const FEW: usize = 3;

/// The bar.
#[component]
pub fn DraftBar(review: Review, preview: Preview) -> impl IntoView {
    let (editor, notice) = (review.grid().editor, review.notice());
    let is_empty = Memo::new(move |_| editor.draft().with(Draft::is_empty));
    // What was said of the last save is no longer news once there is something new to save.
    Effect::new(move |before: Option<bool>| {
        let is_empty = is_empty.get();
        if before == Some(true) && !is_empty {
            notice.update(|notice| *notice = notice.take().filter(|notice| !notice.is_good()));
        }
        is_empty
    });
    let status = Signal::derive(move || {
        let texts = texts().saving;
        match (review.can_save(), is_empty.get()) {
            (false, _) => texts.read_only,
            (true, true) => texts.no_draft,
            (true, false) => "",
        }
    });
    view! {
        <div class="bar">
            <PreviewHandle preview />
            <div class="bar-draft" role="group" aria-label=say(|t| t.saving.draft)>
                <Impact review is_empty />
                <p class="bar-status">{status}</p>
                <div class="bar-actions">
                    <Discard editor notice />
                    {review.can_save().then(|| view! { <Save review /> })}
                </div>
            </div>
        </div>
        <ReviewDialog review />
    }
}

/// Where the preview is a sheet: the answer, and what brings the sheet up.
#[component]
fn PreviewHandle(preview: Preview) -> impl IntoView {
    let expanded = Signal::derive(move || preview.sheet_open.get().to_string());
    view! {
        <button
            id=HANDLE
            type="button"
            class="bar-preview"
            aria-controls="preview"
            aria-expanded=expanded
            on:click=move |_| preview.sheet_open.update(|open| *open = !*open)
        >
            <span class="bar-preview-title">{say(|t| t.preview.title)}</span>
            <span class="bar-preview-answer">{preview.says(|summary| &summary.headline)}</span>
        </button>
    }
}

/// What the draft comes to, in figures. Each opens the list of what it counts.
#[component]
pub fn Impact(
    review: Review,
    /// Whether there is nothing to show.
    #[prop(into)]
    is_empty: Signal<bool>,
    /// Whether the grants, and what they break, are shown beside it already.
    #[prop(optional)]
    without_grants: bool,
) -> impl IntoView {
    let (grid, tally) = (review.grid(), review.tally());
    let draft = grid.editor.draft();
    let topic = RwSignal::new(Topic::Grants);
    let open = RwSignal::new(false);
    let show = move |what: Topic| {
        topic.set(what);
        open.set(true);
    };
    // What is ticked is seen before it is counted.
    let grants = move |of: fn(&Draft) -> usize| {
        Signal::derive(move || {
            grid.editor.sides().track();
            draft.with_untracked(of)
        })
    };
    let added = grants(|draft| draft.added.len());
    let removed = grants(|draft| draft.removed.len());
    let figure =
        move |figure: fn(&Figures) -> usize| Signal::derive(move || figure(&tally.figures()));
    let projects = figure(|figures| figures.projects);
    let gain = figure(|figures| figures.gain);
    let lose = figure(|figures| figures.lose);
    let public = Signal::derive(move || public(tally.figures()));
    let is_busy = Signal::derive(move || tally.is_counting().to_string());
    view! {
        <div class="bar-counts" class:bar-counts-none=is_empty aria-busy=is_busy>
            <button
                type="button"
                class="count"
                aria-haspopup="dialog"
                hidden=without_grants
                on:click=move |_| show(Topic::Grants)
            >
                <b class="count-added">{signed("+", added)}</b>
                " "
                <b class="count-removed">{signed("−", removed)}</b>
                " "
                {move || (texts().saving.grants_unit)(added.get() + removed.get())}
            </button>
            {count("count", projects, |t| t.saving.projects_unit, move || show(Topic::Projects))}
            {count(
                "count count-gain",
                gain,
                |t| t.review.people_gain,
                move || show(Topic::People(Turn::Gained)),
            )}
            {count(
                "count count-lose",
                lose,
                |t| t.review.people_lose,
                move || show(Topic::People(Turn::Lost)),
            )}
            <button
                type="button"
                class="count count-public"
                aria-haspopup="dialog"
                hidden=move || public.with(String::is_empty)
                on:click=move |_| show(Topic::Public)
            >
                {public}
            </button>
            {(!without_grants).then(|| view! { <RailCount review /> })}
        </div>
        <ImpactLists grid tally topic open />
    }
}

/// A figure and what it counts.
fn count(
    class: &'static str,
    figure: Signal<usize>,
    unit: fn(&'static Texts) -> fn(usize) -> &'static str,
    show: impl Fn() + 'static,
) -> AnyView {
    let is_none = Signal::derive(move || figure.get() == 0);
    view! {
        <button
            type="button"
            class=class
            class:count-none=is_none
            aria-haspopup="dialog"
            on:click=move |_| show()
        >
            <b class="count-of-impact">{signed("", figure)}</b>
            " "
            {move || unit(texts())(figure.get())}
        </button>
    }
    .into_any()
}

fn signed(sign: &'static str, figure: Signal<usize>) -> Signal<String> {
    Signal::derive(move || format!("{sign}{}", number(figure.get())))
}

/// What becomes public and what no longer is; nothing of none. Reactive.
fn public(figures: Figures) -> String {
    let texts = texts();
    let opened = (figures.opened > 0).then(|| (texts.review.opened)(figures.opened));
    let closed = (figures.closed > 0).then(|| (texts.review.closed)(figures.closed));
    let both: Vec<String> = opened.into_iter().chain(closed).collect();
    both.join(texts.common.comma)
}

/// Throws the draft away; asks first where it is more than a few changes.
#[component]
fn Discard(editor: Editor, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let announcer = announcer();
    let asking = RwSignal::new(false);
    let count = Signal::derive(move || editor.draft().with(Draft::len));
    let is_disabled = Signal::derive(move || (count.get() == 0).to_string());
    let discard = move || {
        editor.discard();
        notice.set(None);
        announcer.say(texts().saving.discarded);
    };
    let ask = move || match count.get_untracked() {
        0 => {}
        1..=FEW => discard(),
        _ => asking.set(true),
    };
    offer(|t| t.saving.discard_draft, "", ask);
    view! {
        // It stays reachable when there is nothing to discard: the focus may be on it.
        <button
            type="button"
            class="button button-quiet"
            aria-disabled=is_disabled
            on:click=move |_| ask()
        >
            {say(|t| t.saving.discard)}
        </button>
        <DiscardDialog open=asking count on_discard=move |()| discard() />
    }
}

/// Has the draft reviewed and saved.
#[component]
fn Save(review: Review) -> impl IntoView {
    let is_disabled =
        Signal::derive(move || (review.is_busy() || review.has_nothing()).to_string());
    let is_busy = Signal::derive(move || review.is_busy().to_string());
    offer(|t| t.saving.review_and_save, "Ctrl+S", move || review.ask());
    let label = Signal::derive(move || {
        let common = texts().common;
        if review.is_busy() {
            common.saving
        } else {
            common.save
        }
    });
    view! {
        <button
            type="button"
            class="button button-main"
            aria-haspopup="dialog"
            aria-disabled=is_disabled
            aria-busy=is_busy
            on:click=move |_| review.ask()
        >
            {label}
        </button>
    }
}
