//! Closing a leak in the roles of a project: what is proposed there, and doing it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Actor, GroupName, Holder, Instance, ProjectId, RoleId, UserKey};

use super::ways::name;
use super::{Page, key};
use crate::addresses;
use crate::announce::announcer;
use crate::browser::{at, focus};
use crate::client::Error;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::components::when::When;
use crate::editor::holders;
use crate::i18n::groups::{say, texts};
use crate::i18n::{locale, meant};
use crate::workspace::{Exchange, Exchanged, Workspace, workspace};

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
    (hits, leave): (AnyView, AnyView),
) -> AnyView {
    let texts = texts();
    let said = paragraphs(instance, &step);
    let instead = step.instead.as_ref().map(|(people, group)| {
        view! {
            <p>
                <b>{in_jira(instance, people, group)}</b>
            </p>
            <p class="quiet">{texts.or_here}</p>
        }
    });
    let key = key(instance, step.project);
    let label = (texts.change_roles_of)(&key);
    view! {
        <li class="group-step">
            <div>
                {place(key)}
                {instead}
                {said}
                {hits}
            </div>
            <p class="group-choice">
                <button
                    type="button"
                    class="button"
                    aria-haspopup="dialog"
                    aria-label=label
                    on:click=move |_| asked.set(Some(step.clone()))
                >
                    {texts.change_roles}
                </button>
                {leave}
            </p>
        </li>
    }
    .into_any()
}

/// What can be done in Jira instead. Reactive.
fn in_jira(instance: &Instance, people: &[UserKey], group: &GroupName) -> String {
    let names = people.iter().map(|user| name(instance, user));
    let names: Vec<String> = names.collect();
    let names = names.join(crate::i18n::texts().common.comma);
    (texts().in_jira)(&names, group.as_str())
}

/// Where it is done. Reactive.
fn place(key: String) -> AnyView {
    let address = at(&addresses::project(&key.as_str().into()));
    view! {
        <p>
            <span class="quiet">{texts().in_project}</span>
            " "
            <a href=address>
                <b>{key}</b>
            </a>
        </p>
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
    // A group changes, and those who take its place do not.
    let later = leave.iter().find_map(|actor| match actor {
        Actor::Group(group) if !join.is_empty() => Some((meant::texts().later_in)(group.as_str())),
        _ => None,
    });
    let leave = (!leave.is_empty()).then(|| (texts.leave)(&list(leave), &role));
    let join = (!join.is_empty()).then(|| (texts.join)(&list(join), &role));
    [leave, join, later].into_iter().flatten().collect()
}

/// The question before it is done, doing it, and taking it back. What could be done before
/// something failed is done, and no longer proposed.
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
    let not_undone = RwSignal::new(None::<Error>);
    let done = workspace.asking().exchanged;
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
    let key_of = move |step: &RoleStep| {
        let resolver = page.resolver.get();
        resolver.map_or_else(String::new, |resolver| {
            key(resolver.instance(), step.project)
        })
    };
    let carry_out =
        move |step: RoleStep, error: RwSignal<Option<Error>>, then: fn(Done, Exchanged)| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            error.set(None);
            let told = untrack(|| (texts().roles_changed)(&key_of(&step)));
            let made = step.made_for(page.group.get_value());
            spawn_local(async move {
                let result = make(workspace, &step).await;
                busy.set(false);
                if let Err(reason) = result {
                    error.set(Some(reason));
                    return;
                }
                open.set(false);
                then(done, made);
                announcer.tell(told);
                // The button that asked goes with what was proposed.
                focus("content");
            });
        };
    let title = Signal::derive(move || {
        let key = asked.with(|step| step.as_ref().map(key_of));
        (texts().change_roles_of)(&key.unwrap_or_default())
    });
    let said = move || {
        let (resolver, step) = (untrack(|| page.resolver.get())?, asked.get()?);
        Some(question(resolver.instance(), &step))
    };
    let confirm = move |_| {
        if let Some(step) = asked.get_untracked() {
            carry_out(step, failed, |done, made| {
                done.update(|done| done.push(made));
            });
        }
    };
    let undo = Callback::new(move |step: RoleStep| {
        let inverse = RoleStep {
            exchange: step.exchange.inverse(),
            ..step
        };
        carry_out(inverse, not_undone, |done, made| {
            let undone = made.inverse();
            done.update(|done| done.retain(|one| *one != undone));
        });
    });
    view! {
        <ChangedHere page done undo error=not_undone />
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

/// Makes the changes of a step that are not made yet, as far as none fails.
async fn make(workspace: Workspace, step: &RoleStep) -> Result<(), Error> {
    let (project, role) = (step.project, step.role);
    for change in step.exchange.changes() {
        let acting = untrack(|| workspace.actors(project, role));
        if change.made_in(acting.clone()) != acting {
            workspace.change_actors(project, role, &change).await?;
        }
    }
    Ok(())
}

/// What was done here.
#[component]
fn ChangedHere(
    page: Page,
    done: Done,
    /// Takes one back.
    undo: Callback<RoleStep>,
    /// Why one could not be taken back.
    error: RwSignal<Option<Error>>,
) -> impl IntoView {
    let here = move || {
        let made = done.get().into_iter();
        let made = made.filter(|made| page.group.with_value(|group| made.group == *group));
        made.map(RoleStep::from).collect::<Vec<_>>()
    };
    let changed = move || {
        let resolver = page.resolver.get()?;
        let steps = here().into_iter();
        let steps = steps.map(|step| one_done(resolver.instance(), step, undo));
        Some(steps.collect::<Vec<_>>())
    };
    view! {
        <When is=Signal::derive(move || !here().is_empty())>
            <section class="panel" aria-labelledby="changed-title">
                <div class="panel-head">
                    <h2 id="changed-title">{say(|t| t.changed_here)}</h2>
                </div>
                <ul>{changed}</ul>
                <Failure error />
            </section>
        </When>
    }
}

/// What was done here and can be taken back, latest last.
type Done = RwSignal<Vec<Exchanged>>;

impl RoleStep {
    fn made_for(&self, group: GroupName) -> Exchanged {
        Exchanged {
            group,
            project: self.project,
            role: self.role,
            exchange: self.exchange.clone(),
        }
    }
}

impl From<Exchanged> for RoleStep {
    fn from(made: Exchanged) -> Self {
        Self {
            project: made.project,
            role: made.role,
            exchange: made.exchange,
            instead: None,
        }
    }
}

/// What was done in a project, and the way back. Reactive.
fn one_done(instance: &Instance, step: RoleStep, undo: Callback<RoleStep>) -> AnyView {
    let texts = texts();
    let key = key(instance, step.project);
    let label = (texts.undo_roles_of)(&key);
    let said = paragraphs(instance, &step);
    view! {
        <li class="group-step">
            <div>
                {place(key)}
                {said}
            </div>
            <button
                type="button"
                class="button"
                aria-label=label
                on:click=move |_| undo.run(step.clone())
            >
                {texts.undo}
            </button>
        </li>
    }
    .into_any()
}

/// What is asked before it is done. Reactive.
fn question(instance: &Instance, step: &RoleStep) -> impl IntoView + use<> {
    let instead = step.instead.as_ref().map(|(people, group)| {
        view! { <p class="note">{in_jira(instance, people, group)}</p> }
    });
    (paragraphs(instance, step), instead)
}

/// What is done, a paragraph each. Reactive.
fn paragraphs(instance: &Instance, step: &RoleStep) -> Vec<AnyView> {
    let said = sentences(instance, step).into_iter();
    said.map(|said| view! { <p>{said}</p> }.into_any())
        .collect()
}
