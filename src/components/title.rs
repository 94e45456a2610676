//! What the browser's tab says.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Names the page in the browser's tab and history, as long as it is there.
///
/// Not the one of `leptos_meta`: that asks for its text even once the page is gone, and what the
/// text is made from gone with it.
#[component]
pub fn Title(
    /// What the page is about.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    Effect::new(move |_| document().set_title(&format!("{} · Whocan", text.get())));
}
