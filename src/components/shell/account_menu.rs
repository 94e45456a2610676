//! Who one is, and the way out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::{self, Error};
use crate::components::menu::Menu;
use crate::components::message::Failure;
use crate::i18n::{say, texts};
use crate::session::session;

/// The initials of who is signed in, with a menu.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let session = session();
    let name = Memo::new(move |_| {
        let account = session.account();
        account
            .map(|account| account.user.display_name)
            .unwrap_or_default()
    });
    let sign_in_name = move || session.account().map(|account| account.user.name);
    let title = move || {
        let account = session.account();
        account.map(|account| format!("{} ({})", account.user.display_name, account.user.name))
    };
    let rights = move || {
        let shell = texts().shell;
        if session.is_administrator() {
            shell.administrator
        } else {
            shell.project_lead
        }
    };
    view! {
        <Menu
            label=Signal::derive(move || (texts().shell.account_of)(&name.get()))
            class="avatar"
            face=move || {
                let data_initials = move || initials(&name.get());
                view! { <span class="initials" title=title data-initials=data_initials></span> }
            }
        >
            <p class="menu-heading">{move || name.get()}</p>
            <p class="menu-note">{sign_in_name} " · " {rights}</p>
            <SignOut class="menu-item" />
        </Menu>
    }
}

/// A button that signs out.
#[component]
pub fn SignOut(
    /// Class of the button.
    class: &'static str,
) -> impl IntoView {
    let session = session();
    let client = client::client();
    let error = RwSignal::new(None::<Error>);
    let sign_out = move |_| {
        spawn_local(async move {
            match client.sign_out().await {
                Ok(()) => session.leave(),
                Err(failed) => error.set(Some(failed)),
            }
        });
    };
    view! {
        <button type="button" class=class on:click=sign_out>
            {say(|t| t.shell.sign_out)}
        </button>
        <Failure error />
    }
}

/// At most two letters that stand for a name: the first of its first and last word, or the first
/// of a name in one word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    let letters = first.into_iter().chain(last);
    letters.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_one_or_two() {
        assert_eq!(initials("Ines van der Roth"), "IR");
        assert_eq!(initials("admin"), "A");
        assert_eq!(initials("山田 太郎"), "山太");
        assert_eq!(initials(""), "");
    }
}
