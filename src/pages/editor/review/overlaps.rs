//! Where both have changed the same holder in ways that may not be meant together: decided one by
//! one.

use leptos::prelude::*;
use whocan_access::{Decision, OverlapKind};

use super::Review;
use super::changes::{HolderChanges, of_holder};
use crate::browser;
use crate::components::when::When;
use crate::i18n::later::{say, texts};
use crate::workspace::Asked;

/// Id of the first thing to decide.
const FIRST: &str = "first-overlap";

/// Moves the focus to the first thing to decide.
pub fn focus_first() {
    browser::focus(FIRST);
}

/// What somebody else has changed, and what there is to decide.
#[component]
pub fn Meanwhile(review: Review) -> impl IntoView {
    let theirs = review.theirs();
    let is_merged = Signal::derive(move || theirs.with(|theirs| !theirs.is_empty()));
    // Made anew when there is something else to decide, and not when something is decided.
    let overlaps = Memo::new(move |_| {
        review.overlaps().with(|overlaps| {
            let overlaps = overlaps.iter();
            overlaps.map(|one| one.overlap.clone()).collect::<Vec<_>>()
        })
    });
    let is_clear = Signal::derive(move || overlaps.with(Vec::is_empty));
    let choices = move || {
        let count = overlaps.with(Vec::len);
        (0..count)
            .map(|at| view! { <Choice review at /> })
            .collect::<Vec<_>>()
    };
    view! {
        <When is=is_merged>
            <h3>{say(|t| t.review.what_they_changed)}</h3>
            <HolderChanges grid=review.grid() draft=theirs />
        </When>
        <h3 hidden=is_clear>{say(|t| t.review.overlaps)}</h3>
        {choices}
    }
}

/// One overlap, and the ways it can end.
#[component]
fn Choice(review: Review, at: usize) -> impl IntoView {
    let grid = review.grid();
    let one = move || review.overlaps().with(|overlaps| overlaps.get(at).cloned());
    let explained = move || {
        let texts = texts().review;
        let Asked { overlap, .. } = one()?;
        let text = match overlap.kind {
            OverlapKind::TheyRemovedHolder => texts.they_removed_holder,
            OverlapKind::IRemovedHolder => texts.i_removed_holder,
            OverlapKind::TheyRemovedBrowse => texts.they_removed_browse,
            OverlapKind::IRemovedBrowse => texts.i_removed_browse,
        };
        Some(text(&grid.holder_phrase(&overlap.holder)))
    };
    let name = format!("overlap-{at}");
    let choice = move |decision: Decision| {
        let label = move || {
            let texts = texts().review;
            let Asked { overlap, .. } = one()?;
            let of = |draft| of_holder(grid, draft, &overlap.holder);
            Some(match decision {
                Decision::Mine => (texts.decide_mine)(&of(&overlap.mine)),
                Decision::Theirs => (texts.decide_theirs)(&of(&overlap.theirs)),
                Decision::Both => texts.decide_both.to_owned(),
            })
        };
        let is_chosen = move || one().is_some_and(|one| one.decision == Some(decision));
        let is_first = at == 0 && decision == Decision::Mine;
        let id = is_first.then_some(FIRST);
        view! {
            <label class="overlap-choice">
                <input
                    id=id
                    autofocus=is_first && untrack(one).is_some_and(|one| one.decision.is_none())
                    type="radio"
                    name=name.clone()
                    prop:checked=is_chosen
                    on:change=move |_| review.decide(at, decision)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="overlap">
            <legend>{explained}</legend>
            {[Decision::Mine, Decision::Theirs, Decision::Both].map(choice).collect_view()}
        </fieldset>
    }
}
