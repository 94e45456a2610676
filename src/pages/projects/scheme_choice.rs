//! A project's permission scheme, and choosing another.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{ProjectId, SchemeId};

use super::browse::{BrowseChange, browse_change};
use crate::announce::announcer;
use crate::browser::at;
use crate::client::{self, Error};
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::components::when::When;
use crate::i18n::later::{say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

/// How many names a list of people shows.
const FEW_NAMES: usize = 5;

/// The scheme of a project, with the way to another.
#[component]
pub fn SchemeChoice(id: ProjectId) -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let open = RwSignal::new(false);
    let scheme = Memo::new(move |_| {
        let resolver = workspace.resolver()?;
        let instance = resolver.instance();
        let used = instance.projects.get(&id)?.scheme;
        let name = instance
            .schemes
            .get(&used)
            .map(|scheme| scheme.name.clone());
        let others = instance.projects_of(used).count().saturating_sub(1);
        Some((used, name?, others))
    });
    let link = move || {
        scheme.get().map(|(used, name, _)| {
            view! {
                <a href=at(&format!("/schemes/{used}")) class="row-name">
                    {name}
                </a>
            }
        })
    };
    let reach = move || {
        let projects = texts().projects;
        scheme.get().map(|(_, _, others)| match others {
            0 if rights.with(|rights| rights.administrator) => projects.not_shared.to_owned(),
            0 => projects.not_shared_seen.to_owned(),
            others => (projects.shared_with)(others),
        })
    };
    let key = move || {
        let resolver = workspace.resolver();
        let project = resolver.and_then(|resolver| resolver.instance().projects.get(&id).cloned());
        project
            .map(|project| project.key.to_string())
            .unwrap_or_default()
    };
    view! {
        <section class="panel" aria-labelledby="scheme-title">
            <div class="panel-head">
                <h2 id="scheme-title">{say(|t| t.projects.permission_scheme)}</h2>
                <When
                    is=Signal::derive(move || rights.with(|rights| rights.administrator))
                    or=|| {
                        view! { <p class="quiet">{say(|t| t.projects.choose_needs_admin)}</p> }
                    }
                >
                    <button class="button" on:click=move |_| open.set(true)>
                        {say(|t| t.projects.choose_other)}
                    </button>
                </When>
            </div>
            <p class="panel-line">{link} <span class="quiet">{reach}</span></p>
        </section>
        <Dialog open title=Signal::derive(move || (texts().projects.choose_title)(&key()))>
            <Choose id open />
        </Dialog>
    }
}

#[component]
fn Choose(id: ProjectId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = workspace();
    let client = client::client();
    let announcer = announcer();
    let failed = RwSignal::new(None::<Error>);
    let busy = RwSignal::new(false);
    let resolver = untrack(|| workspace.resolver());
    let used = resolver.as_ref().and_then(|resolver| {
        let project = resolver.instance().projects.get(&id);
        project.map(|project| project.scheme)
    });
    let mut schemes: Vec<(SchemeId, String)> = resolver
        .iter()
        .flat_map(|resolver| resolver.instance().schemes.values())
        .map(|scheme| (scheme.id, scheme.name.clone()))
        .collect();
    schemes.sort_by_cached_key(|(_, name)| name.to_lowercase());
    let names = schemes.clone();
    let chosen = RwSignal::new(used);
    let is_other = move || chosen.get() != used;
    let change = Memo::new(move |_| {
        let resolver = workspace.resolver()?;
        browse_change(&resolver, id, chosen.get()?)
    });

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let other = chosen
            .get_untracked()
            .filter(|chosen| Some(*chosen) != used);
        let Some(other) = other.filter(|_| !busy.get_untracked()) else {
            return;
        };
        busy.set(true);
        failed.set(None);
        let named = names.iter().find(|(scheme, _)| *scheme == other);
        let name = named.map(|(_, name)| name.clone()).unwrap_or_default();
        spawn_local(async move {
            let assigned = client.assign_scheme(id, other).await;
            busy.set(false);
            match assigned {
                Ok(()) => {
                    open.set(false);
                    workspace.amend(|instance| {
                        if let Some(project) = instance.projects.get_mut(&id) {
                            let project = Arc::make_mut(project);
                            project.scheme = other;
                            let text = untrack(texts).projects.chosen;
                            announcer.say(text(project.key.as_str(), &name));
                        }
                    });
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let options = schemes.into_iter().map(move |(scheme, name)| {
        let label = move || {
            if Some(scheme) == used {
                format!("{name} ({})", texts().projects.current)
            } else {
                name.clone()
            }
        };
        view! {
            <option value=scheme.to_string() selected=Some(scheme) == used>
                {label}
            </option>
        }
    });
    view! {
        <form class="form" on:submit=submit>
            <div class="labelled">
                <label for="other-scheme">{say(|t| t.projects.choose_field)}</label>
                <select
                    id="other-scheme"
                    class="field"
                    autofocus
                    on:change=move |event| {
                        chosen.set(event_target_value(&event).parse().ok().map(SchemeId));
                    }
                >
                    {options.collect_view()}
                </select>
            </div>
            <div class="change" role="status">
                <When
                    is=is_other
                    or=|| {
                        view! { <p class="quiet">{say(|t| t.projects.choose_first)}</p> }
                    }
                >
                    {move || change.get().map(|change| view! { <Change change /> })}
                </When>
            </div>
            <Failure error=failed />
            <div class="form-end">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {say(|t| t.common.cancel)}
                </button>
                <button
                    type="submit"
                    class="button button-main"
                    disabled=move || !is_other()
                    aria-busy=move || busy.get().to_string()
                >
                    {move || {
                        if busy.get() {
                            texts().common.saving
                        } else {
                            texts().projects.choose_submit
                        }
                    }}
                </button>
            </div>
        </form>
    }
}

/// Who gains and who loses sight of the project.
#[component]
fn Change(change: BrowseChange) -> impl IntoView {
    let stays = change
        == BrowseChange {
            anyone: change.anyone,
            ..BrowseChange::default()
        };
    let people = |names: Vec<String>, class: &'static str, gains: bool| {
        let count = names.len();
        let text = move || {
            let projects = texts().projects;
            let text = if gains {
                projects.browse_gain
            } else {
                projects.browse_lose
            };
            text(count)
        };
        (count > 0).then(|| {
            view! {
                <p class=class>
                    <strong>{text}</strong>
                    " "
                    <span class="quiet">{move || texts().common.list(&names, FEW_NAMES)}</span>
                </p>
            }
        })
    };
    let anyone = match change.anyone {
        (false, true) => Some(true),
        (true, false) => Some(false),
        _ => None,
    };
    let anyone = anyone.map(|opens| {
        let class = if opens { "change-lose" } else { "change-gain" };
        let text = move || {
            let projects = texts().projects;
            if opens {
                projects.opens_to_anyone
            } else {
                projects.closes_to_anyone
            }
        };
        view! { <p class=class>{text}</p> }
    });
    view! {
        {anyone}
        <When is=Signal::derive(move || stays)>
            <p>{say(|t| t.projects.browse_stays)}</p>
        </When>
        {people(change.lose, "change-lose", false)}
        {people(change.gain, "change-gain", true)}
        <p class="quiet">{say(|t| t.projects.only_browse)}</p>
    }
}
