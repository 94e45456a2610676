//! The guard rails with their state; where there are none, what they are for.

use leptos::prelude::*;
use whocan_access::RuleCheck;

use super::Page;
use super::fields::Beginning;
use crate::client::guard_rails::Kept;
use crate::components::breaches::breaches;
use crate::components::each::each;
use crate::components::message::Empty;
use crate::components::when::When;
use crate::editor::rail_words::{missing, sentence};
use crate::i18n::later::{Texts, said, say, texts};
use crate::i18n::locale;
use crate::workspace::workspace;

/// The list.
#[component]
pub fn List(page: Page) -> impl IntoView {
    let is_empty = Signal::derive(move || page.kept().is_empty());
    view! {
        <When
            is=is_empty
            or=move || {
                view! {
                    <ul class="panel guard-rails">
                        {each(
                            move || page.kept().into_iter().map(|kept| kept.id).collect(),
                            |id| *id,
                            move |id| view! { <Item page id /> }.into_any(),
                        )}
                    </ul>
                }
            }
        >
            <Empty title=said(|t| t.guard_rails.none) hint=said(|t| t.guard_rails.none_hint)>
                <p class="examples-title">{say(|t| t.guard_rails.examples)}</p>
                <div class="examples">
                    {example(page, |t| t.guard_rails.example_sees, Beginning::Sees)}
                    {example(page, |t| t.guard_rails.example_only, Beginning::Delete)}
                    {example(page, |t| t.guard_rails.example_anonymous, Beginning::Anonymous)}
                </div>
            </Empty>
        </When>
    }
}

fn example(page: Page, text: fn(&'static Texts) -> &'static str, begin: Beginning) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| page.edit(begin.clone())>
            {say(text)}
        </button>
    }
    .into_any()
}

#[component]
fn Item(page: Page, id: i64) -> impl IntoView {
    let workspace = workspace();
    let kept = Memo::new(move |_| page.kept().into_iter().find(|kept| kept.id == id));
    let name = Signal::derive(move || {
        kept.with(|kept| kept.as_ref().map(|kept| kept.rail.name.clone()))
            .unwrap_or_default()
    });
    let said = move || {
        let resolver = workspace.resolver()?;
        let kept = kept.get()?;
        let said = sentence(resolver.instance(), locale(), &kept.rail.rule);
        (said != kept.rail.name).then(|| view! { <p class="rail-rule">{said}</p> })
    };
    let check = Memo::new(move |_| page.check(id));
    let state = move || check.with(|check| state(check.as_ref()));
    let why = move || {
        let resolver = workspace.resolver()?;
        let check = check.get()?;
        let instance = resolver.instance();
        let missing = missing(instance, locale(), &check.unknown);
        let missing =
            (!missing.is_empty()).then(|| view! { <p class="rail-missing">{missing}</p> });
        let broken = !check.breaches.is_empty();
        Some(view! {
            {missing}
            {broken.then(|| breaches(instance, &check.breaches, None))}
        })
    };
    let with_kept = move |act: fn(Page, Kept)| {
        move |_| {
            if let Some(kept) = kept.get_untracked() {
                act(page, kept);
            }
        }
    };
    view! {
        <li class="guard-rail">
            <div class="guard-rail-text">
                <h2 class="rail-name">{name}</h2>
                {said}
                {why}
            </div>
            <p class="guard-rail-state">{state}</p>
            <div class="guard-rail-actions">
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=move || (texts().guard_rails.change_of)(&name.get())
                    on:click=with_kept(|page, kept| page.edit(Beginning::Kept(kept)))
                >
                    {say(|t| t.guard_rails.change)}
                </button>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=move || (texts().guard_rails.delete_of)(&name.get())
                    on:click=with_kept(Page::delete)
                >
                    {say(|t| t.guard_rails.delete)}
                </button>
            </div>
        </li>
    }
}

/// Whether it is kept, in a word with its sign. Reactive.
fn state(check: Option<&RuleCheck>) -> AnyView {
    let texts = texts().guard_rails;
    let (class, word) = match check {
        None => ("state", texts.checking),
        Some(check) if !check.breaches.is_empty() => ("state state-broken", texts.broken),
        Some(check) if !check.unknown.is_empty() => ("state state-unsure", texts.unsure),
        Some(_) => ("state state-kept", texts.kept),
    };
    view! { <span class=class>{word}</span> }.into_any()
}
