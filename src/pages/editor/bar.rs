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
use crate::i18n::texts;
use crate::session::session;

/// A draft of so many changes goes away without being asked for.
const FEW: usize = 3;

/// The bar.
#[component]
pub fn DraftBar(grid: Grid, preview: Preview, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let session = session();
    let editor = grid.editor;
    let is_empty = Memo::new(move |_| editor.draft().with(Draft::is_empty));
    let can_save = Memo::new(move |_| session.is_administrator());
    // What was said of the last save is no longer news once there is something new to save.
    Effect::new(move |before: Option<bool>| {
        let is_empty = is_empty.get();
        if before == Some(true) && !is_empty {
            notice.update(|notice| *notice = notice.take().filter(|notice| !notice.is_good()));
        }
        is_empty
    });
    let status = move || {
        let texts = texts().editor;
        if can_save.get() {
            texts.no_draft
        } else {
            texts.read_only
        }
    };
    view! {
        <div class="bar">
            <PreviewHandle preview />
            <div class="bar-draft" role="group" aria-label=move || texts().editor.draft>
                <Counts editor />
                <p class="bar-status" hidden=move || !is_empty.get() && can_save.get()>
                    {status}
                </p>
                <div class="bar-actions">
                    <Discard editor notice />
                    <Show when=move || can_save.get()>
                        <Save editor notice />
                    </Show>
                </div>
            </div>
        </div>
    }
}

/// Where the preview is a sheet: the answer, and what brings the sheet up.
#[component]
fn PreviewHandle(preview: Preview) -> impl IntoView {
    view! {
        <button
            id=HANDLE
            type="button"
            class="bar-preview"
            aria-controls="preview"
            aria-expanded=move || preview.sheet_open.get().to_string()
            on:click=move |_| preview.sheet_open.update(|open| *open = !*open)
        >
            <span class="bar-preview-title">{move || texts().preview.title}</span>
            <span class="bar-preview-answer">{move || preview.headline.get()}</span>
        </button>
    }
}

/// How many grants come and go, in how many projects.
#[component]
fn Counts(editor: Editor) -> impl IntoView {
    let added = Memo::new(move |_| editor.draft().with(|draft| draft.added.len()));
    let removed = Memo::new(move |_| editor.draft().with(|draft| draft.removed.len()));
    let projects = Memo::new(move |_| editor.projects().with(Vec::len));
    view! {
        <p class="bar-counts" class:bar-counts-none=move || added.get() + removed.get() == 0>
            <span class="count count-added">
                <b>{move || format!("+{}", number(added.get()))}</b>
                " "
                {move || (texts().editor.grants_unit)(added.get())}
            </span>
            <span class="count count-removed">
                <b>{move || format!("−{}", number(removed.get()))}</b>
                " "
                {move || (texts().editor.grants_unit)(removed.get())}
            </span>
            <span class="count">
                <b>{move || number(projects.get())}</b>
                " "
                {move || (texts().editor.projects_unit)(projects.get())}
            </span>
        </p>
    }
}

/// Throws the draft away; asks first where it is more than a few changes.
#[component]
fn Discard(editor: Editor, notice: RwSignal<Option<Notice>>) -> impl IntoView {
    let announcer = announcer();
    let asking = RwSignal::new(false);
    let count = Memo::new(move |_| editor.draft().with(Draft::len));
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
            aria-disabled=move || (count.get() == 0).to_string()
            on:click=on_click
        >
            {move || texts().editor.discard}
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
            aria-disabled=move || has_nothing().to_string()
            aria-busy=move || busy.get().to_string()
            on:click=on_click
        >
            {move || {
                let common = texts().common;
                if busy.get() { common.saving } else { common.save }
            }}
        </button>
    }
}
