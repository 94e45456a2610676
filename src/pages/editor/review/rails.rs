//! The guard rails that a draft breaks: in the bar, and in the review, where saving takes a reason.

use leptos::prelude::*;

use super::Review;
use crate::browser;
use crate::components::breaches::breaches;
use crate::components::dialog::Dialog;
use crate::components::text_field::TextField;
use crate::components::when::When;
use crate::editor::rail_words::sentence;
use crate::editor::rails::Broken;
use crate::i18n::later::{said, say, texts};
use crate::i18n::locale;

/// Id of the field for the reason.
const REASON: &str = "override-reason";

/// Moves the focus to where the reason is asked for.
pub fn focus_reason() {
    browser::focus(REASON);
}

/// How many guard rails the draft breaks, which opens the list of them; nothing where it is none.
#[component]
pub fn RailCount(review: Review) -> impl IntoView {
    let rails = review.rails();
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| rails.newly_broken());
    view! {
        <button
            type="button"
            class="count count-breaks"
            aria-haspopup="dialog"
            hidden=move || count.get() == 0
            on:click=move |_| open.set(true)
        >
            {move || (texts().guard_rails.breaks)(count.get())}
        </button>
        <Dialog open title=said(|t| t.guard_rails.breaks_title)>
            <div class="review">
                <div class="review-body">
                    <List review />
                </div>
                <div class="form-end">
                    <button
                        type="button"
                        class="button"
                        autofocus
                        on:click=move |_| open.set(false)
                    >
                        {say(|t| t.common.close)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// What the draft does to guard rails, and why it is to be saved all the same; nothing where there
/// are none.
#[component]
pub fn GuardRails(review: Review) -> impl IntoView {
    let rails = review.rails();
    let is_there = Signal::derive(move || rails.exist() || rails.is_refused());
    let takes_reason = Signal::derive(move || rails.takes_reason());
    let text = move || {
        let texts = texts().guard_rails;
        if rails.newly_broken() > 0 {
            texts.breaks_text
        } else if rails.is_refused() {
            texts.refused
        } else if rails.is_checking() {
            texts.checking
        } else {
            texts.breaks_none
        }
    };
    view! {
        <When is=is_there>
            <section class="rails" class:rails-broken=takes_reason aria-labelledby="review-rails">
                <h3 id="review-rails">{say(|t| t.shell.guard_rails)}</h3>
                <p class="review-note" role="status">
                    {text}
                </p>
                <List review />
                <When is=takes_reason>
                    <div on:keydown=move |event| {
                        // Enter that ends the composition of a Japanese word saves nothing.
                        if event.key() == "Enter" && !event.is_composing() {
                            event.prevent_default();
                            review.confirm();
                        }
                    }>
                        <TextField
                            label=said(|t| t.guard_rails.why)
                            value=rails.reason()
                            first=true
                            id=REASON
                        />
                    </div>
                </When>
            </section>
        </When>
    }
}

/// The guard rails that the draft breaks, each with its chains; those broken before by name.
#[component]
fn List(review: Review) -> impl IntoView {
    let (rails, editor) = (review.rails(), review.grid().editor);
    move || {
        let drafted = editor.drafted().get();
        let instance = drafted.instance();
        let broken = rails.broken();
        let new = broken.iter().filter(|broken| !broken.already);
        let new = new.map(
            |Broken {
                 rail, breaches: by, ..
             }| {
                let said = sentence(instance, locale(), &rail.rule);
                let said = (said != rail.name).then(|| view! { <p class="rail-rule">{said}</p> });
                view! {
                    <li class="rail-broken">
                        <p class="rail-name">{rail.name.clone()}</p>
                        {said}
                        {breaches(instance, by, Some(editor.id()))}
                    </li>
                }
            },
        );
        let new: Vec<_> = new.collect();
        let before = broken.iter().filter(|broken| broken.already);
        let before: Vec<&str> = before.map(|broken| broken.rail.name.as_str()).collect();
        let before = (!before.is_empty()).then(|| {
            let names = before.join(texts().common.comma);
            view! { <p class="review-note">{(texts().guard_rails.broken_before)(&names)}</p> }
        });
        view! {
            {(!new.is_empty()).then(|| view! { <ul class="rails-list">{new}</ul> })}
            {before}
        }
    }
}
