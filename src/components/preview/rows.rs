//! The permissions, each now and with the draft; one opens to show its chains.

use leptos::prelude::*;
use whocan_access::permission::CREATE_ISSUES;
use whocan_access::{Holder, Instance, PermissionKey, Relation, Relations, Subject, Verdict};

use super::state::{Preview, permissions};
use super::ways::Ways;
use crate::components::besides::{Besides, Own, people_of};
use crate::components::when::When;
use crate::editor::preview::Answer;
use crate::editor::rows::words;
use crate::editor::subjects::only_group;
use crate::editor::wording::{long_verdict, short_verdict};
use crate::i18n::later::{say, texts};
use crate::i18n::{beside, locale};

/// So many of those that are lost are named.
const FEW: usize = 6;

/// All permissions, in an order that does not change: what changes is marked.
#[component]
pub fn Rows(preview: Preview) -> impl IntoView {
    let changed = Signal::derive(move || preview.summary.with(|summary| summary.changed));
    let only_changes = Signal::derive(move || (texts().preview.only_changes)(changed.get()));
    let usable = Signal::derive(move || preview.summary.with(|summary| summary.usable));
    let on_some = Signal::derive(move || preview.summary.with(|summary| summary.on_some));
    let only_can = Signal::derive(move || {
        let always = usable.get().saturating_sub(on_some.get());
        (texts().preview.only_can)(always, on_some.get())
    });
    let has_any = Signal::derive(move || {
        preview
            .answers
            .with(|answers| answers.iter().any(|answer| is_shown(preview, answer)))
    });
    let nothing = Signal::derive(move || {
        if preview.only_can.get() && usable.get() == 0 {
            texts().preview.can_nothing
        } else {
            texts().preview.nothing_changes
        }
    });
    let unusable = preview.says(|summary| &summary.unusable);
    let lost = Signal::derive(move || {
        if preview.only_can.get() {
            lost(preview)
        } else {
            String::new()
        }
    });
    let none_lost = Signal::derive(move || lost.with(String::is_empty));
    let own = Memo::new(move |_| own(preview));
    let also = Memo::new(move |_| own.with(|own| also(preview, own.as_ref())));
    let also = move || {
        let also = also.get().into_iter();
        also.map(|one| one.shown(preview.editor, "also-note"))
            .collect::<Vec<_>>()
    };
    let all_usable = Signal::derive(move || unusable.with(String::is_empty));
    let rows = move || {
        let permissions = permissions(preview.editor).into_iter().enumerate();
        let rows = permissions.map(|(at, key)| view! { <AnswerRow preview at key /> });
        rows.collect_view()
    };
    view! {
        <div class="switches">
            {switch(preview.only_can, only_can)} {switch(preview.only_changes, only_changes)}
        </div>
        <p class="unusable-note" hidden=all_usable>
            {unusable}
        </p>
        <p class="lost-note" hidden=none_lost>
            {lost}
        </p>
        {also}
        <div class="answers-head" aria-hidden="true">
            <span>{say(|t| t.preview.permission)}</span>
            <span>{say(|t| t.preview.now)}</span>
            <span></span>
            <span>{say(|t| t.preview.draft)}</span>
        </div>
        <ul class="answers">{rows}</ul>
        <p class="preview-note" hidden=has_any>
            {nothing}
        </p>
    }
}

fn switch(signal: RwSignal<bool>, label: Signal<String>) -> AnyView {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                prop:checked=signal
                on:change=move |event| signal.set(event_target_checked(&event))
            />
            {label}
        </label>
    }
    .into_any()
}

/// Whether an answer is among those that are asked for. Reactive.
fn is_shown(preview: Preview, answer: &Answer) -> bool {
    (answer.differs() || !preview.only_changes.get())
        && (answer.is_usable() || !preview.only_can.get())
}

