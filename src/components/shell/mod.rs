//! The frame around every page: the bar at the top, the pages at the side.

mod account_menu;
mod top_bar;

use leptos::html;
use leptos::prelude::*;
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
                <SideLink to=&["/schemes"]>{say(|t| t.shell.schemes)}</SideLink>
                <SideLink to=&["/projects"]>{say(|t| t.shell.projects)}</SideLink>
                <When is=administrator>
                    // One comes to people by way of their groups.
                    <SideLink to=&["/groups", "/people"]>{say(|t| t.shell.groups)}</SideLink>
                    <SideLink to=&["/guard-rails"]>{say(|t| t.shell.guard_rails)}</SideLink>
                </When>
            </nav>
            <main id="content" class="content" node_ref=main tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

/// Leads to the first of these, and is marked on all pages that belong to one of them.
#[component]
fn SideLink(to: &'static [&'static str], children: Children) -> impl IntoView {
    let path = use_location().pathname;
    let is_here = move |page: &'static str| {
        let page = at(page);
        path.with(|path| {
            let rest = path.strip_prefix(page.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let current = move || to.iter().any(|page| is_here(page)).then_some("page");
    view! {
        <a href=to.first().map(|page| at(page)) class="side-link" aria-current=current>
            {children()}
        </a>
    }
}
