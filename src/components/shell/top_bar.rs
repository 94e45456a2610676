//! The bar at the top: whose app it is, its language and colours, and who one is.

use leptos::prelude::*;

use crate::browser::at;
use crate::components::icon::{Drawing, Icon};
use crate::components::quick_search::QuickSearchButton;
use crate::i18n::{Locale, locale, say, set_locale, texts};
use crate::theme::{Theme, set_theme, theme};

/// The bar. Its children stand at its end.
#[component]
pub fn TopBar(
    /// Whether the list of pages is shown, where there is no room for it at the side.
    pages_open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <header class="top">
            <button
                type="button"
                class="icon-button pages-button"
                aria-label=say(|t| t.shell.menu)
                aria-expanded=move || pages_open.get().to_string()
                aria-controls="pages"
                on:click=move |_| pages_open.update(|open| *open = !*open)
            >
                <Drawing icon=Icon::Lines />
            </button>
            <a href=at("/schemes") class="brand-link">
                <Brand />
            </a>
            <QuickSearchButton />
            <Settings />
            {children()}
        </header>
    }
}

/// The mark and the name.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <span class="brand">
            <span class="brand-mark" aria-hidden="true">
                "?"
            </span>
            "Whocan"
        </span>
    }
}

/// Language and colours.
#[component]
pub fn Settings() -> impl IntoView {
    let languages = Locale::ALL.map(|choice| {
        view! {
            <button
                type="button"
                class="segment"
                lang=choice.tag()
                aria-pressed=move || (locale() == choice).to_string()
                on:click=move |_| set_locale(choice)
            >
                {choice.own_name()}
            </button>
        }
    });
    let icon = Signal::derive(|| match theme() {
        Theme::System => Icon::HalfCircle,
        Theme::Light => Icon::Sun,
        Theme::Dark => Icon::Moon,
    });
    let named = || (texts().shell.theme)(theme());
    view! {
        <div class="settings">
            <div class="segments" role="group" aria-label=say(|t| t.shell.language)>
                {languages.collect_view()}
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=named
                title=named
                on:click=move |_| set_theme(untrack(theme).next())
            >
                <Drawing icon />
            </button>
        </div>
    }
}