/// What they can no longer do with the draft, in a sentence; empty where there is nothing. Reactive.
fn lost(preview: Preview) -> String {
    let lost = preview.answers.with(|answers| {
        let lost = answers.iter().filter(|answer| answer.is_lost());
        let keys = lost.map(|answer| answer.permission.clone());
        keys.collect::<Vec<_>>()
    });
    if lost.is_empty() {
        return String::new();
    }
    let words = |key| {
        preview
            .editor
            .saved()
            .with(|it| words(it.instance(), locale(), key).name)
    };
    let names: Vec<String> = lost.iter().map(words).collect();
    let names = texts().common.list(&names, FEW);
    format!("{}: {names}", texts().preview.lost)
}

/// The people who are asked about, where these are some. Reactive.
fn own(preview: Preview) -> Option<Own> {
    let editor = preview.editor;
    let asked = preview.question.with(|question| {
        Some(match &question.as_ref()?.subject {
            Subject::User(key) => Holder::User(key.clone()),
            subject => Holder::Group(only_group(subject)?.clone()),
        })
    })?;
    let saved = editor.saved();
    saved.with(|saved| people_of(saved, editor.id(), &asked))
}

/// What they can do only as reporter of an issue and the like, and by whose grants, in sentences; of
/// who sees only some issues, the answer says it already. Reactive.
fn also(preview: Preview, own: Option<&Own>) -> Vec<Besides> {
    let holders = preview.editor.columns().get();
    preview.editor.saved().with(|saved| {
        preview.answers.with(|answers| {
            let browse = answers.first();
            if browse.is_none_or(|browse| browse.draft != Verdict::Yes) {
                return Vec::new();
            }
            let creates = answers
                .iter()
                .any(|answer| answer.permission.as_str() == CREATE_ISSUES && answer.is_usable());
            let related = holders.iter().filter_map(|holder| {
                let relation = holder.relation()?;
                let is_so = |sets: &[Relations]| {
                    let mut sets = sets.iter();
                    sets.any(|set| set.len() == 1 && set.contains(&relation))
                };
                let answers = answers.iter().filter(
                    |answer| matches!(&answer.draft, Verdict::OnIssues(sets) if is_so(sets)),
                );
                let keys: Vec<_> = answers.map(|answer| answer.permission.clone()).collect();
                let note = (relation == Relation::Reporter && !creates)
                    .then_some(beside::texts().creates_none);
                (!keys.is_empty()).then(|| Besides::new(saved, holder, &keys, own).noting(note))
            });
            related.collect()
        })
    })
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
    /// Whether it is among those that are asked for.
    shown: bool,
}

/// A verdict in a word or two, and how it is drawn.
#[derive(Clone, PartialEq, Default)]
struct Short {
    text: String,
    /// With its condition or reason.
    whole: String,
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
    let hidden = Signal::derive(move || line.with(|line| !line.shown));
    view! {
        <li class="answer" class:answer-changed=differs hidden=hidden>
            <details on:toggle=move |event| open.set(is_open(&event))>
                <summary class="answer-line">
                    <span class="answer-name">{text(|line| &line.name)}</span>
                    <span
                        class="verdict"
                        data-verdict=style(|line| &line.now)
                        title=text(|line| &line.now.whole)
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
                        title=text(|line| &line.draft.whole)
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
                    shown: true,
                    ..Line::default()
                };
            };
            let now = short(instance, &answer.now);
            let draft = short(instance, &answer.draft);
            let whole = if answer.differs() {
                (texts().preview.turns)(&now.whole, &draft.whole)
            } else {
                now.whole.clone()
            };
            Line {
                name,
                now,
                draft,
                whole,
                differs: answer.differs(),
                shown: is_shown(preview, answer),
            }
        })
    })
}

fn short(instance: &Instance, verdict: &Verdict) -> Short {
    Short {
        text: short_verdict(instance, locale(), verdict),
        whole: long_verdict(instance, locale(), verdict),
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
