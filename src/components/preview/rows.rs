//! The permissions, each now and with the draft; one opens to show its chains.

use leptos::prelude::*;
use whocan_access::{PermissionKey, Verdict};

use super::state::Preview;
use super::ways::Ways;
use crate::editor::preview::{Answer, long_verdict, short_verdict};
use crate::editor::rows::words;
use crate::i18n::{locale, texts};

/// All permissions, in an order that does not change: what changes is marked.
#[component]
pub fn Rows(preview: Preview) -> impl IntoView {
    let is_empty = move || preview.only_changes.get() && preview.changed.get() == 0;
    view! {
        <label class="only-changes">
            <input
                type="checkbox"
                prop:checked=move || preview.only_changes.get()
                on:change=move |event| preview.only_changes.set(event_target_checked(&event))
            />
            {move || (texts().preview.only_changes)(preview.changed.get())}
        </label>
        <div class="answers-head" aria-hidden="true">
            <span>{move || texts().preview.permission}</span>
            <span>{move || texts().preview.now}</span>
            <span></span>
            <span>{move || texts().preview.draft}</span>
        </div>
        <ul class="answers">
            <For
                each=move || preview.permissions.get()
                key=Clone::clone
                children=move |permission| view! { <AnswerRow preview permission /> }
            />
        </ul>
        <p class="preview-note" hidden=move || !is_empty()>
            {move || texts().preview.nothing_changes}
        </p>
    }
}

/// One permission.
#[component]
fn AnswerRow(preview: Preview, permission: PermissionKey) -> impl IntoView {
    let permission = StoredValue::new(permission);
    let saved = preview.editor.saved();
    let open = RwSignal::new(false);
    let answer = Memo::new(move |_| permission.with_value(|key| preview.answer(key)));
    let differs = Memo::new(move |_| answer.with(|a| a.as_ref().is_some_and(Answer::differs)));
    let name = Memo::new(move |_| {
        permission.with_value(|key| saved.with(|saved| words(saved.instance(), locale(), key).name))
    });
    let now = Memo::new(move |_| answer.with(|a| a.as_ref().map(|a| a.now.clone())));
    let draft = Memo::new(move |_| answer.with(|a| a.as_ref().map(|a| a.draft.clone())));
    let short = move |verdict: Memo<Option<Verdict>>| {
        saved.with(|saved| {
            verdict.with(|verdict| {
                let verdict = verdict.as_ref();
                verdict.map(|verdict| short_verdict(saved.instance(), locale(), verdict))
            })
        })
    };
    let long = move |verdict: Memo<Option<Verdict>>| {
        saved.with(|saved| {
            verdict.with(|verdict| {
                let verdict = verdict.as_ref();
                verdict.map(|verdict| long_verdict(saved.instance(), locale(), verdict))
            })
        })
    };
    let said = move || {
        let preview = texts().preview;
        let now = long(now).unwrap_or_default();
        if differs.get() {
            (preview.turns)(&now, &long(draft).unwrap_or_default())
        } else {
            now
        }
    };
    view! {
        <li
            class="answer"
            class:answer-changed=move || differs.get()
            hidden=move || preview.only_changes.get() && !differs.get()
        >
            <details on:toggle=move |event| open.set(is_open(&event))>
                <summary class="answer-line">
                    <span class="answer-name">{move || name.get()}</span>
                    <span class="verdict" data-verdict=move || style(now) aria-hidden="true">
                        {move || short(now)}
                    </span>
                    <span class="answer-arrow" aria-hidden="true">
                        "→"
                    </span>
                    <span
                        class="verdict verdict-draft"
                        data-verdict=move || style(draft)
                        aria-hidden="true"
                    >
                        {move || short(draft)}
                    </span>
                    <span class="unseen">": " {said}</span>
                </summary>
                <Show when=move || open.get()>
                    <div class="answer-detail">
                        <p class="answer-said" aria-hidden="true">{said}</p>
                        <Ways preview permission />
                    </div>
                </Show>
            </details>
        </li>
    }
}

fn style(verdict: Memo<Option<Verdict>>) -> &'static str {
    verdict.with(|verdict| match verdict {
        Some(Verdict::Yes) => "yes",
        Some(Verdict::OnIssues(_)) => "some",
        Some(Verdict::Unusable(_)) => "unusable",
        Some(Verdict::No) | None => "no",
    })
}

fn is_open(event: &leptos::ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    let target = event.current_target();
    let details = target.and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
    details.is_some_and(|details| details.open())
}
