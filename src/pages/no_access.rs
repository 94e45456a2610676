//! What somebody sees who has nothing to administer.

use leptos::prelude::*;

use crate::components::shell::{Brand, Settings, SignOut};
use crate::components::title::Title;
use crate::i18n::{say, texts};
use crate::session::session;

/// The page of somebody who neither administers Jira nor a project.
#[component]
pub fn NoAccess() -> impl IntoView {
    let session = session();
    let name = move || {
        let account = session.account();
        account
            .map(|account| account.user.display_name)
            .unwrap_or_default()
    };
    view! {
        <Title text=say(|t| t.shell.no_access) />
        <div class="alone">
            <header class="alone-top">
                <Brand />
                <Settings />
            </header>
            <main class="card">
                <h1>{say(|t| t.shell.no_access)}</h1>
                <p>{say(|t| t.shell.no_access_about)}</p>
                <p>{move || (texts().shell.no_access_account)(&name())}</p>
                <SignOut class="button" />
            </main>
        </div>
    }
}
