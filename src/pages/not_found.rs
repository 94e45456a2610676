//! An address that leads nowhere.

use leptos::prelude::*;

use crate::browser::at;
use crate::components::title::Title;
use crate::i18n::say;

/// The page for an address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Title text=say(|t| t.shell.not_found) />
        <div class="page">
            <h1>{say(|t| t.shell.not_found)}</h1>
            <p class="lead">{say(|t| t.shell.not_found_hint)}</p>
            <p>
                <a href=at("/schemes")>{say(|t| t.shell.to_schemes)}</a>
            </p>
        </div>
    }
}
