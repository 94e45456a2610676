//! Signing in: as a page, and over a page whose session has run out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::announce::announcer;
use crate::client::{self, Error};
use crate::components::dialog::Dialog;
use crate::components::shell::{Brand, Settings};
use crate::components::text_field::TextField;
use crate::components::title::Title;
use crate::i18n::{said, say, texts};
use crate::session::session;

/// The page for somebody who is not signed in.
#[component]
pub fn SignIn() -> impl IntoView {
    view! {
        <Title text=say(|t| t.sign_in.title) />
        <div class="alone">
            <header class="alone-top">
                <Brand />
                <Settings />
            </header>
            <main class="card">
                <h1>{say(|t| t.sign_in.title)}</h1>
                <p class="card-about">{say(|t| t.sign_in.about)}</p>
                <Form name=String::new() />
            </main>
        </div>
    }
}

/// Asks to sign in again, over the page as it is, once the session has run out.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(session.expired.get()));
    // Closed by Escape: requests that wait have to know.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && session.expired.get_untracked() {
            session.give_up();
        }
        is_open
    });
    let name = Memo::new(move |_| {
        let account = session.account();
        account
            .map(|account| (account.user.name, account.user.display_name))
            .unwrap_or_default()
    });
    view! {
        <Dialog open title=said(|t| t.sign_in.again)>
            <p>{move || (texts().sign_in.again_about)(&name.get().1)}</p>
            <Form name=name.get_untracked().0>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {say(|t| t.sign_in.not_now)}
                </button>
            </Form>
        </Dialog>
    }
}

/// What is wrong with what was entered, before it is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Missing {
    name: bool,
    password: bool,
}

/// Name, password, and a button. Its children are more buttons.
#[component]
fn Form(
    /// The name to begin with.
    name: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let session = session();
    let client = client::client();
    let announcer = announcer();
    let knows_name = !name.is_empty();
    let name = RwSignal::new(name);
    let password = RwSignal::new(String::new());
    let missing = RwSignal::new(Missing::default());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let lacks = Missing {
            name: name.with_untracked(|name| name.trim().is_empty()),
            password: password.with_untracked(String::is_empty),
        };
        missing.set(lacks);
        failed.set(None);
        if lacks != Missing::default() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let before = untrack(|| session.account());
        spawn_local(async move {
            let (name, word) = (name.get_untracked(), password.get_untracked());
            let entered = client.sign_in(name.trim(), &word).await;
            busy.set(false);
            match entered {
                Ok(account) => {
                    let now = account.user.clone();
                    session.enter(account);
                    if let Some(before) = before.filter(|before| before.user.key != now.key) {
                        let names = (&now.display_name, &before.user.display_name);
                        announcer.tell((untrack(texts).shell.other_person)(names.0, names.1));
                    }
                }
                Err(error) => {
                    password.set(String::new());
                    failed.set(Some(error));
                }
            }
        });
    };
    let failure = move || {
        failed.with(|failed| {
            failed.as_ref().map(|error| match error {
                Error::Unauthorized => texts().sign_in.wrong.to_owned(),
                Error::Forbidden => texts().sign_in.blocked.to_owned(),
                error => texts().common.explain(error),
            })
        })
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <div role="alert" class="failure-place">
                {move || failure().map(|text| view! { <p class="failure">{text}</p> })}
            </div>
            <TextField
                label=said(|t| t.sign_in.name)
                value=name
                autocomplete="username"
                first=!knows_name
                error=Signal::derive(move || {
                    missing.get().name.then(|| texts().sign_in.name_missing.to_owned())
                })
            />
            <TextField
                label=said(|t| t.sign_in.password)
                value=password
                kind="password"
                autocomplete="current-password"
                first=knows_name
                error=Signal::derive(move || {
                    missing.get().password.then(|| texts().sign_in.password_missing.to_owned())
                })
            />
            <div class="form-end">
                {children.map(|children| children())}
                <button type="submit" class="button button-main" aria-busy=move || busy.get().to_string()>
                    {move || {
                        let sign_in = texts().sign_in;
                        if busy.get() { sign_in.submitting } else { sign_in.submit }
                    }}
                </button>
            </div>
        </form>
    }
}
