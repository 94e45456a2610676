//! Writing the scheme to a file, or copying it.

use leptos::prelude::*;
use whocan_access::{Draft, PermissionScheme};

use crate::announce::announcer;
use crate::browser;
use crate::client::client;
use crate::components::copyable::{CopyButton, Copyable};
use crate::components::dialog::Dialog;
use crate::components::when::When;
use crate::editor::exchange::Format;
use crate::editor::state::Editor;
use crate::i18n::{exchange, locale, say};

/// The dialog.
#[component]
pub fn ExportDialog(
    editor: Editor,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = editor.scheme().with(|scheme| scheme.name.clone());
        (exchange::texts().export_title)(&name)
    });
    view! {
        <Dialog open title>
            {move || view! { <Export editor open /> }}
        </Dialog>
    }
}

#[component]
fn Export(editor: Editor, open: RwSignal<bool>) -> impl IntoView {
    let client = client();
    let announcer = announcer();
    let format = RwSignal::new(Format::Csv);
    let with_draft = RwSignal::new(true);
    let has_draft = Signal::derive(move || !editor.draft().with(Draft::is_empty));
    let scheme = move || -> PermissionScheme {
        let saved = editor.scheme().get();
        if with_draft.get() {
            editor.draft().with(|draft| draft.apply(&saved))
        } else {
            (*saved).clone()
        }
    };
    let content = Memo::new(move |_| {
        let (format, scheme, address) = (format.get(), scheme(), client.address());
        editor
            .saved()
            .with(|saved| format.write(saved.instance(), locale(), &scheme, &address))
    });
    let hint = move || {
        let texts = exchange::texts();
        match format.get() {
            Format::Json => texts.json_hint,
            Format::Csv => texts.csv_hint,
            Format::Markdown => texts.markdown_hint,
        }
    };
    let formats = Format::ALL.map(|one| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="export-format"
                    prop:checked=move || format.get() == one
                    on:change=move |_| format.set(one)
                />
                {one.name()}
            </label>
        }
    });
    let download = move |_| {
        let format = format.get_untracked();
        let name = editor
            .scheme()
            .with_untracked(|scheme| format.file_name(scheme));
        browser::download(&name, format.media_type(), &content.get_untracked());
        announcer.say((untrack(exchange::texts).downloaded)(&name));
    };
    view! {
        <div class="form">
            <fieldset class="choices">
                <legend>{exchange::say(|t| t.format)}</legend>
                {formats}
            </fieldset>
            <p class="note">{hint}</p>
            <When is=has_draft>
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=with_draft
                        on:change=move |event| with_draft.set(event_target_checked(&event))
                    />
                    {exchange::say(|t| t.with_draft)}
                </label>
            </When>
            <Copyable content as_written=true />
            <div class="form-end">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {say(|t| t.common.close)}
                </button>
                <CopyButton content />
                <button type="button" class="button button-main" autofocus on:click=download>
                    {exchange::say(|t| t.download)}
                </button>
            </div>
        </div>
    }
}
