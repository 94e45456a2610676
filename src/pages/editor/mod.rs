//! The scheme editor.

use leptos::prelude::*;

/// The editor of the scheme that the address names.
#[component]
pub fn SchemeEditor() -> impl IntoView {
    view! { <main id="content"></main> }
}
