//! The whole app: its state in context, and which page is where.

use leptos::prelude::*;
use leptos_meta::{Html, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::announce::LiveRegion;
use crate::pages::editor::SchemeEditor;
use crate::workspace::Workspace;
use crate::{announce, browser, i18n, theme};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Workspace::new());
    announce::provide();
    view! {
        <Html
            attr:lang=move || i18n::locale().tag()
            attr:data-theme=move || theme::theme().attribute()
        />
        <LiveRegion />
        <Router base=browser::base_path()>
            <Routes fallback=|| ()>
                <Route path=path!("/schemes/:id") view=SchemeEditor />
            </Routes>
        </Router>
    }
}
