//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::A;

use crate::i18n::texts;

/// The page for an address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Title text=move || texts().shell.not_found />
        <div class="page">
            <h1>{move || texts().shell.not_found}</h1>
            <p class="lead">{move || texts().shell.not_found_hint}</p>
            <p>
                <A href="/schemes">{move || texts().shell.to_schemes}</A>
            </p>
        </div>
    }
}
