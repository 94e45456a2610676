//! What was done for a group, and taking it back.

use leptos::prelude::*;
use whocan_access::{Draft, Instance, SchemeId};

use super::Page;
use super::at_once::{paragraphs, place};
use super::deed_words::{Words, words};
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
use crate::i18n::deeds::{say, texts};
use crate::i18n::groups::texts as group_texts;
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
        let instance = resolver.instance();
        let one = |made| match made {
            Made::AtOnce(deed) => at_once(instance, deed, undo),
            Made::Saved { scheme, draft } => saved(instance, scheme, &draft, open),
        };
        Some(here.get().into_iter().map(one).collect::<Vec<_>>())
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

/// What was saved at once. Reactive.
fn at_once(instance: &Instance, deed: Deed, undo: Callback<Deed>) -> AnyView {
    let Words {
        place: of,
        did,
        undo: label,
        ..
    } = words(instance, &deed);
    view! {
        <li class="group-step">
            <div>{place(of)} {paragraphs(did)}</div>
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

/// What was changed in a scheme: taken back as a draft. Reactive.
fn saved(instance: &Instance, id: SchemeId, draft: &Draft, open: Callback<Opening>) -> AnyView {
    let texts = texts();
    let scheme = instance.schemes.get(&id);
    let scheme = scheme.map_or_else(|| id.to_string(), |scheme| scheme.name.clone());
    let changes = by_holder(draft, &[], &[]);
    let said = if changes.len() > FEW {
        vec![(all_texts().editor.saved)(
            draft.added.len(),
            draft.removed.len(),
        )]
    } else {
        changes
            .iter()
            .map(|change| of_holder(instance, change))
            .collect()
    };
    let address = at(&addresses::scheme(id, None, None));
    let of = (group_texts().in_scheme, scheme.clone(), address);
    let back = Opening {
        scheme: id,
        draft: draft.inverse(),
        leaving: [].into(),
    };
    view! {
        <li class="group-step">
            <div>{place(of)} {paragraphs(said)}</div>
            <button
                type="button"
                class="button"
                aria-label=(texts.undo_in)(&scheme)
                on:click=move |_| open.run(back.clone())
            >
                {texts.undo_as_draft}
            </button>
        </li>
    }
    .into_any()
}

/// What changed for a holder. Reactive.
fn of_holder(instance: &Instance, change: &HolderChange) -> String {
    let all = all_texts();
    let changes = gains_and_loses(instance, locale(), change);
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    let holder = holders::phrase(instance, locale(), &change.holder);
    (texts().of_holder)(&holder, &changes.join(all.common.comma))
}
