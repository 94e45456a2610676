//! Who is signed in, and what happens when a session runs out.

use futures::channel::oneshot;
use leptos::prelude::*;
use whocan_access::User;

use crate::client::Error;

/// Somebody who is signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// Who they are.
    pub user: User,
    /// Whether they hold one of the two Administer globals, and so may change schemes
    /// (domain.md, rule 12).
    pub administrator: bool,
}

/// What is known about who is signed in.
#[derive(Clone, PartialEq, Debug)]
pub enum Standing {
    /// The server is being asked.
    Asking,
    /// Nobody is.
    SignedOut,
    /// This person is.
    SignedIn(Account),
    /// The server cannot be asked.
    Unreachable(Error),
}

/// The session, from context.
#[derive(Clone, Copy)]
pub struct Session {
    /// Who is signed in.
    pub standing: RwSignal<Standing>,
    /// Whether the session has run out under the person who is signed in: they are asked to sign
    /// in again, over the page as it is.
    pub expired: RwSignal<bool>,
    /// Requests that wait for that; told whether to go on.
    waiting: StoredValue<Vec<oneshot::Sender<bool>>>,
}

impl Session {
    /// A session of which nothing is known.
    pub fn new() -> Self {
        Self {
            standing: RwSignal::new(Standing::Asking),
            expired: RwSignal::new(false),
            waiting: StoredValue::new(Vec::new()),
        }
    }

    /// Who is signed in. Reactive.
    pub fn account(self) -> Option<Account> {
        self.standing.with(|standing| match standing {
            Standing::SignedIn(account) => Some(account.clone()),
            _ => None,
        })
    }

    /// Whether who is signed in is an administrator. Reactive.
    pub fn is_administrator(self) -> bool {
        self.standing.with(
            |standing| matches!(standing, Standing::SignedIn(account) if account.administrator),
        )
    }

    /// The session has run out: asks to sign in again, and says whether the same person did.
    pub async fn signed_in_again(self) -> bool {
        if self.account_untracked().is_none() {
            return false;
        }
        let (go_on, told) = oneshot::channel();
        self.waiting.update_value(|waiting| waiting.push(go_on));
        self.expired.set(true);
        told.await.unwrap_or(false)
    }

    /// Somebody has signed in. If it is the same person as before, requests that wait go on.
    pub fn enter(self, account: Account) {
        let before = self.account_untracked();
        let same = before.is_some_and(|before| before.user.key == account.user.key);
        self.standing.set(Standing::SignedIn(account));
        self.expired.set(false);
        self.release(same);
    }

    /// The person does not sign in again, for now: requests that wait fail.
    pub fn give_up(self) {
        self.expired.set(false);
        self.release(false);
    }

    /// Nobody is signed in any more.
    pub fn leave(self) {
        self.standing.set(Standing::SignedOut);
        self.give_up();
    }

    fn account_untracked(self) -> Option<Account> {
        untrack(|| self.account())
    }

    fn release(self, go_on: bool) {
        let waiting = self.waiting.try_update_value(std::mem::take);
        for request in waiting.unwrap_or_default() {
            // Whoever asked may be gone, with their page.
            let _ = request.send(go_on);
        }
    }
}

/// The session of this page. To be called while a component is made, not in an event handler.
pub fn session() -> Session {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(key: &str) -> Account {
        Account {
            user: User {
                key: key.into(),
                name: key.to_owned(),
                display_name: key.to_owned(),
                email: String::new(),
                active: true,
            },
            administrator: false,
        }
    }

    /// Whether a request that met an expired session of ann goes on after `then`.
    fn goes_on(then: impl FnOnce(Session)) -> bool {
        let owner = Owner::new();
        owner.with(|| {
            let session = Session::new();
            session.enter(account("ann"));
            let mut request = Box::pin(session.signed_in_again());
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            assert!(request.as_mut().poll(&mut context).is_pending());
            assert!(session.expired.get_untracked());
            then(session);
            assert!(!session.expired.get_untracked());
            request.as_mut().poll(&mut context) == std::task::Poll::Ready(true)
        })
    }

    #[test]
    fn requests_go_on_for_the_same_person_only() {
        assert!(goes_on(|session| session.enter(account("ann"))));
        assert!(!goes_on(|session| session.enter(account("bob"))));
        assert!(!goes_on(Session::give_up));
        assert!(!goes_on(Session::leave));
    }
}
