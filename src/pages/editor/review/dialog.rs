//! The dialog in which a draft is reviewed and saved.

use leptos::prelude::*;
use whocan_access::{Holder, Inserting, Reach};

use super::Review;
use super::changes::{CellChanges, HolderChanges};
use super::findings::NewFindings;
use super::overlaps::Meanwhile;
use super::rails::GuardRails;
use crate::components::dialog::Dialog;
use crate::i18n::later::{say, texts};
use crate::pages::editor::bar::Impact;

/// The dialog. The focus is on what saves.
#[component]
pub fn ReviewDialog(review: Review) -> impl IntoView {
    let (grid, tally) = (review.grid(), review.tally());
    let editor = grid.editor;
    let title = Signal::derive(move || {
        editor
            .scheme()
            .with(|scheme| (texts().review.title)(&scheme.name))
    });
    let headline = Signal::derive(move || {
        let texts = texts().review;
        match tally.figures().projects {
            _ if tally.is_counting() => texts.counting,
            0 => texts.nothing_changes,
            _ => "",
        }
    });
    let changes_nothing = Signal::derive(move || headline.with(|headline| !headline.is_empty()));
    let failure = move || {
        let notice = review.notice().get().filter(|notice| !notice.is_good());
        notice.map(|notice| view! { <p class="failure">{notice.text()}</p> })
    };
    let held = move || {
        let rails = texts().guard_rails;
        let texts = texts().review;
        match review.undecided() {
            0 if review.has_nothing() => texts.nothing_to_save.to_owned(),
            0 if review.rails().lacks_reason() => rails.why_missing.to_owned(),
            0 => String::new(),
            count => (texts.undecided)(count),
        }
    };
    let is_held = Signal::derive(move || review.is_held().to_string());
    let is_busy = Signal::derive(move || review.is_busy().to_string());
    let label = Signal::derive(move || {
        let common = texts().common;
        if review.is_busy() {
            common.saving
        } else if review.rails().takes_reason() {
            texts().guard_rails.save_and_override
        } else {
            common.save
        }
    });
    view! {
        <Dialog open=review.open() title>
            <div class="review">
                <div class="review-body">
                    <p class="review-headline">{headline}</p>
                    <Impact review is_empty=changes_nothing without_grants=true />
                    <div role="alert" class="failure-place">
                        {failure}
                    </div>
                    <Meanwhile review />
                    <GuardRails review />
                    <h3>{say(|t| t.review.by_holder)}</h3>
                    <p class="review-note">{move || only_so_many(review)}</p>
                    <HolderChanges grid draft=editor.draft() />
                    <h3>{say(|t| t.review.new_findings)}</h3>
                    <NewFindings review />
                    <CellChanges grid />
                </div>
                <div class="form-end">
                    <p class="review-held" role="status">
                        {held}
                    </p>
                    <button type="button" class="button" on:click=move |_| review.open().set(false)>
                        {say(|t| t.review.keep_editing)}
                    </button>
                    <button
                        type="button"
                        class="button button-main"
                        autofocus
                        aria-disabled=is_held
                        aria-busy=is_busy
                        on:click=move |_| review.confirm()
                    >
                        {label}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// How few lose anything, where a holder that does has more people than that. Reactive.
fn only_so_many(review: Review) -> Option<String> {
    let (editor, tally) = (review.grid().editor, review.tally());
    if tally.is_counting() {
        return None;
    }
    let losing = tally.figures().lose;
    let holders = editor.draft().with(|draft| {
        let holders = draft.removed.iter().map(|cell| cell.holder.clone());
        holders.into_set()
    });
    let has_more =
        |holder: &Holder| matches!(editor.reach(holder), Reach::People(count) if count > losing);
    let is_so = holders.iter().any(has_more);
    is_so.then(|| (texts().review.only_so_many)(losing))
}
