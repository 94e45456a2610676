//! What else one can do with the scheme and its draft: the menu of the header.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::Draft;

use super::export::ExportDialog;
use super::import::ImportDialog;
use crate::announce::announcer;
use crate::browser;
use crate::components::icon::{Drawing, Icon};
use crate::components::menu::Menu;
use crate::components::quick_search::offer;
use crate::editor::share;
use crate::editor::state::Editor;
use crate::i18n::{said, say, texts};

/// The menu.
#[component]
pub fn More(editor: Editor) -> impl IntoView {
    let announcer = announcer();
    let copy_link = move || {
        let texts = untrack(texts).drafts;
        let draft = editor.draft().get_untracked();
        if draft.is_empty() {
            announcer.tell(texts.nothing_to_share);
            return;
        }
        let link = link(editor, &draft);
        spawn_local(async move {
            if browser::copy(&link).await {
                announcer.tell(texts.link_copied);
            } else {
                announcer.tell((texts.link_not_copied)(&link));
            }
        });
    };
    let exporting = RwSignal::new(false);
    let importing = RwSignal::new(false);
    offer(|t| t.drafts.copy_link, "", copy_link);
    offer(|t| t.drafts.export, "", move || exporting.set(true));
    offer(|t| t.drafts.import, "", move || importing.set(true));
    view! {
        <Menu
            label=said(|t| t.drafts.more)
            class="icon-button"
            face=|| view! { <Drawing icon=Icon::More /> }
        >
            <button type="button" class="menu-item" on:click=move |_| copy_link()>
                {say(|t| t.drafts.copy_link)}
            </button>
            <button type="button" class="menu-item" on:click=move |_| exporting.set(true)>
                {say(|t| t.drafts.export)}
            </button>
            <button type="button" class="menu-item" on:click=move |_| importing.set(true)>
                {say(|t| t.drafts.import)}
            </button>
        </Menu>
        <ExportDialog editor open=exporting />
        <ImportDialog editor open=importing />
    }
}

/// The address of the editor with a draft in it.
fn link(editor: Editor, draft: &Draft) -> String {
    let base = browser::base_address();
    let (id, fragment) = (editor.id(), share::fragment(draft));
    format!("{base}schemes/{id}#{fragment}")
}
