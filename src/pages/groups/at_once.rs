//! Doing what is saved at once: the question before it, and taking it back.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Instance, Resolver};

use super::Page;
use super::deed_words::{Words, words};
use super::price::price;
use crate::announce::announcer;
use crate::browser::focus;
use crate::client::Error;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::components::when::When;
use crate::i18n::deeds::{say, texts};
use crate::workspace::{Deed, Done, workspace};

/// How what was done here changes.
type Then = fn(&mut Vec<Done>, Done);

/// The question, and what was done here. What could be done before something failed is done, and
/// no longer proposed.
#[component]
pub fn AtOnce(page: Page) -> impl IntoView {
    let (workspace, announcer) = (workspace(), announcer());
    let asked = page.asked;
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    let not_undone = RwSignal::new(None::<Error>);
    let done = workspace.asking().done;
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
    let carry_out = move |deed: Deed, error: RwSignal<Option<Error>>, told: String, then: Then| {
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
            done.update(|done| then(done, Done { group, deed }));
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
            carry_out(deed, failed, told, Vec::push);
        }
    };
    let undo = Callback::new(move |deed: Deed| {
        let deed = deed.inverse();
        let told = untrack(|| said(page, &deed, |words| words.told));
        carry_out(deed, not_undone, told, |all, one| {
            let undone = one.deed.inverse();
            all.retain(|done| done.group != one.group || done.deed != undone);
        });
    });
    view! {
        <ChangedHere page undo error=not_undone />
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

/// What was done here.
#[component]
fn ChangedHere(
    page: Page,
    /// Takes one back.
    undo: Callback<Deed>,
    /// Why one could not be taken back.
    error: RwSignal<Option<Error>>,
) -> impl IntoView {
    let done = workspace().asking().done;
    let here = move || {
        let made = done.get().into_iter();
        let made = made.filter(|made| page.group.with_value(|group| made.group == *group));
        made.map(|made| made.deed).collect::<Vec<_>>()
    };
    let changed = move || {
        let resolver = page.resolver.get()?;
        let deeds = here().into_iter();
        let deeds = deeds.map(|deed| one_done(resolver.instance(), deed, undo));
        Some(deeds.collect::<Vec<_>>())
    };
    view! {
        <When is=Signal::derive(move || !here().is_empty())>
            <section class="panel" aria-labelledby="changed-title">
                <div class="panel-head">
                    <h2 id="changed-title">{say(|t| t.changed_here)}</h2>
                </div>
                <ul>{changed}</ul>
                <Failure error />
            </section>
        </When>
    }
}

/// What was done, and the way back. Reactive.
fn one_done(instance: &Instance, deed: Deed, undo: Callback<Deed>) -> AnyView {
    let Words {
        place: of,
        did,
        undo: label,
        ..
    } = words(instance, &deed);
    view! {
        <li class="group-step">
            <div>
                {place(of)} {paragraphs(did)}
            </div>
            <button
                type="button"
                class="button"
                aria-label=label
                on:click=move |_| undo.run(deed.clone())
            >
                {texts().undo}
            </button>
        </li>
    }
    .into_any()
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
pub fn place((what, name, address): (&'static str, String, String)) -> AnyView {
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
