//! Doing what is saved at once, and the question before it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::Resolver;

use super::Page;
use super::changed::Changed;
use super::deed_words::{Place, Words, words};
use super::price::price;
use crate::announce::announcer;
use crate::browser::focus;
use crate::client::Error;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::i18n::deeds::{say, texts};
use crate::workspace::{Deed, Done, Made, workspace};

/// The question, and what was done for the group. What could be done before something failed is
/// done, and no longer proposed.
#[component]
pub fn AtOnce(page: Page) -> impl IntoView {
    let (workspace, announcer) = (workspace(), announcer());
    let asked = page.asked;
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    let not_undone = RwSignal::new(None::<Error>);
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            failed.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            asked.set(None);
        }
    });
    let carry_out = move |deed: Deed, error: RwSignal<Option<Error>>, told: String| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let group = page.group.get_value();
        spawn_local(async move {
            let result = workspace.make(&deed).await;
            busy.set(false);
            if let Err(reason) = result {
                error.set(Some(reason));
                return;
            }
            open.set(false);
            let made = Made::AtOnce(deed);
            workspace.note(Done { group, made });
            announcer.tell(told);
            // The button that asked goes with what was proposed.
            focus("content");
        });
    };
    let title = Signal::derive(move || {
        let deed = asked.get();
        deed.map_or_else(String::new, |deed| said(page, &deed, |words| words.title))
    });
    let question = move || {
        let resolver = untrack(|| page.resolver.get())?;
        asked.with(|deed| deed.as_ref().map(|deed| question(page, &resolver, deed)))
    };
    let act = move || {
        let deed = asked.get()?;
        let resolver = untrack(|| page.resolver.get())?;
        Some(if busy.get() {
            crate::i18n::texts().common.saving
        } else {
            words(resolver.instance(), &deed).act
        })
    };
    let confirm = move |_| {
        if let Some(deed) = asked.get_untracked() {
            let told = untrack(|| (texts().done)(&said(page, &deed, |words| words.told)));
            carry_out(deed, failed, told);
        }
    };
    let undo = Callback::new(move |deed: Deed| {
        let deed = deed.inverse();
        let told = untrack(|| said(page, &deed, |words| words.told));
        carry_out(deed, not_undone, told);
    });
    view! {
        <Changed page undo error=not_undone />
        <Dialog open title>
            <div class="form">
                {question} <p class="note">{say(|t| t.at_once)}</p> <Failure error=failed />
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {move || crate::i18n::texts().common.cancel}
                    </button>
                    <button
                        type="button"
                        class="button button-main"
                        autofocus
                        aria-busy=move || busy.get().to_string()
                        on:click=confirm
                    >
                        {act}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// What is asked before it is done, with its price. Reactive.
fn question(page: Page, resolver: &Arc<Resolver>, deed: &Deed) -> AnyView {
    let directory = matches!(deed, Deed::Membership { .. })
        .then(|| view! { <p class="note">{texts().directory}</p> });
    let does = paragraphs(words(resolver.instance(), deed).does);
    let price = price(page, resolver, deed);
    view! {
        {does}
        <div>{price}</div>
        {directory}
    }
    .into_any()
}

/// Where something is done.
pub fn place((what, name, address): Place) -> AnyView {
    view! {
        <p>
            <span class="quiet">{what}</span>
            " "
            <a href=address>
                <b>{name}</b>
            </a>
        </p>
    }
    .into_any()
}

/// Sentences, a paragraph each.
pub fn paragraphs(sentences: Vec<String>) -> Vec<AnyView> {
    let each = sentences.into_iter();
    each.map(|said| view! { <p>{said}</p> }.into_any())
        .collect()
}

/// Something that is said of a deed. Reactive.
fn said(page: Page, deed: &Deed, of: fn(Words) -> String) -> String {
    let resolver = page.resolver.get();
    resolver.map_or_else(String::new, |resolver| of(words(resolver.instance(), deed)))
}
