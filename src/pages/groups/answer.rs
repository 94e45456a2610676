//! What people come to the page of a group for: what its people see, in a sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::once;

use leptos::prelude::*;
use whocan_access::{Holder, Inserting, PermissionKey, ProjectId};

use super::abilities::abilities;
use super::sight::Extent;
use super::summary::Summary;
use super::{Page, asked_to_close, keys, repair, what_they_can_do};
use crate::browser;
use crate::components::when::When;
use crate::editor::rows::words;
use crate::editor::slices::after_painting;
use crate::i18n::closing::texts as closing_texts;
use crate::i18n::groups::texts;
use crate::i18n::meant::{say, texts as meant_texts};
use crate::i18n::{locale, texts as all_texts};

/// So many permissions are named.
const FEW: usize = 4;

/// What people come for, in a sentence; and whom exactly it is about.
#[component]
pub fn Answer(page: Page) -> impl IntoView {
    let (_, set_closing) = asked_to_close();
    let said = Memo::new(move |_| answer(page));
    let state = move || match page.verdict.get() {
        _ if page.meant.projects.with(BTreeSet::is_empty) => "plain",
        Some(verdict) if verdict.leaks.is_empty() && verdict.missing.is_empty() => "good",
        Some(verdict) if verdict.leaks.len() > verdict.partly.len() => "bad",
        Some(verdict) if !verdict.leaks.is_empty() => "unsure",
        _ => "plain",
    };
    let without = move || {
        let mut sentences = besides(page);
        sentences.extend(can_do(page));
        let is_kept = page.meant.rail.with(Option::is_some) && state() == "good";
        sentences.extend(is_kept.then(|| closing_texts().is_kept.to_owned()));
        sentences.join(all_texts().common.between_sentences)
    };
    let whom = move || {
        let extent = page.seen.with(|seen| Some(seen.as_ref()?.extent))?;
        match extent {
            Extent::Everybody => None,
            Extent::Newcomer => Some(texts().nobody_yet.to_owned()),
            Extent::NewcomerFirst(people) | Extent::NewcomerOnly(people) => {
                Some((texts().may_see_more)(people))
            }
        }
    };
    let is_result = Signal::derive(move || {
        let is_chosen = !page.meant.projects.with(BTreeSet::is_empty);
        is_chosen && page.verdict.with(Option::is_some) && !page.leaks()
    });
    let offered = Memo::new(move |_| {
        page.seen.with(|seen| match seen.as_ref()?.extent {
            Extent::NewcomerFirst(people) => Some(people),
            _ => None,
        })
    });
    view! {
        <div class="group-answer" data-state=state>
            <div>
                <p class="group-said" role="status">
                    {said}
                </p>
                <p class="note">{without}</p>
                <p class="note">{whom}</p>
            </div>
            <When is=Signal::derive(move || offered.get().is_some())>
                <button type="button" class="button" on:click=move |_| page.all.set(true)>
                    {move || offered.get().map(texts().look_at_all)}
                </button>
            </When>
            <When is=is_result>
                <div class="group-choice">
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| browser::bring_to_top(what_they_can_do::TITLE)
                    >
                        {say(|t| t.change_there)}
                    </button>
                    <Summary page />
                </div>
            </When>
            <When is=Signal::derive(move || page.leaks())>
                <button
                    type="button"
                    class="button"
                    class:button-main=move || !page.closing.get()
                    on:click=move |_| {
                        set_closing.set(Some("yes".to_owned()));
                        after_painting(|| browser::bring_to_top(repair::TITLE));
                    }
                >
                    {move || {
                        let texts = closing_texts();
                        if page.closing.get() { texts.to_steps } else { texts.close }
                    }}
                </button>
            </When>
        </div>
    }
}

/// Whom of them something is missing for, and what they may see besides what the answer says.
/// Reactive.
pub fn besides(page: Page) -> Vec<String> {
    let joins = page.joins();
    let missing = page.verdict.get().unwrap_or_default().missing;
    let sentences = missing.into_iter().map(|(id, count)| {
        let key = keys(page, &[id].into());
        (texts().without)(joins, count, &key)
    });
    let left = left(page);
    // Where they see nothing else, it is in the answer.
    let left = left.filter(|_| page.leaks());
    let left = left.map(|left| (meant_texts().besides)(&left));
    sentences.chain(left).collect()
}

