//! Making a scheme, copying one, and giving one another name and description: one dialog.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use whocan_access::{PermissionScheme, SchemeId};

use super::overview::free_name;
use crate::announce::announcer;
use crate::client::{self, Error};
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::components::text_field::TextField;
use crate::i18n::{said, say, texts};
use crate::workspace::{Workspace, workspace};

/// What the dialog is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Making a scheme without grants.
    Create,
    /// Making one with the grants of another.
    Copy(SchemeId),
    /// Giving one another name and description.
    Describe(SchemeId),
}

impl Purpose {
    fn scheme(self) -> Option<SchemeId> {
        match self {
            Self::Create => None,
            Self::Copy(id) | Self::Describe(id) => Some(id),
        }
    }

    /// The scheme it starts from, as it is saved.
    fn source(self, workspace: Workspace) -> Option<PermissionScheme> {
        let resolver = untrack(|| workspace.resolver())?;
        let scheme = resolver.instance().schemes.get(&self.scheme()?)?;
        Some((**scheme).clone())
    }
}

/// The dialog, open while there is a purpose.
#[component]
pub fn FormDialog(purpose: RwSignal<Option<Purpose>>) -> impl IntoView {
    let workspace = workspace();
    let open = open_while(purpose);
    let title = Signal::derive(move || {
        let schemes = texts().schemes;
        let source = purpose.get().and_then(|purpose| purpose.source(workspace));
        match (purpose.get(), source) {
            (Some(Purpose::Copy(_)), Some(source)) => (schemes.copy_title)(&source.name),
            (Some(Purpose::Describe(_)), _) => schemes.describe_title.to_owned(),
            _ => schemes.create_title.to_owned(),
        }
    });
    view! {
        <Dialog open title>
            {move || purpose.get_untracked().map(|purpose| view! { <Form purpose open /> })}
        </Dialog>
    }
}

/// A signal that is true while there is something, and takes that away when it becomes false.
pub fn open_while<T: Clone + PartialEq + Send + Sync + 'static>(
    something: RwSignal<Option<T>>,
) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(something.with(Option::is_some)));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            something.set(None);
        }
        is_open
    });
    open
}

#[component]
fn Form(purpose: Purpose, open: RwSignal<bool>) -> impl IntoView {
    let workspace = workspace();
    let client = client::client();
    let announcer = announcer();
    let navigate = use_navigate();
    let source = purpose.source(workspace);
    let taken = move |name: &str| {
        let resolver = untrack(|| workspace.resolver());
        resolver.is_some_and(|resolver| {
            let mut schemes = resolver.instance().schemes.values();
            let own = match purpose {
                Purpose::Describe(id) => Some(id),
                _ => None,
            };
            schemes.any(|scheme| Some(scheme.id) != own && scheme.name == name)
        })
    };
    let (first_name, first_description) = match (purpose, &source) {
        (Purpose::Copy(_), Some(source)) => {
            let proposed = (untrack(texts).schemes.copy_name)(&source.name);
            (free_name(proposed, taken), source.description.clone())
        }
        (_, Some(source)) => (source.name.clone(), source.description.clone()),
        (_, None) => (String::new(), String::new()),
    };
    let name = RwSignal::new(first_name);
    let description = RwSignal::new(first_description);
    let name_error = RwSignal::new(None::<String>);
    let description_error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<Error>);
    let busy = RwSignal::new(false);

    let grant_count = source.as_ref().map_or(0, |source| source.grants.len());
    let hint = move || {
        let schemes = texts().schemes;
        match purpose {
            Purpose::Create => Some(schemes.create_hint.to_owned()),
            Purpose::Copy(_) => Some((schemes.copy_hint)(grant_count)),
            Purpose::Describe(_) => None,
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let schemes = untrack(texts).schemes;
        let new_name = name.get_untracked().trim().to_owned();
        let new_description = description.get_untracked().trim().to_owned();
        let wrong = match new_name.as_str() {
            "" => Some(schemes.name_missing),
            given if taken(given) => Some(schemes.name_taken),
            _ => None,
        };
        name_error.set(wrong.map(str::to_owned));
        description_error.set(None);
        failed.set(None);
        if wrong.is_some() {
            return;
        }
        busy.set(true);
        let source = source.clone();
        let navigate = navigate.clone();
        spawn_local(async move {
            let saved = match (purpose, &source) {
                (Purpose::Describe(_), Some(before)) => {
                    client
                        .describe_scheme(before, &new_name, &new_description)
                        .await
                }
                (Purpose::Describe(_), None) => Err(Error::NotFound),
                _ => {
                    let grants = source.as_ref().map_or(&[][..], |source| &source.grants);
                    client
                        .create_scheme(&new_name, &new_description, grants)
                        .await
                }
            };
            busy.set(false);
            match saved {
                Ok(scheme) => {
                    let id = scheme.id;
                    open.set(false);
                    let said = match purpose {
                        Purpose::Describe(_) => schemes.described,
                        _ => schemes.created,
                    };
                    announcer.say(said(&scheme.name));
                    workspace.replace_scheme(scheme);
                    if purpose == Purpose::Create {
                        navigate(&format!("/schemes/{id}"), NavigateOptions::default());
                    }
                }
                Err(Error::Refused {
                    messages,
                    mut fields,
                }) => {
                    name_error.set(fields.remove("name"));
                    description_error.set(fields.remove("description"));
                    if !messages.is_empty() || !fields.is_empty() {
                        failed.set(Some(Error::Refused { messages, fields }));
                    }
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {move || hint().map(|hint| view! { <p class="note">{hint}</p> })}
            <Failure error=failed />
            <TextField
                label=said(|t| t.schemes.name_field)
                value=name
                error=name_error
                first=true
            />
            <TextField
                label=said(|t| t.schemes.description_field)
                value=description
                error=description_error
                long=true
            />
            <div class="form-end">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {say(|t| t.common.cancel)}
                </button>
                <button type="submit" class="button button-main" aria-busy=move || busy.get().to_string()>
                    {move || {
                        match (busy.get(), purpose) {
                            (true, _) => texts().common.saving,
                            (_, Purpose::Create) => texts().schemes.create,
                            (_, Purpose::Copy(_)) => texts().schemes.copy,
                            (_, Purpose::Describe(_)) => texts().common.save,
                        }
                    }}
                </button>
            </div>
        </form>
    }
}
