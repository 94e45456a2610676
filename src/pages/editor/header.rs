//! What the page is about: the scheme, who uses it, and what the marks mean.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::editor::state::Editor;
use crate::i18n::texts;

/// Where one is, the scheme's name, and how far it reaches.
#[component]
pub fn Header(editor: Editor) -> impl IntoView {
    let description = move || editor.scheme().with(|scheme| scheme.description.clone());
    view! {
        <header class="editor-head">
            <nav class="crumbs" aria-label=move || texts().editor.path>
                <A href="/schemes">{move || texts().schemes.title}</A>
                <span aria-hidden="true">" /"</span>
            </nav>
            <h1>{move || editor.scheme().with(|scheme| scheme.name.clone())}</h1>
            <p class="editor-facts">
                <span>{move || editor.projects().with(|all| (texts().editor.used_by)(all.len()))}</span>
                " · "
                <span>
                    {move || editor.granted().with(|all| (texts().editor.grants)(all.len()))}
                </span>
                {move || {
                    let description = description();
                    (!description.is_empty())
                        .then(|| {
                            view! {
                                <span class="editor-description" title=description.clone()>
                                    " · "
                                    {description.clone()}
                                </span>
                            }
                        })
                }}
            </p>
        </header>
    }
}

/// What the marks in the grid mean.
#[component]
pub fn Legend() -> impl IntoView {
    let entry = |state: &'static str, unusable: bool, word: fn() -> &'static str| {
        view! {
            <li>
                <span class="legend-mark" data-state=state class:cell-unusable=unusable>
                    <span class="mark" aria-hidden="true"></span>
                </span>
                {word}
            </li>
        }
    };
    view! {
        <ul class="legend" aria-label=move || texts().editor.legend>
            {entry("granted", false, || texts().editor.granted)}
            {entry("added", false, || texts().editor.added)}
            {entry("removed", false, || texts().editor.removed)}
            {entry("granted", true, || texts().editor.unusable)}
        </ul>
    }
}
