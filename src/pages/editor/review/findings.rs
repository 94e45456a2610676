//! The findings that a draft would bring.

use leptos::prelude::*;
use whocan_access::{Holder, Instance};

use super::Review;
use crate::editor::finding_words::{permissions, sentence, severity};
use crate::editor::holders::{name, phrase};
use crate::editor::news::{Matter, News, findings, news};
use crate::editor::slices::{after_painting, later};
use crate::i18n::later::texts;
use crate::i18n::{findings as words, locale, texts as all_texts};

/// Of the people who are named instead of others, so many are said.
const NAMES: usize = 6;

/// What is worth a look once the draft is saved, and was not before.
#[component]
pub fn NewFindings(review: Review) -> impl IntoView {
    let editor = review.grid().editor;
    let known = RwSignal::new(None::<News>);
    Effect::new(move |_| {
        let (before, after) = (editor.saved().get(), editor.drafted().get());
        let (id, unusable) = (editor.id(), editor.unusable().get());
        known.set(None);
        // The dialog is painted first, and between the two keys are answered: nobody waits for this.
        after_painting(move || {
            let before = findings(&before, id);
            later(move || {
                // The dialog may be closed again, or the draft be another one.
                if editor.is_open() && editor.drafted().get_untracked() == after {
                    let draft = editor.draft().get_untracked();
                    let _ =
                        known.try_set(Some(news(&before, findings(&after, id), &draft, &unusable)));
                }
            });
        });
    });
    move || {
        let texts = texts().review;
        let saved = editor.saved().get();
        let Some(News {
            new,
            follows,
            instead,
            settled,
        }) = known.get()
        else {
            return view! { <p class="review-note">{texts.checking}</p> }.into_any();
        };
        let list = items(saved.instance(), &new);
        let none = list.is_empty().then_some(texts.no_new_findings);
        let follows = follows.iter().map(|(holder, keys)| {
            let (instance, texts) = (saved.instance(), words::texts_in(locale()));
            let said = (texts.follows)(&phrase(instance, locale(), holder), keys.len());
            view! {
                <details class="review-follows">
                    <summary>{said}</summary>
                    <p>{permissions(instance, locale(), keys)}</p>
                </details>
            }
        });
        let follows: Vec<_> = follows.collect();
        let settled = (!settled.is_empty()).then(|| {
            view! {
                <details class="review-follows">
                    <summary>{(texts.settled)(settled.len())}</summary>
                    <ul class="many review-findings">{items(saved.instance(), &settled)}</ul>
                </details>
            }
        });
        let names = instead.iter().map(|key| {
            let named = Holder::User(key.clone());
            name(saved.instance(), locale(), &named)
        });
        let names: Vec<String> = names.collect();
        let instead = (!names.is_empty()).then(|| {
            let count = names.len();
            (texts.named_instead)(&all_texts().common.list_people(&names, NAMES), count)
        });
        view! {
            <ul class="many review-findings">{list}</ul>
            <p class="review-note">{none}</p>
            <p class="review-note">{instead}</p>
            {settled}
            {follows}
        }
        .into_any()
    }
}

/// What is the matter, each with its weight. Reactive.
fn items(instance: &Instance, all: &[Matter]) -> Vec<AnyView> {
    let items = all.iter().filter_map(|matter| {
        let said = sentence(instance, locale(), matter)?;
        let weight = severity(locale(), matter.severity);
        let item = view! {
            <li>
                <span class="tag">{weight}</span>
                " "
                {said}
            </li>
        };
        Some(item.into_any())
    });
    items.collect()
}