/// What they can do in the project that is meant for them, once they see no other. Reactive.
pub fn can_do(page: Page) -> Option<String> {
    page.verdict
        .get()
        .filter(|verdict| verdict.leaks.is_empty())?;
    let project = page.meant.projects.with(|meant| match meant.len() {
        1 => meant.first().copied(),
        _ => None,
    })?;
    can_do_in(page, once(project)).pop()
}

/// What they can do in some projects: a sentence for those in which it is the same. Reactive.
pub fn can_do_in(page: Page, projects: impl Iterator<Item = ProjectId>) -> Vec<String> {
    let Some(resolver) = page.resolver.get() else {
        return Vec::new();
    };
    let named = |keys: &[PermissionKey]| {
        let names = keys.iter();
        let names = names.map(|key| words(resolver.instance(), locale(), key).name);
        let names: Vec<String> = names.collect();
        all_texts().common.list(&names, FEW)
    };
    let mut alike = BTreeMap::<_, BTreeSet<ProjectId>>::new();
    for id in projects {
        let can = page
            .group
            .with_value(|group| abilities(&resolver, group, id));
        let can_report = can.is_reporters().then_some(can.can_report);
        let what = (can.always(), can.by_issue(), can_report);
        alike.entry(what).or_default().insert(id);
    }
    let said = alike.iter().map(|((always, on_some, can_report), ids)| {
        let (always, on_some) = (named(always), named(on_some));
        let (texts, places) = (meant_texts(), keys(page, ids));
        match (always.as_str(), on_some.as_str()) {
            ("", "") => None,
            ("", on_some) => Some((texts.can_do_on_some)(on_some, &places)),
            (always, on_some) => Some((texts.can_do)(always, (on_some, *can_report), &places)),
        }
    });
    said.flatten().collect()
}

/// What they see, in a sentence. Reactive.
pub fn answer(page: Page) -> String {
    let texts = texts();
    let Some(verdict) = page.verdict.get() else {
        return texts.looking.to_owned();
    };
    let joins = page.joins();
    let meant = page.meant.projects.get();
    if meant.is_empty() {
        (texts.sees)(joins, verdict.leaks.len())
    } else if verdict.leaks.len() > verdict.partly.len() {
        (texts.sees_more)(joins, verdict.leaks.len())
    } else if !verdict.leaks.is_empty() {
        (texts.sees_some_issues)(joins, &keys(page, &verdict.leaks))
    } else if verdict.missing.is_empty() {
        let meant = keys(page, &meant);
        left(page).map_or_else(
            || (texts.sees_exactly)(joins, &meant),
            |left| (meant_texts().sees_exactly_and)(joins, &meant, &left),
        )
    } else {
        (texts.sees_no_more)(joins).to_owned()
    }
}

/// What they see and may see, meant or not: whole projects, and those of which they see single
/// issues. Reactive.
fn left(page: Page) -> Option<String> {
    let left = page.left();
    let partly = page.partly();
    let named =
        |projects: BTreeSet<ProjectId>| (!projects.is_empty()).then(|| keys(page, &projects));
    let wholly = named(left.difference(&partly).copied().into_set());
    let partly = named(left.intersection(&partly).copied().into_set());
    let partly = partly.map(|keys| (meant_texts().single_issues_of)(&keys));
    match (wholly, partly) {
        (Some(wholly), Some(partly)) => Some((meant_texts().both)(&wholly, &partly)),
        (wholly, partly) => wholly.or(partly),
    }
}

/// Which of the projects that they see and may see are public. Reactive.
pub fn are_public(page: Page) -> Option<String> {
    let left = page.left();
    let public = page.seen.with(|seen| {
        let ways = seen.as_ref()?.ways.iter();
        let open = ways.filter(|way| way.cell.holder == Holder::Anyone);
        let open = open.flat_map(|way| &way.projects).copied();
        Some(open.filter(|id| left.contains(id)).into_set())
    })?;
    (!public.is_empty()).then(|| (meant_texts().are_public)(&keys(page, &public), public.len()))
}
