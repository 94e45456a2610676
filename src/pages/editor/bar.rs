//! The bar at the bottom: what the draft changes, and the way out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::Draft;

use super::discard::DiscardDialog;
use super::notice::Notice;
use super::saving::save;
use crate::announce::announcer;
use crate::client;
use crate::components::grid::Grid;
use crate::components::preview::{HANDLE, Preview};
use crate::editor::state::Editor;
use crate::i18n::common::number;
use crate::i18n::{say, texts};
use crate::session::session;

/// A draft of so many changes goes away without being asked for.
const FEW: usize = 3;

/// The bar.
#[component]
pub fn DraftBar(grid: Grid, preview: Preview, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let session = session();
    let editor = grid.editor;
    let is_empty = Memo::new(move |_| editor.draft().with(Draft::is_empty));
    // Somebody else who signs in gets a page of their own.
    let can_save = untrack(|| session.is_administrator());
    // What was said of the last save is no longer news once there is something new to save.
    Effect::new(move |before: Option<bool>| {
        let is_empty = is_empty.get();
        if before == Some(true) && !is_empty {
            notice.update(|notice| *notice = notice.take().filter(|notice| !notice.is_good()));
        }
        is_empty
    });
    let status = Signal::derive(move || {
        let texts = texts().editor;
        match (can_save, is_empty.get()) {
            (false, _) => texts.read_only,
            (true, true) => texts.no_draft,
            (true, false) => "",
        }
    });
    view! {
        <div class="bar">
            <PreviewHandle preview />
            <div class="bar-draft" role="group" aria-label=say(|t| t.editor.draft)>
                <Counts editor />
                <p class="bar-status">{status}</p>
                <div class="bar-actions">
                    <Discard editor notice />
                    {can_save.then(|| view! { <Save editor notice /> })}
                </div>
            </div>
        </div>
    }
}

/// Where the preview is a sheet: the answer, and what brings the sheet up.
#[component]
fn PreviewHandle(preview: Preview) -> impl IntoView {
    let expanded = Signal::derive(move || preview.sheet_open.get().to_string());
    view! {
        <button
            id=HANDLE
            type="button"
            class="bar-preview"
            aria-controls="preview"
            aria-expanded=expanded
            on:click=move |_| preview.sheet_open.update(|open| *open = !*open)
        >
            <span class="bar-preview-title">{say(|t| t.preview.title)}</span>
            <span class="bar-preview-answer">{preview.says(|summary| &summary.headline)}</span>
        </button>
    }
}

/// How many grants come and go, in how many projects.
#[component]
fn Counts(editor: Editor) -> impl IntoView {
    let grants = |count: usize| (texts().editor.grants_unit)(count);
    let projects = |count: usize| (texts().editor.projects_unit)(count);
    let added = Signal::derive(move || editor.draft().with(|draft| draft.added.len()));
    let removed = Signal::derive(move || editor.draft().with(|draft| draft.removed.len()));
    let used_by = Signal::derive(move || editor.projects().len());
    let is_empty = Signal::derive(move || editor.draft().with(Draft::is_empty));
    view! {
        <p class="bar-counts" class:bar-counts-none=is_empty>
            {count("count count-added", "+", added, grants)}
            {count("count count-removed", "−", removed, grants)}
            {count("count", "", used_by, projects)}
        </p>
    }
}

fn count(
    class: &'static str,
    sign: &'static str,
    count: Signal<usize>,
    unit: fn(usize) -> &'static str,
) -> impl IntoView {
    let figure = Signal::derive(move || format!("{sign}{}", number(count.get())));
    let unit = Signal::derive(move || unit(count.get()));
    view! {
        <span class=class>
            <b>{figure}</b>
            " "
            {unit}
        </span>
    }
}

/// Throws the draft away; asks first where it is more than a few changes.
#[component]
fn Discard(editor: Editor, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let announcer = announcer();
    let asking = RwSignal::new(false);
    let count = Signal::derive(move || editor.draft().with(Draft::len));
    let is_disabled = Signal::derive(move || (count.get() == 0).to_string());
    let discard = move || {
        editor.discard();
        notice.set(None);
        announcer.say(texts().editor.discarded);
    };
    let on_click = move |_| match count.get_untracked() {
        0 => {}
        1..=FEW => discard(),
        _ => asking.set(true),
    };
    view! {
        // It stays reachable when there is nothing to discard: the focus may be on it.
        <button
            type="button"
            class="button button-quiet"
            aria-disabled=is_disabled
            on:click=on_click
        >
            {say(|t| t.editor.discard)}
        </button>
        <DiscardDialog open=asking count on_discard=move |()| discard() />
    }
}

/// Saves the draft.
#[component]
fn Save(editor: Editor, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let client = client::client();
    let busy = RwSignal::new(false);
    let has_nothing = move || busy.get() || editor.draft().with(Draft::is_empty);
    let is_disabled = Signal::derive(move || has_nothing().to_string());
    let is_busy = Signal::derive(move || busy.get().to_string());
    let label = Signal::derive(move || {
        let common = texts().common;
        if busy.get() {
            common.saving
        } else {
            common.save
        }
    });
    let on_click = move |_| {
        if untrack(has_nothing) {
            return;
        }
        busy.set(true);
        notice.set(None);
        spawn_local(async move {
            let outcome = save(client, editor).await;
            busy.set(false);
            notice.set(Some(outcome));
        });
    };
    view! {
        <button
            type="button"
            class="button button-main"
            aria-disabled=is_disabled
            aria-busy=is_busy
            on:click=on_click
        >
            {label}
        </button>
    }
}
