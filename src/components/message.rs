//! What is said in the place of a page or a list, and what is said about a thing that went wrong.

use leptos::prelude::*;

use super::title::Title;
use crate::client::Error;
use crate::i18n::texts;

/// A page that says why there is no page. Its children are the ways out.
#[component]
pub fn Obstacle(
    /// What is the matter.
    #[prop(into)]
    title: Signal<String>,
    /// What it means, and what to do.
    #[prop(into)]
    hint: Signal<String>,
    /// The ways out.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Title text=move || title.get() />
        <main class="obstacle">
            <h1>{move || title.get()}</h1>
            <p>{move || hint.get()}</p>
            {children.map(|children| children())}
        </main>
    }
}

/// What a list says when it has nothing to show. Its children are the ways out.
#[component]
pub fn Empty(
    /// What is the matter.
    #[prop(into)]
    title: Signal<String>,
    /// What it means, or what one can do.
    #[prop(into)]
    hint: Signal<String>,
    /// The ways out.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{move || title.get()}</p>
            <p class="empty-hint">{move || hint.get()}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// What went wrong with an action, beside that action; nothing while all is well. Read out at once.
#[component]
pub fn Failure(
    /// The error, if there is one.
    #[prop(into)]
    error: Signal<Option<Error>>,
) -> impl IntoView {
    let text = move || error.with(|e| e.as_ref().map(|error| texts().common.explain(error)));
    view! {
        <div role="alert" class="failure-place">
            {move || text().map(|text| view! { <p class="failure">{text}</p> })}
        </div>
    }
}
