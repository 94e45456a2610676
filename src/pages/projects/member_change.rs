//! The question before somebody joins or leaves a role: who gains and who loses what by it.

use leptos::prelude::*;
use whocan_access::{Instance, ProjectId, RoleId, Turn};

use super::consequence::{Consequence, consequence};
use super::members::{Member, member};
use crate::client::Error;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::editor::finding_words;
use crate::i18n::later::{say, texts};
use crate::i18n::locale;
use crate::workspace::{Change, workspace};

/// So many names are shown without being asked for.
const FEW: usize = 5;

/// The question. Nothing is written unless it is answered with yes.
#[component]
pub fn MemberChange(
    project: ProjectId,
    role: RoleId,
    role_name: StoredValue<String>,
    /// What is asked about; set before it is opened.
    asked: RwSignal<Option<Change>>,
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// Whether the change is on its way.
    busy: RwSignal<bool>,
    /// Why it could not be made.
    failed: RwSignal<Option<Error>>,
    /// Called where the answer is yes.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let workspace = workspace();
    let who = move || -> Option<Member> {
        let (resolver, change) = (workspace.resolver()?, asked.get()?);
        Some(member(&resolver, change.actor()))
    };
    let is_removal = move || matches!(asked.get(), Some(Change::Remove(_)));
    let title = Signal::derive(move || {
        let texts = texts().projects;
        let ask = if is_removal() {
            texts.ask_remove
        } else {
            texts.ask_add
        };
        let name = who().map(|who| who.name).unwrap_or_default();
        role_name.with_value(|role| ask(&name, role))
    });
    let about = move || who().and_then(|who| who.about());
    let effect = move || {
        // What it does is asked of things as they are: once it is made, it does nothing more.
        let (resolver, change) = (untrack(|| workspace.resolver())?, asked.get()?);
        let instance = resolver.instance();
        let found = instance.projects.get(&project)?;
        let actors = found.actors.get(&role).cloned().unwrap_or_default();
        let turn = match change {
            Change::Add(_) => Turn::Gained,
            Change::Remove(_) => Turn::Lost,
        };
        let actors = change.made_in(actors);
        let consequence = consequence(&resolver, project, role, actors, turn)?;
        Some(told(instance, found.key.as_str(), turn, consequence))
    };
    let label = move || {
        if busy.get() {
            texts().common.saving
        } else if is_removal() {
            texts().projects.remove_member
        } else {
            texts().projects.add_member
        }
    };
    view! {
        <Dialog open title>
            <div class="form member-change">
                <p class="note">{about}</p>
                <div class="change">{effect}</div>
                <Failure error=failed />
                <div class="form-end">
                    <button
                        type="button"
                        class="button"
                        autofocus=untrack(is_removal)
                        on:click=move |_| open.set(false)
                    >
                        {say(|t| t.common.cancel)}
                    </button>
                    <button
                        type="button"
                        class="button button-main"
                        autofocus=!untrack(is_removal)
                        aria-busy=move || busy.get().to_string()
                        on:click=move |_| on_confirm.run(())
                    >
                        {label}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// A consequence in words. Reactive.
fn told(instance: &Instance, key: &str, turn: Turn, consequence: Consequence) -> AnyView {
    let texts = texts().projects;
    let Consequence {
        sight,
        others,
        permissions,
    } = consequence;
    if sight.is_empty() && others.is_empty() {
        return view! {
            <p>{texts.member_changes_nothing}</p>
            <p class="quiet">{texts.member_changes_nothing_hint}</p>
        }
        .into_any();
    }
    let (class, of_sight, of_others, what) = match turn {
        Turn::Gained => (
            "change-gain",
            texts.sight_gained,
            texts.others_gain,
            texts.they_gain,
        ),
        Turn::Lost => (
            "change-lose",
            texts.sight_lost,
            texts.others_lose,
            texts.they_lose,
        ),
    };
    let permissions = finding_words::permissions(instance, locale(), &permissions);
    view! {
        {people(class, sight, |count| of_sight(count, key))}
        {people(class, others, |count| of_others(count, key))}
        <p class="quiet">{what(&permissions)}</p>
    }
    .into_any()
}

/// So many people, and the list of them; nothing about none.
fn people(
    class: &'static str,
    names: Vec<String>,
    text: impl FnOnce(usize) -> String,
) -> Option<AnyView> {
    let count = names.len();
    if count == 0 {
        return None;
    }
    let names = names.into_iter().map(|name| view! { <li>{name}</li> });
    let view = view! {
        <details class=class open=count <= FEW>
            <summary>
                <strong>{text(count)}</strong>
            </summary>
            <ul>{names.collect::<Vec<_>>()}</ul>
        </details>
    };
    Some(view.into_any())
}
