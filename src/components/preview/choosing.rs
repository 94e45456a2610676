//! Who, and where.

use leptos::prelude::*;
use whocan_access::{GroupName, Instance, Subject};

use super::state::Preview;
use crate::components::combobox::{Choice, Combobox, unique_id};
use crate::components::kind::{Dot, Kind};
use crate::editor::{search, subjects};
use crate::i18n::{Locale, locale, texts, texts_in};

/// Whom the preview is about. The field shows who it is now; typing finds somebody else.
#[component]
pub fn WhoChoice(preview: Preview) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let saved = preview.editor.saved();
    let choices = Memo::new(move |_| {
        saved.with(|saved| {
            let instance = saved.instance();
            let all = subjects::candidates(instance).into_iter();
            let all = all.map(|subject| choice(instance, locale(), subject));
            query.with(|query| search::found(query, all))
        })
    });
    let chosen = Memo::new(move |_| {
        saved.with(|saved| choice(saved.instance(), locale(), preview.subject.get()))
    });
    let label = move || {
        chosen.with(|chosen| {
            let detail = if chosen.detail.is_empty() {
                String::new()
            } else {
                format!("{}{}", texts().common.comma, chosen.detail)
            };
            format!("{}: {}{detail}", texts().preview.who, chosen.label)
        })
    };
    view! {
        <div class="choice-row">
            <span class="choice-label" aria-hidden="true">
                {move || texts().preview.who}
            </span>
            <div
                class="who"
                class:who-detailed=move || chosen.with(|chosen| !chosen.detail.is_empty())
            >
                {move || chosen.with(|chosen| chosen.kind).map(|kind| view! { <Dot kind /> })}
                <Combobox
                    label=Signal::derive(label)
                    query
                    choices
                    on_choose=move |subject: Subject| preview.ask_about(&subject)
                    placeholder=Signal::derive(move || chosen.with(|chosen| chosen.label.clone()))
                />
                <span class="who-detail" aria-hidden="true" hidden=move || query.with(|q| !q.is_empty())>
                    {move || chosen.with(|chosen| chosen.detail.clone())}
                </span>
            </div>
        </div>
    }
}

fn choice(instance: &Instance, locale: Locale, subject: Subject) -> Choice<Subject> {
    let texts = texts_in(locale).preview;
    let (kind, label, detail) = match &subject {
        Subject::Anonymous => (
            Kind::Anyone,
            texts.anonymous_choice.to_owned(),
            String::new(),
        ),
        Subject::AnySignedIn => (
            Kind::Access,
            texts.any_signed_in_choice.to_owned(),
            String::new(),
        ),
        Subject::User(key) => {
            let user = instance.users.get(key);
            let label = user.map_or(key.as_str(), |user| &user.display_name);
            let detail = user.map_or("", |user| {
                if user.active {
                    user.name.as_str()
                } else {
                    texts.inactive
                }
            });
            (Kind::Person, label.to_owned(), detail.to_owned())
        }
        Subject::NewMember(groups) => {
            let names: Vec<&str> = groups.iter().map(GroupName::as_str).collect();
            let label = names.join(texts_in(locale).common.comma);
            (Kind::Group, label, texts.as_new_member.to_owned())
        }
    };
    Choice {
        value: subject,
        kind: Some(kind),
        label,
        detail,
    }
}

/// The project that the preview is about: one of those that use the scheme.
#[component]
pub fn PlaceChoice(preview: Preview) -> impl IntoView {
    let id = unique_id();
    let projects = Memo::new(move |_| {
        preview.editor.saved().with(|saved| {
            let projects = saved.instance().projects_of(preview.editor.id());
            let mut projects: Vec<(String, String, bool)> = projects
                .map(|project| {
                    let name = format!("{} · {}", project.key, project.name);
                    let is_chosen = preview.project.get() == Some(project.id);
                    (project.key.to_string(), name, is_chosen)
                })
                .collect();
            projects.sort();
            projects
        })
    });
    let options = move || {
        let options = projects.get().into_iter().map(|(key, name, is_chosen)| {
            view! {
                <option value=key selected=is_chosen>
                    {name}
                </option>
            }
        });
        options.collect_view()
    };
    view! {
        <div class="choice-row">
            <label class="choice-label" for=id.clone()>
                {move || texts().preview.place}
            </label>
            <select
                id=id
                class="field"
                on:change=move |event| preview.ask_in(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}
