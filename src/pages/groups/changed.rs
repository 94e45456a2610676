//! What was done for a group, and taking it back.

use leptos::prelude::*;
use whocan_access::{Draft, Holder, Instance, PermissionKey, Resolver};

use super::Page;
use super::at_once::{paragraphs, place};
use super::deed_words::{Place, Words, words};
use super::in_scheme::Opening;
use super::repair::opener;
use crate::addresses;
use crate::browser::at;
use crate::client::Error;
use crate::components::message::Failure;
use crate::components::when::When;
use crate::editor::holders;
use crate::editor::review::{HolderChange, by_holder};
use crate::editor::wording::gains_and_loses;
use crate::i18n::closing::texts as closing_texts;
use crate::i18n::deeds::{say, texts};
use crate::i18n::later::texts as all_texts;
use crate::i18n::locale;
use crate::workspace::{Deed, Made, workspace};

/// So many holders of a scheme are told of, with what changes for each.
const FEW: usize = 8;

/// What was done, each with the way back.
#[component]
pub fn Changed(
    page: Page,
    /// Takes back what was saved at once.
    undo: Callback<Deed>,
    /// Why something could not be taken back.
    error: RwSignal<Option<Error>>,
) -> impl IntoView {
    let (workspace, open) = (workspace(), opener(page));
    let here = Memo::new(move |_| {
        let done = workspace.done().into_iter();
        let done = done.filter(|done| page.group.with_value(|group| done.group == *group));
        done.map(|done| done.made).collect::<Vec<Made>>()
    });
    let changed = move || {
        let resolver = page.resolver.get()?;
        let one = |made: &Made| one(&resolver, made, undo, open);
        Some(here.get().iter().map(one).collect::<Vec<_>>())
    };
    view! {
        <When is=Signal::derive(move || here.with(|here| !here.is_empty()))>
            <section class="panel" aria-labelledby="changed-title">
                <div class="panel-head">
                    <h2 id="changed-title">{say(|t| t.changed)}</h2>
                    <p class="quiet">{say(|t| t.changed_hint)}</p>
                </div>
                <ul>{changed}</ul>
                <Failure error />
            </section>
        </When>
    }
}

/// What was done: what it is about, and what changed, in sentences. Reactive.
pub fn told(resolver: &Resolver, made: &Made) -> (Place, Vec<String>) {
    let instance = resolver.instance();
    match made {
        Made::AtOnce(deed) => {
            let Words { place, did, .. } = words(instance, deed);
            (place, did)
        }
        Made::Saved { scheme: id, draft } => {
            let scheme = instance.schemes.get(id);
            let name = scheme.map_or_else(|| id.to_string(), |scheme| scheme.name.clone());
            let mut said = in_scheme(resolver, draft);
            if said.len() > FEW {
                let (added, removed) = (draft.added.len(), draft.removed.len());
                said = vec![(all_texts().saving.saved)(added, removed)];
            }
            let address = at(&addresses::scheme(*id, None, None));
            ((closing_texts().in_scheme, name, address), said)
        }
    }
}

/// What was done, with the way to take it back: at once where it was saved so, as a draft where it
/// is a scheme's. Reactive.
fn one(resolver: &Resolver, made: &Made, undo: Callback<Deed>, open: Callback<Opening>) -> AnyView {
    let (of, said) = told(resolver, made);
    let texts = texts();
    let (text, label, back) = match made {
        Made::AtOnce(deed) => {
            let label = words(resolver.instance(), deed).undo;
            let deed = deed.clone();
            let back = Callback::new(move |()| undo.run(deed.clone()));
            (texts.undo, label, back)
        }
        Made::Saved { scheme, draft } => {
            let opening = Opening {
                scheme: *scheme,
                draft: draft.inverse(),
                leaving: [].into(),
            };
            let back = Callback::new(move |()| open.run(opening.clone()));
            (texts.undo_as_draft, (texts.undo_in)(&of.1), back)
        }
    };
    view! {
        <li class="group-step">
            <div>{place(of)} {paragraphs(said)}</div>
            <button type="button" class="button" aria-label=label on:click=move |_| back.run(())>
                {text}
            </button>
        </li>
    }
    .into_any()
}

/// What changes in a scheme, holder by holder. Reactive.
pub fn in_scheme(resolver: &Resolver, draft: &Draft) -> Vec<String> {
    let keys: Vec<PermissionKey> = resolver.permission_keys().cloned().collect();
    let mut alike: Vec<(HolderChange, Vec<Holder>)> = Vec::new();
    for change in by_holder(draft, &[], &keys) {
        let is_same = |one: &HolderChange| one.gains == change.gains && one.loses == change.loses;
        let holder = change.holder.clone();
        match alike.iter_mut().find(|(one, _)| is_same(one)) {
            Some((_, holders)) => holders.push(holder),
            None => alike.push((change, vec![holder])),
        }
    }
    let said = alike.into_iter();
    let said = said.map(|(change, holders)| of_holders(resolver.instance(), &change, &holders));
    said.collect()
}

/// What changes for each of some holders. Reactive.
fn of_holders(instance: &Instance, change: &HolderChange, all: &[Holder]) -> String {
    let common = all_texts().common;
    let changes = gains_and_loses(instance, locale(), change);
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    let changes = changes.join(common.comma);
    let phrases = all.iter();
    let phrases = phrases.map(|holder| holders::phrase(instance, locale(), holder));
    let phrases: Vec<String> = phrases.collect();
    let said = match all {
        [_] => texts().of_holder,
        _ => texts().of_each_holder,
    };
    said(&phrases.join(common.comma), &changes)
}
