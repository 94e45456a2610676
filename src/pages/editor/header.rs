//! What the page is about: the scheme, who uses it, and what the marks mean.

use leptos::prelude::*;

use super::more::More;
use super::way_back::WayBack;
use crate::browser::at;
use crate::editor::state::Editor;
use crate::i18n::later::{say, texts};

/// Where one is, the scheme's name, and how far it reaches.
#[component]
pub fn Header(editor: Editor) -> impl IntoView {
    let name = Signal::derive(move || editor.scheme().with(|scheme| scheme.name.clone()));
    let facts = Signal::derive(move || {
        let texts = texts().editor;
        let projects = editor.projects().len();
        let grants = editor.scheme().with(|scheme| scheme.grants.len());
        format!("{} · {}", (texts.used_by)(projects), (texts.grants)(grants))
    });
    let description = Signal::derive(move || {
        editor
            .scheme()
            .with(|scheme| match scheme.description.as_str() {
                "" => String::new(),
                description => format!(" · {description}"),
            })
    });
    view! {
        <header class="editor-head">
            <nav class="crumbs" aria-label=say(|t| t.editor.path)>
                <a href=at("/schemes")>{say(|t| t.schemes.title)}</a>
                <WayBack />
            </nav>
            <h1>{name}</h1>
            <More editor />
            <p class="editor-facts">
                {facts} <span class="editor-description">{description}</span>
            </p>
        </header>
    }
}

/// What the marks in the grid mean.
#[component]
pub fn Legend() -> impl IntoView {
    let entries = [
        ("granted", say(|t| t.editor.granted)),
        ("added", say(|t| t.editor.added)),
        ("removed", say(|t| t.editor.removed)),
        ("granted unusable", say(|t| t.editor.unusable)),
        ("absent covered", say(|t| t.editor.covered)),
    ];
    let entries = entries.map(|(look, word)| {
        view! {
            <li data-look=look>
                <span class="mark" aria-hidden="true"></span>
                {word}
            </li>
        }
    });
    view! {
        <ul class="legend" aria-label=say(|t| t.editor.legend)>
            {entries.collect_view()}
        </ul>
    }
}
