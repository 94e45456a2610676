//! Closing a leak in the roles of a project: what is proposed there, and doing it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Actor, GroupName, Holder, Instance, ProjectId, RoleId, UserKey};

use super::proposal::Exchange;
use super::ways::name;
use super::{Page, key};
use crate::addresses;
use crate::announce::announcer;
use crate::browser::{at, focus};
use crate::client::Error;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::editor::holders;
use crate::i18n::groups::{say, texts};
use crate::i18n::locale;
use crate::workspace::workspace;

/// What is proposed for a role of a project.
#[derive(Clone, PartialEq)]
pub struct RoleStep {
    /// Where.
    pub project: ProjectId,
    /// Which role.
    pub role: RoleId,
    /// Who leaves it and who joins it.
    pub exchange: Exchange,
    /// Who could leave which group instead.
    pub instead: Option<(Vec<UserKey>, GroupName)>,
}

/// Who leaves and who joins a role of a project. Reactive.
pub fn in_project(
    instance: &Instance,
    step: RoleStep,
    asked: RwSignal<Option<RoleStep>>,
    hits: AnyView,
) -> AnyView {
    let texts = texts();
    let said = sentences(instance, &step);
    let said = said.into_iter().map(|said| view! { <p>{said}</p> });
    let instead = step.instead.as_ref().map(|(people, group)| {
        let names = people.iter().map(|user| name(instance, user));
        let names: Vec<String> = names.collect();
        let names = names.join(crate::i18n::texts().common.comma);
        view! { <p class="quiet">{(texts.or_in_jira)(&names, group.as_str())}</p> }
    });
    let key = key(instance, step.project);
    let address = at(&addresses::project(&key.as_str().into()));
    let label = (texts.change_roles_of)(&key);
    view! {
        <li class="group-step">
            <div>
                <p>
                    <span class="quiet">{texts.in_project}</span>
                    " "
                    <a href=address>
                        <b>{key}</b>
                    </a>
                </p>
                {said.collect::<Vec<_>>()}
                {instead}
                {hits}
            </div>
            <button
                type="button"
                class="button"
                aria-haspopup="dialog"
                aria-label=label
                on:click=move |_| asked.set(Some(step.clone()))
            >
                {texts.change_roles}
            </button>
        </li>
    }
    .into_any()
}

/// What is done, in sentences. Reactive.
fn sentences(instance: &Instance, step: &RoleStep) -> Vec<String> {
    let texts = texts();
    let list = |actors: &[Actor]| {
        let names = actors.iter().map(|actor| {
            let holder = match actor {
                Actor::User(key) => Holder::User(key.clone()),
                Actor::Group(name) => Holder::Group(name.clone()),
            };
            holders::phrase(instance, locale(), &holder)
        });
        let names: Vec<String> = names.collect();
        names.join(crate::i18n::texts().common.comma)
    };
    let role = holders::name(instance, locale(), &Holder::ProjectRole(step.role));
    let Exchange { leave, join } = &step.exchange;
    let leave = (!leave.is_empty()).then(|| (texts.leave)(&list(leave), &role));
    let join = (!join.is_empty()).then(|| (texts.join)(&list(join), &role));
    [leave, join].into_iter().flatten().collect()
}

/// The question before it is done, and doing it. What could be done before something failed is
/// done, and no longer proposed.
#[component]
pub fn RoleChange(
    page: Page,
    /// What is to be done, while it is asked about.
    asked: RwSignal<Option<RoleStep>>,
) -> impl IntoView {
    let (workspace, announcer) = (workspace(), announcer());
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            failed.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            asked.set(None);
        }
    });
    let project = move || {
        let (resolver, step) = (page.resolver.get()?, asked.get()?);
        Some(key(resolver.instance(), step.project))
    };
    let title = Signal::derive(move || (texts().change_roles_of)(&project().unwrap_or_default()));
    let said = move || {
        let (resolver, step) = (untrack(|| page.resolver.get())?, asked.get()?);
        let said = sentences(resolver.instance(), &step);
        let said = said.into_iter().map(|said| view! { <p>{said}</p> });
        Some(said.collect::<Vec<_>>())
    };
    let confirm = move |_| {
        let Some(step) = asked.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        busy.set(true);
        failed.set(None);
        let told = untrack(|| (texts().roles_changed)(&project().unwrap_or_default()));
        spawn_local(async move {
            let mut done = Ok(());
            for change in step.exchange.changes() {
                done = workspace
                    .change_actors(step.project, step.role, &change)
                    .await;
                if done.is_err() {
                    break;
                }
            }
            busy.set(false);
            match done {
                Ok(()) => {
                    open.set(false);
                    announcer.tell(told);
                    // The button that asked goes with what was proposed.
                    focus("content");
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <Dialog open title>
            <div class="form">
                {said} <p class="note">{say(|t| t.roles_at_once)}</p> <Failure error=failed />
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {move || crate::i18n::texts().common.cancel}
                    </button>
                    <button
                        type="button"
                        class="button button-main"
                        autofocus
                        aria-busy=move || busy.get().to_string()
                        on:click=confirm
                    >
                        {move || {
                            if busy.get() {
                                crate::i18n::texts().common.saving
                            } else {
                                texts().do_change_roles
                            }
                        }}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
