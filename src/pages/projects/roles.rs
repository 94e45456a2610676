//! The roles of a project, and who acts in them.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Actor, ProjectId, ProjectRole};

use super::member_change::MemberChange;
use super::members::{Member, State, choices, member, members};
use crate::addresses;
use crate::announce::announcer;
use crate::browser::at;
use crate::client::Error;
use crate::components::combobox::Combobox;
use crate::components::each::each;
use crate::components::icon::{Drawing, Icon};
use crate::components::kind::Dot;
use crate::components::when::When;
use crate::i18n::later::{said, say, texts};
use crate::rights::rights;
use crate::workspace::{Change, workspace};

/// The roles of a project.
#[component]
pub fn Roles(id: ProjectId, archived: Memo<bool>) -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let roles = Memo::new(move |_| -> Vec<Arc<ProjectRole>> {
        let resolver = workspace.resolver();
        resolver
            .map(|resolver| {
                let mut roles: Vec<_> = resolver.instance().roles.values().cloned().collect();
                roles.sort_by_cached_key(|role| role.name.to_lowercase());
                roles
            })
            .unwrap_or_default()
    });
    let editable =
        Memo::new(move |_| !archived.get() && rights.with(|rights| rights.edits_members(id)));
    let why_not = move || {
        let projects = texts().projects;
        if archived.get() {
            projects.roles_archived
        } else if editable.get() {
            projects.roles_hint
        } else {
            projects.roles_read_only
        }
    };
    view! {
        <section class="panel" aria-labelledby="roles-title">
            <div class="panel-head">
                <h2 id="roles-title">{say(|t| t.projects.roles)}</h2>
                <p class="quiet">{why_not}</p>
            </div>
            <When is=Signal::derive(move || roles.with(Vec::is_empty))>
                <p class="panel-line quiet">{say(|t| t.projects.no_roles)}</p>
            </When>
            <ul class="roles">
                {each(
                    move || roles.get(),
                    |role| role.id,
                    move |role| view! { <Role id role editable /> }.into_any(),
                )}
            </ul>
        </section>
    }
}

#[component]
fn Role(id: ProjectId, role: Arc<ProjectRole>, editable: Memo<bool>) -> impl IntoView {
    let workspace = workspace();
    let announcer = announcer();
    let role_id = role.id;
    let role_name = StoredValue::new(role.name.clone());
    let adding = RwSignal::new(false);
    let query = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    let add_button = NodeRef::<html::Button>::new();
    let acting = Memo::new(move |_| workspace.actors(id, role_id));
    let shown = Memo::new(move |_| -> Vec<Member> {
        let resolver = workspace.resolver();
        resolver
            .map(|resolver| acting.with(|acting| members(&resolver, acting)))
            .unwrap_or_default()
    });
    let offered = Memo::new(move |_| {
        let resolver = workspace.resolver().filter(|_| adding.get());
        resolver
            .map(|resolver| {
                acting.with(|acting| choices(resolver.instance(), acting, &query.get()))
            })
            .unwrap_or_default()
    });
    let asked = RwSignal::new(None::<Change>);
    let asking = RwSignal::new(false);
    let ask = move |change: Change| {
        failed.set(None);
        asked.set(Some(change));
        asking.set(true);
    };
    let confirm = Callback::new(move |()| {
        let Some(change) = asked.get_untracked() else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let role = role_name.get_value();
        let resolver = untrack(|| workspace.resolver());
        let name = resolver.map(|resolver| member(&resolver, change.actor()).name);
        spawn_local(async move {
            let done = workspace.change_actors(id, role_id, &change).await;
            busy.set(false);
            match done {
                Ok(()) => {
                    asking.set(false);
                    let projects = untrack(texts).projects;
                    let told = match &change {
                        Change::Add(_) => projects.added,
                        Change::Remove(_) => projects.removed,
                    };
                    announcer.tell(told(&name.unwrap_or_default(), &role));
                    if matches!(change, Change::Remove(_)) {
                        // The button that asked went with whom it removed. Once the dialog is
                        // closed: nothing else can be focused before.
                        request_animation_frame(move || {
                            if let Some(button) = add_button.try_get_untracked().flatten() {
                                // It fails only where the page is gone already.
                                let _ = button.focus();
                            }
                        });
                    }
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    });
    let add_label =
        Signal::derive(move || role_name.with_value(|role| (texts().projects.add_to)(role)));
    let chip = move |member: Member| {
        let actor = member.actor.clone();
        let on_remove = Callback::new(move |()| ask(Change::Remove(actor.clone())));
        view! { <MemberChip member role=role_name editable on_remove /> }.into_any()
    };
    let description = (!role.description.is_empty())
        .then(|| view! { <p class="row-detail">{role.description.clone()}</p> });
    view! {
        <li class="role">
            <div class="role-name">
                <h3>{role.name.clone()}</h3>
                {description}
            </div>
            <div class="role-members">
                <ul class="chips" aria-label=role.name.clone()>
                    {each(
                        move || shown.get(),
                        |member| (member.actor.clone(), member.state),
                        chip,
                    )}
                    <When is=Signal::derive(move || shown.with(Vec::is_empty))>
                        <li class="quiet">{say(|t| t.projects.no_members)}</li>
                    </When>
                </ul>
                <When is=Signal::derive(move || editable.get() && adding.get())>
                    <Combobox
                        label=add_label
                        query
                        choices=offered
                        on_choose=move |actor| ask(Change::Add(actor))
                        placeholder=said(|t| t.projects.find_member)
                        focus=true
                    />
                </When>
            </div>
            <MemberChange
                project=id
                role=role_id
                role_name
                asked
                open=asking
                busy
                failed
                on_confirm=confirm
            />
            <When is=editable>
                <button
                    node_ref=add_button
                    type="button"
                    class="button button-quiet"
                    aria-expanded=move || adding.get().to_string()
                    aria-label=move || add_label.get()
                    on:click=move |_| {
                        query.set(String::new());
                        adding.update(|adding| *adding = !*adding);
                    }
                >
                    {move || {
                        if adding.get() { texts().common.close } else { texts().projects.add_member }
                    }}
                </button>
            </When>
        </li>
    }
}

#[component]
fn MemberChip(
    member: Member,
    role: StoredValue<String>,
    editable: Memo<bool>,
    on_remove: Callback<()>,
) -> impl IntoView {
    let kind = member.kind();
    let state = member.state;
    let name = StoredValue::new(member.name.clone());
    let rights = rights();
    let shown = member.clone();
    let named = move || {
        let name = shown.name.clone();
        match &shown.actor {
            Actor::Group(group)
                if state == State::Present && rights.with(|it| it.administrator) =>
            {
                view! { <a href=at(&addresses::group(group))>{name}</a> }.into_any()
            }
            _ => name.into_any(),
        }
    };
    let about = move || {
        let about = member.about();
        about.map(|about| view! { <span class="quiet">{about}</span> })
    };
    let remove_label = move || {
        let text = texts().projects.remove_from;
        name.with_value(|name| role.with_value(|role| text(name, role)))
    };
    view! {
        <li class="chip" class:chip-off=state != State::Present>
            <Dot kind />
            <span class="unseen">{move || kind.word()} " "</span>
            <span class="chip-name">{named}</span>
            {about}
            <When is=editable>
                <button
                    type="button"
                    class="chip-remove"
                    aria-label=remove_label
                    on:click=move |_| on_remove.run(())
                >
                    <Drawing icon=Icon::Cross />
                </button>
            </When>
        </li>
    }
}
