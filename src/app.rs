//! The whole app: its state in context, and what is shown at which address.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{FlatRoutes, Redirect, Route, Router};
use leptos_router::path;
use whocan_access::UserKey;

use crate::announce::{self, LiveRegion};
use crate::client::{Client, Error};
use crate::components::each::each;
use crate::components::message::Obstacle;
use crate::components::shell::Shell;
use crate::components::when::When;
use crate::components::when_read::WhenRead;
use crate::config::Config;
use crate::i18n::{self, said, say, texts};
use crate::pages::later::{
    LaterEditor, LaterGroup, LaterGroups, LaterGuardRails, LaterPerson, LaterProject, LaterProjects,
};
use crate::pages::no_access::NoAccess;
use crate::pages::not_found::NotFound;
use crate::pages::schemes::Schemes;
use crate::pages::sign_in::{SignIn, SignInAgain};
use crate::rights::Rights;
use crate::session::{Session, Standing};
use crate::workspace::{self, Loading, Workspace};
use crate::{browser, theme};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    announce::provide();
    Effect::new(|_| browser::set_root("lang", Some(i18n::locale().tag())));
    Effect::new(|_| browser::set_root("data-theme", theme::theme().attribute()));
    let config = RwSignal::new(None);
    spawn_local(async move { config.set(Some(Config::load().await)) });
    view! {
        <LiveRegion />
        <Router base=browser::base_path()>
            {move || {
                config
                    .get()
                    .map(|config| match config {
                        Ok(config) => view! { <Configured config /> }.into_any(),
                        Err(reason) => {
                            view! {
                                <Obstacle
                                    title=said(|t| t.shell.bad_config)
                                    hint=Signal::derive(move || {
                                        (texts().shell.bad_config_hint)(&reason)
                                    })
                                />
                            }
                                .into_any()
                        }
                    })
            }}
        </Router>
    }
}

/// What is shown as a whole.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Stage {
    Asking,
    SignedOut,
    SignedIn(UserKey),
    Unreachable(Error),
}

/// The app once it knows where the API is.
#[component]
fn Configured(config: Config) -> impl IntoView {
    let session = Session::new();
    let client = Client::new(&config, session);
    let workspace = Workspace::new(client);
    provide_context(session);
    provide_context(client);
    provide_context(workspace);
    let ask = move || {
        session.standing.set(Standing::Asking);
        spawn_local(async move {
            match client.account().await {
                Ok(account) => session.enter(account),
                Err(Error::Unauthorized) => session.leave(),
                Err(error) => session.standing.set(Standing::Unreachable(error)),
            }
        });
    };
    ask();
    // The same person who signs in again keeps the page; another gets a new one.
    let stage = Memo::new(move |_| match session.standing.get() {
        Standing::Asking => Stage::Asking,
        Standing::SignedOut => Stage::SignedOut,
        Standing::SignedIn(account) => Stage::SignedIn(account.user.key),
        Standing::Unreachable(error) => Stage::Unreachable(error),
    });
    Effect::new(move |_| match stage.get() {
        Stage::SignedIn(user) => workspace.open_for(Some(user)),
        Stage::SignedOut => workspace.open_for(None),
        Stage::Asking | Stage::Unreachable(_) => {}
    });
    workspace::keep(workspace);
    let show = move |stage| match stage {
        Stage::Asking => ().into_any(),
        Stage::SignedOut => view! { <SignIn /> }.into_any(),
        Stage::SignedIn(_) => view! { <SignedIn /> }.into_any(),
        Stage::Unreachable(error) => view! {
            <Obstacle
                title=said(|t| t.shell.unreachable)
                hint=Signal::derive(move || texts().common.explain(&error))
            >
                <button class="button button-main" on:click=move |_| ask()>
                    {say(|t| t.common.try_again)}
                </button>
            </Obstacle>
        }
        .into_any(),
    };
    // Of a list, so that nothing of one person's page is taken over into another's.
    each(move || vec![stage.get()], Stage::clone, show)
}

/// The app for somebody who is signed in.
#[component]
fn SignedIn() -> impl IntoView {
    let session = crate::session::session();
    let workspace = crate::workspace::workspace();
    let rights = Memo::new(move |_| {
        let account = session.account();
        let resolver = workspace.resolver();
        account
            .zip(resolver)
            .map(|(account, resolver)| Rights::of(&account, &resolver))
            .unwrap_or_default()
    });
    provide_context(rights);
    let has_nothing = Memo::new(move |_| match workspace.saved.get() {
        Loading::Ready(_) => rights.with(Rights::is_empty),
        Loading::Failed(Error::Forbidden) => true,
        _ => false,
    });
    view! {
        <When is=Signal::derive(move || !has_nothing.get()) or=NoAccess>
            <Shell>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=|| view! { <Redirect path="/schemes" /> } />
                    <Route path=path!("/schemes") view=|| view! { <WhenRead><Schemes /></WhenRead> } />
                    <Route path=path!("/schemes/:id") view=LaterEditor />
                    <Route path=path!("/projects") view=LaterProjects />
                    <Route path=path!("/projects/:key") view=LaterProject />
                    <Route path=path!("/guard-rails") view=LaterGuardRails />
                    <Route path=path!("/groups") view=LaterGroups />
                    <Route path=path!("/groups/:name") view=LaterGroup />
                    <Route path=path!("/people/:key") view=LaterPerson />
                </FlatRoutes>
            </Shell>
        </When>
        <SignInAgain />
    }
}
