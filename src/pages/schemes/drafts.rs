//! One's drafts that nobody has saved yet: of which schemes, how much, since when.

use leptos::prelude::*;
use whocan_access::SchemeId;

use super::form::open_while;
use crate::announce::announcer;
use crate::browser::{self, at};
use crate::components::dialog::Dialog;
use crate::components::each::each;
use crate::components::when::When;
use crate::i18n::{say, texts};
use crate::workspace::workspace;

/// A draft in the list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Kept {
    id: SchemeId,
    /// What the scheme is called.
    name: String,
    /// Whether the scheme is still there.
    exists: bool,
    changes: usize,
    /// How long ago it was changed, in whole minutes.
    minutes: usize,
}

/// The drafts; nothing where there is none.
#[component]
pub fn Drafts() -> impl IntoView {
    let workspace = workspace();
    let discarding = RwSignal::new(None::<Kept>);
    let drafts = Memo::new(move |_| {
        let resolver = workspace.resolver();
        let now = js_sys::Date::now();
        let schemes = resolver
            .as_ref()
            .map(|resolver| &resolver.instance().schemes);
        workspace.keeping.kept.with(|kept| {
            let drafts = kept.iter().filter(|(_, stored)| !stored.draft.is_empty());
            let drafts = drafts.map(|(id, stored)| {
                let scheme = schemes.and_then(|schemes| schemes.get(id));
                Kept {
                    id: *id,
                    name: scheme.map_or(&stored.name, |scheme| &scheme.name).clone(),
                    exists: scheme.is_some(),
                    changes: stored.draft.len(),
                    minutes: minutes(now - stored.edited),
                }
            });
            drafts.collect::<Vec<_>>()
        })
    });
    let has_some = Signal::derive(move || drafts.with(|drafts| !drafts.is_empty()));
    view! {
        <When is=has_some>
            <section class="panel drafts" aria-labelledby="drafts-title">
                <h2 id="drafts-title" class="panel-head">
                    {say(|t| t.drafts.yours)}
                </h2>
                <ul>
                    {each(
                        move || drafts.get(),
                        Kept::clone,
                        move |kept| view! { <Line kept discarding /> }.into_any(),
                    )}
                </ul>
            </section>
        </When>
        <DiscardDialog discarding />
    }
}

#[component]
fn Line(kept: Kept, discarding: RwSignal<Option<Kept>>) -> impl IntoView {
    let Kept {
        id,
        name,
        exists,
        changes,
        minutes,
    } = kept.clone();
    let facts = Signal::derive(move || {
        let texts = texts().drafts;
        let mut facts = vec![(texts.changes)(changes), (texts.edited)(minutes)];
        if !exists {
            facts.push(texts.scheme_gone.to_owned());
        }
        facts.join(" · ")
    });
    let label = {
        let name = name.clone();
        move || (texts().drafts.discard_of)(&name)
    };
    let title = if exists {
        view! {
            <a href=at(&format!("/schemes/{id}")) class="row-name">
                {name}
            </a>
        }
        .into_any()
    } else {
        view! { <span class="row-name">{name}</span> }.into_any()
    };
    view! {
        <li class="panel-line">
            {title} <span class="quiet">{facts}</span>
            <button
                type="button"
                class="button button-quiet"
                aria-label=label
                on:click=move |_| discarding.set(Some(kept.clone()))
            >
                {say(|t| t.drafts.discard)}
            </button>
        </li>
    }
}

/// Asks before a draft is thrown away.
#[component]
fn DiscardDialog(discarding: RwSignal<Option<Kept>>) -> impl IntoView {
    let workspace = workspace();
    let announcer = announcer();
    let open = open_while(discarding);
    let title = Signal::derive(move || {
        let name = discarding.with(|kept| kept.as_ref().map(|kept| kept.name.clone()));
        (texts().drafts.discard_title)(&name.unwrap_or_default())
    });
    let text = move || {
        let changes = discarding.with_untracked(|kept| kept.as_ref().map(|kept| kept.changes));
        (texts().drafts.discard_text)(changes.unwrap_or_default())
    };
    let discard = move |_| {
        let Some(kept) = discarding.get_untracked() else {
            return;
        };
        open.set(false);
        workspace.leave(kept.id);
        // The line with the button goes with the draft.
        browser::focus("content");
        announcer.say((untrack(texts).drafts.discarded)(&kept.name));
    };
    view! {
        <Dialog open title>
            <div class="form">
                <p>{text}</p>
                <div class="form-end">
                    <button type="button" class="button" autofocus on:click=move |_| open.set(false)>
                        {say(|t| t.common.cancel)}
                    </button>
                    <button type="button" class="button button-removes" on:click=discard>
                        {say(|t| t.drafts.discard)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// Whole minutes in so many milliseconds; none where the clock was set back.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and a fraction of a minute is not said"
)]
fn minutes(milliseconds: f64) -> usize {
    (milliseconds.max(0.0) / 60_000.0) as usize
}
