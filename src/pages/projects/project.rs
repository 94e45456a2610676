//! A project's page: who can browse it, its scheme, its roles and who acts in them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use whocan_access::{Project, ProjectId, Resolver};

use super::browse::{Audience, audience};
use super::roles::Roles;
use super::scheme_choice::SchemeChoice;
use crate::browser::at;
use crate::components::title::Title;
use crate::components::when::When;
use crate::i18n::later::{say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

/// The page of the project that the address names.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|params| params.get("key").unwrap_or_default()));
    let id = Memo::new(move |_| {
        let resolver = workspace.resolver()?;
        let project = resolver.instance().project_by_key(&key.get())?;
        let seen = rights.with(|rights| rights.sees_project(project.id));
        seen.then_some(project.id)
    });
    move || match id.get() {
        Some(id) => view! { <Found id /> }.into_any(),
        None => view! { <Gone key /> }.into_any(),
    }
}

#[component]
fn Gone(key: Memo<String>) -> impl IntoView {
    let title = move || (texts().projects.gone)(&key.get());
    view! {
        <Title text=title />
        <div class="page">
            <h1>{title}</h1>
            <p class="lead">{say(|t| t.projects.gone_hint)}</p>
            <p>
                <a href=at("/projects")>{say(|t| t.projects.to_projects)}</a>
            </p>
        </div>
    }
}

#[component]
fn Found(id: ProjectId) -> impl IntoView {
    let workspace = workspace();
    let project = Memo::new(move |_| {
        let resolver = workspace.resolver()?;
        resolver.instance().projects.get(&id).map(Arc::clone)
    });
    let part = move |part: fn(&Project) -> String| {
        move || project.with(|project| project.as_deref().map(part).unwrap_or_default())
    };
    let title = part(|project| format!("{} · {}", project.key, project.name));
    let archived = Memo::new(move |_| {
        project.with(|project| project.as_ref().is_some_and(|project| project.archived))
    });
    let seen = Memo::new(move |_| {
        let resolver = workspace.resolver();
        resolver
            .map(|resolver| audience(&resolver, id))
            .unwrap_or_default()
    });
    let lead = move || {
        let lead = workspace
            .resolver()
            .and_then(|resolver| lead_name(&resolver, id));
        lead.map(|lead| (texts().projects.led_by)(&lead))
    };
    view! {
        <Title text=title />
        <div class="page">
            <p class="crumbs">
                <a href=at("/projects")>{say(|t| t.projects.title)}</a>
            </p>
            <h1>
                {part(|project| project.name.clone())}
                " "
                <span class="key key-large">{part(|project| project.key.to_string())}</span>
            </h1>
            <p class="lead">{move || sentence(seen.get())}</p>
            <p class="note">{lead}</p>
            <When is=archived>
                <p class="note">{say(|t| t.projects.archived_hint)}</p>
            </When>
            <SchemeChoice id />
            <Roles id archived />
        </div>
    }
}

fn lead_name(resolver: &Resolver, id: ProjectId) -> Option<String> {
    let instance = resolver.instance();
    let key = instance.projects.get(&id)?.lead.as_ref()?;
    let user = instance.users.get(key);
    Some(user.map_or_else(|| key.to_string(), |user| user.display_name.clone()))
}

/// Who can browse the project, in words.
fn sentence(audience: Audience) -> String {
    let projects = texts().projects;
    let mut parts = vec![(projects.seen_by)(audience.all, audience.users)];
    if audience.some > 0 {
        parts.push((projects.partly_seen_by)(audience.some));
    }
    if audience.anyone {
        parts.push(projects.seen_by_anyone.to_owned());
    }
    format!("{}{}", parts.join(projects.semicolon), projects.full_stop)
}
