//! Deleting a scheme: says which projects move to the default one, and asks.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Instance, SchemeId};

use super::form::open_while;
use crate::announce::announcer;
use crate::browser::{self, at};
use crate::client::{self, Error};
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::components::when::When;
use crate::i18n::{say, texts};
use crate::workspace::workspace;

/// The dialog, open while there is a scheme to delete.
#[component]
pub fn DeleteDialog(scheme: RwSignal<Option<SchemeId>>) -> impl IntoView {
    let workspace = workspace();
    let open = open_while(scheme);
    let title = Signal::derive(move || {
        let name = scheme.get().and_then(|id| {
            let resolver = workspace.resolver()?;
            Some(resolver.instance().schemes.get(&id)?.name.clone())
        });
        (texts().schemes.delete_title)(&name.unwrap_or_default())
    });
    view! {
        <Dialog open title>
            {move || scheme.get_untracked().map(|id| view! { <Confirm id open /> })}
        </Dialog>
    }
}

#[component]
fn Confirm(id: SchemeId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = workspace();
    let client = client::client();
    let announcer = announcer();
    let failed = RwSignal::new(None::<Error>);
    let busy = RwSignal::new(false);
    let instance = untrack(|| workspace.resolver())
        .map(|resolver| Arc::clone(resolver.instance()))
        .unwrap_or_default();
    let name_of = |id: SchemeId| {
        let scheme = instance.schemes.get(&id);
        scheme.map(|scheme| scheme.name.clone()).unwrap_or_default()
    };
    let name = name_of(id);
    let default_name = name_of(SchemeId::DEFAULT);
    let mut moving: Vec<(String, String)> = instance
        .projects_of(id)
        .map(|project| (project.key.to_string(), project.name.clone()))
        .collect();
    moving.sort_by_cached_key(|(key, _)| key.clone());
    let count = moving.len();
    let has_draft = untrack(|| workspace.has_changes(id));

    let delete = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let name = name.clone();
        // As it is known by now: where somebody else had changed it, one has been told.
        let known = untrack(|| workspace.resolver())
            .and_then(|resolver| resolver.instance().schemes.get(&id).cloned());
        spawn_local(async move {
            let deleted = match known {
                Some(known) => client.delete_scheme(&known).await,
                None => Err(Error::NotFound),
            };
            busy.set(false);
            match deleted {
                Ok(Some(newest)) => {
                    workspace.replace_scheme(newest);
                    failed.set(Some(Error::Outdated));
                }
                Ok(None) => {
                    open.set(false);
                    // The row with the menu button goes with the scheme.
                    browser::focus("content");
                    announcer.say((untrack(texts).schemes.deleted)(&name));
                    workspace.amend(|instance| delete_scheme(instance, id));
                    workspace.leave(id);
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <div class="form">
            <p>
                {move || {
                    let schemes = texts().schemes;
                    if count == 0 {
                        schemes.delete_unused.to_owned()
                    } else {
                        (schemes.delete_moves)(count, &default_name)
                    }
                }}
            </p>
            <ul class="moving" tabindex=(count > 8).then_some("0")>
                {moving
                    .into_iter()
                    .map(|(key, name)| {
                        view! {
                            <li>
                                <span class="key">{key}</span>
                                " "
                                {name}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <When is=Signal::derive(move || has_draft)>
                <p class="note">{say(|t| t.schemes.delete_draft)}</p>
            </When>
            <Failure error=failed />
            <When is=Signal::derive(move || failed.get() == Some(Error::Outdated))>
                <p>
                    <a href=at(&format!("/schemes/{id}"))>{say(|t| t.schemes.look)}</a>
                </p>
            </When>
            <div class="form-end">
                <button type="button" class="button" autofocus on:click=move |_| open.set(false)>
                    {say(|t| t.common.cancel)}
                </button>
                <button
                    type="button"
                    class="button button-removes"
                    aria-busy=move || busy.get().to_string()
                    on:click=delete
                >
                    {move || {
                        let schemes = texts().schemes;
                        if busy.get() { schemes.deleting } else { schemes.delete }
                    }}
                </button>
            </div>
        </div>
    }
}

/// What the server does when it deletes a scheme (domain.md, rule 11).
fn delete_scheme(instance: &mut Instance, id: SchemeId) {
    instance.schemes.remove(&id);
    for project in instance.projects.values_mut() {
        if project.scheme == id {
            Arc::make_mut(project).scheme = SchemeId::DEFAULT;
        }
    }
}
