//! The frame around every page: the bar at the top, the pages at the side.

mod account_menu;
mod top_bar;

use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

pub use account_menu::SignOut;
pub use top_bar::{Brand, Settings};

use crate::announce::announcer;
use crate::browser::at;
use crate::components::quick_search;
use crate::components::when::When;
use crate::i18n::say;
use crate::rights::rights;
use account_menu::AccountMenu;
use top_bar::TopBar;

/// The frame. Its children are the page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    quick_search::provide();
    let main = NodeRef::<html::Main>::new();
    let pages_open = RwSignal::new(false);
    let path = use_location().pathname;
    let announcer = announcer();
    let rights = rights();
    let administrator = Signal::derive(move || rights.with(|rights| rights.administrator));
    let focus_main = move || {
        if let Some(main) = main.get_untracked() {
            // It fails only where the page is gone already.
            let _ = main.focus();
            main.set_scroll_top(0);
        }
    };
    // A new page is read from its beginning, by whoever listens too.
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        pages_open.set(false);
        if before.is_some_and(|before| before != path) {
            announcer.put_away();
            focus_main();
        }
        path
    });
    view! {
        <a
            class="skip"
            href=move || format!("{}#content", path.get())
            on:click=move |event| {
                event.prevent_default();
                focus_main();
            }
        >
            {say(|t| t.shell.skip)}
        </a>
        <div class="shell">
            <TopBar pages_open>
                <AccountMenu />
            </TopBar>
            <nav
                id="pages"
                class="side"
                class:side-open=move || pages_open.get()
                aria-label=say(|t| t.shell.navigation)
            >
                <A href=at("/schemes") attr:class="side-link">
                    {say(|t| t.shell.schemes)}
                </A>
                <A href=at("/projects") attr:class="side-link">
                    {say(|t| t.shell.projects)}
                </A>
                <When is=administrator>
                    <A href=at("/groups") attr:class="side-link">
                        {say(|t| t.shell.groups)}
                    </A>
                    <A href=at("/guard-rails") attr:class="side-link">
                        {say(|t| t.shell.guard_rails)}
                    </A>
                </When>
            </nav>
            <main id="content" class="content" node_ref=main tabindex="-1">
                {children()}
            </main>
        </div>
    }
}
