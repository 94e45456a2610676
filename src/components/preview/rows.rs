//! The permissions, each now and with the draft; one opens to show its chains.

use leptos::prelude::*;
use whocan_access::{Instance, PermissionKey, Verdict};

use super::state::{Preview, permissions};
use super::ways::Ways;
use crate::components::when::When;
use crate::editor::rows::words;
use crate::editor::wording::{long_verdict, short_verdict};
use crate::i18n::{locale, say, texts};

/// All permissions, in an order that does not change: what changes is marked.
#[component]
pub fn Rows(preview: Preview) -> impl IntoView {
    let changed = Signal::derive(move || preview.summary.with(|summary| summary.changed));
    let only_changes = Signal::derive(move || (texts().preview.only_changes)(changed.get()));
    let has_any = Signal::derive(move || !preview.only_changes.get() || changed.get() > 0);
    let rows = move || {
        let permissions = permissions(preview.editor).into_iter().enumerate();
        let rows = permissions.map(|(at, key)| view! { <AnswerRow preview at key /> });
        rows.collect_view()
    };
    view! {
        <label class="only-changes">
            <input
                type="checkbox"
                prop:checked=preview.only_changes
                on:change=move |event| preview.only_changes.set(event_target_checked(&event))
            />
            {only_changes}
        </label>
        <div class="answers-head" aria-hidden="true">
            <span>{say(|t| t.preview.permission)}</span>
            <span>{say(|t| t.preview.now)}</span>
            <span></span>
            <span>{say(|t| t.preview.draft)}</span>
        </div>
        <ul class="answers">{rows}</ul>
        <p class="preview-note" hidden=has_any>
            {say(|t| t.preview.nothing_changes)}
        </p>
    }
}

/// What a row says.
#[derive(Clone, PartialEq, Default)]
struct Line {
    name: String,
    now: Short,
    draft: Short,
    /// Both verdicts, with their conditions and reasons.
    whole: String,
    differs: bool,
}

/// A verdict in a word or two, and how it is drawn.
#[derive(Clone, PartialEq, Default)]
struct Short {
    text: String,
    style: &'static str,
}

/// One permission.
#[component]
fn AnswerRow(
    preview: Preview,
    /// Its number among the answers.
    at: usize,
    key: PermissionKey,
) -> impl IntoView {
    let permission = StoredValue::new(key);
    let open = RwSignal::new(false);
    let line = Memo::new(move |_| permission.with_value(|key| line(preview, at, key)));
    let text = move |part: fn(&Line) -> &String| {
        Signal::derive(move || line.with(|line| part(line).clone()))
    };
    let style =
        move |part: fn(&Line) -> &Short| Signal::derive(move || line.with(|line| part(line).style));
    let differs = Signal::derive(move || line.with(|line| line.differs));
    let hidden = Signal::derive(move || preview.only_changes.get() && !differs.get());
    view! {
        <li class="answer" class:answer-changed=differs hidden=hidden>
            <details on:toggle=move |event| open.set(is_open(&event))>
                <summary class="answer-line">
                    <span class="answer-name">{text(|line| &line.name)}</span>
                    <span
                        class="verdict"
                        data-verdict=style(|line| &line.now)
                        aria-hidden="true"
                    >
                        {text(|line| &line.now.text)}
                    </span>
                    <span class="answer-arrow" aria-hidden="true">
                        "→"
                    </span>
                    <span
                        class="verdict verdict-draft"
                        data-verdict=style(|line| &line.draft)
                        aria-hidden="true"
                    >
                        {text(|line| &line.draft.text)}
                    </span>
                    <span class="unseen">": " {text(|line| &line.whole)}</span>
                </summary>
                <When is=open>
                    <div class="answer-detail">
                        <p class="answer-said" aria-hidden="true">
                            {text(|line| &line.whole)}
                        </p>
                        <Ways preview permission />
                    </div>
                </When>
            </details>
        </li>
    }
}

/// What the row of a permission says. Reactive.
fn line(preview: Preview, at: usize, permission: &PermissionKey) -> Line {
    preview.editor.saved().with(|saved| {
        let instance = saved.instance();
        let name = words(instance, locale(), permission).name;
        preview.answers.with(|answers| {
            let Some(answer) = answers.get(at) else {
                return Line {
                    name,
                    ..Line::default()
                };
            };
            let now = long_verdict(instance, locale(), &answer.now);
            let whole = if answer.differs() {
                let draft = long_verdict(instance, locale(), &answer.draft);
                (texts().preview.turns)(&now, &draft)
            } else {
                now
            };
            Line {
                name,
                now: short(instance, &answer.now),
                draft: short(instance, &answer.draft),
                whole,
                differs: answer.differs(),
            }
        })
    })
}

fn short(instance: &Instance, verdict: &Verdict) -> Short {
    Short {
        text: short_verdict(instance, locale(), verdict),
        style: match verdict {
            Verdict::Yes => "yes",
            Verdict::OnIssues(_) => "some",
            Verdict::Unusable(_) => "unusable",
            Verdict::No => "no",
        },
    }
}

fn is_open(event: &leptos::ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    let target = event.current_target();
    let details = target.and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
    details.is_some_and(|details| details.open())
}
