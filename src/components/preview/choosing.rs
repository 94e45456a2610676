//! Who, and where.

use leptos::prelude::*;
use whocan_access::{GroupName, Instance, Project, Subject};

use super::state::Preview;
use crate::components::combobox::{Choice, Combobox, unique_id};
use crate::components::kind::{Dot, Kind};
use crate::editor::slices::after_painting;
use crate::editor::{search, subjects};
use crate::i18n::later::{say, texts, texts_in};
use crate::i18n::{Locale, locale};

/// Whom the preview is about. The field shows who it is now; typing finds somebody else.
#[component]
pub fn WhoChoice(preview: Preview) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let saved = preview.editor.saved();
    // Very many: not before somebody wants to choose.
    let is_asked = RwSignal::new(false);
    let choices = Signal::derive(move || {
        if !is_asked.get() {
            return Vec::new();
        }
        saved.with(|saved| {
            let instance = saved.instance();
            let all = subjects::candidates(instance);
            let all = all.iter().enumerate();
            let all = all.map(|(at, subject)| choice(instance, locale(), at, subject));
            query.with(|query| search::found(query, all.collect()))
        })
    });
    let chosen = Memo::new(move |_| {
        let subject = preview.question.get().map(|question| question.subject);
        let subject = subject.unwrap_or(Subject::AnySignedIn);
        saved.with(|saved| choice(saved.instance(), locale(), 0, &subject))
    });
    let choose = move |at: usize| {
        let subject = saved.with_untracked(|saved| {
            let all = subjects::candidates(saved.instance());
            all.into_iter().nth(at)
        });
        if let Some(subject) = subject {
            preview.ask_about(&subject);
        }
    };
    let name = Signal::derive(move || chosen.with(|chosen| chosen.label.clone()));
    let detail = Signal::derive(move || chosen.with(|chosen| chosen.detail.clone()));
    let label = Signal::derive(move || {
        let kind = chosen.with(|chosen| chosen.kind);
        let kind = kind.filter(|kind| *kind == Kind::Group);
        let kind = kind.map_or("", Kind::word).to_owned();
        let mut parts = vec![name.get(), detail.get(), kind];
        parts.retain(|part| !part.is_empty());
        format!(
            "{}: {}",
            texts().preview.who,
            parts.join(texts().common.comma)
        )
    });
    let has_detail = Signal::derive(move || !detail.with(String::is_empty));
    let is_typing = Signal::derive(move || !query.with(String::is_empty));
    view! {
        <div class="choice-row">
            <span class="choice-label" aria-hidden="true">
                {say(|t| t.preview.who)}
            </span>
            <div
                class="who"
                class:who-detailed=has_detail
                title=name
                on:focusin=move |_| is_asked.set(true)
            >
                {move || chosen.with(|chosen| chosen.kind).map(|kind| view! { <Dot kind /> })}
                <Combobox
                    label
                    query
                    choices
                    on_choose=choose
                    placeholder=name
                />
                <span class="who-detail" aria-hidden="true" hidden=is_typing>
                    {detail}
                </span>
            </div>
        </div>
    }
}

/// A subject as a choice, by its number among the candidates.
fn choice(instance: &Instance, locale: Locale, at: usize, subject: &Subject) -> Choice<usize> {
    let texts = texts_in(locale).preview;
    let (kind, label, detail) = match subject {
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
            let common = texts_in(locale).common;
            let label = names.join(common.comma);
            (Kind::Group, label, String::new())
        }
    };
    Choice {
        value: at,
        kind: Some(kind),
        label,
        detail,
    }
}

/// The project that the preview is about: one of those that use the scheme.
#[component]
pub fn PlaceChoice(preview: Preview) -> impl IntoView {
    let id = unique_id();
    // They may be a thousand: once all else is there to see.
    let is_drawn = RwSignal::new(false);
    after_painting(move || {
        // One may have left the page meanwhile.
        let _ = is_drawn.try_set(true);
    });
    let options = move || {
        let is_drawn = is_drawn.get();
        preview.editor.saved().with(|saved| {
            let chosen = preview.question.get().map(|question| question.project);
            let projects = saved.instance().projects_of(preview.editor.id());
            let mut projects: Vec<_> = projects.collect();
            projects.sort_by_cached_key(|project| project.key.to_string());
            projects.retain(|project| is_drawn || chosen == Some(project.id));
            let options = projects.into_iter().map(|project| {
                view! {
                    <option value=project.key.to_string() selected=chosen == Some(project.id)>
                        {called(project)}
                    </option>
                }
            });
            options.collect_view()
        })
    };
    let chosen = Signal::derive(move || {
        preview.editor.saved().with(|saved| {
            let project = preview.question.get().map(|question| question.project);
            let project = project.and_then(|id| saved.instance().projects.get(&id));
            project.map(|project| called(project))
        })
    });
    view! {
        <div class="choice-row">
            <label class="choice-label" for=id.clone()>
                {say(|t| t.preview.place)}
            </label>
            <select
                id=id
                class="field"
                title=chosen
                on:change=move |event| preview.ask_in(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}

fn called(project: &Project) -> String {
    format!("{} · {}", project.key, project.name)
}
