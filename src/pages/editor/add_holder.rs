//! Giving a holder a column: searching among everybody a grant can name.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Holder, Instance, PermissionKey};

use crate::announce::announcer;
use crate::components::combobox::{Choice, Combobox};
use crate::components::dialog::Dialog;
use crate::components::grid::{ADD_HOLDER, Grid};
use crate::components::icon::{Drawing, Icon};
use crate::components::kind::Kind;
use crate::editor::presets::{self, Preset};
use crate::editor::{holders, search};
use crate::i18n::{Locale, locale, said, say, texts, texts_in};

/// The button, and the dialog it opens.
#[component]
pub fn AddHolder(grid: Grid) -> impl IntoView {
    let open = RwSignal::new(false);
    let query = RwSignal::new(String::new());
    let announcer = announcer();
    let editor = grid.editor;
    let choices = Signal::derive(move || {
        if !open.get() {
            return Vec::new();
        }
        editor.saved().with(|saved| {
            let instance = saved.instance();
            let columns = editor.columns().get();
            let all = holders::candidates(instance, locale());
            let all = all.iter().enumerate().map(|(at, holder)| {
                let has_column = columns.contains(holder);
                choice(instance, locale(), at, holder, has_column)
            });
            query.with(|query| search::found(query, all.collect()))
        })
    });
    let presets = RwSignal::new(None::<Result<Vec<Preset>, String>>);
    let start = RwSignal::new(String::new());
    let ask = move |_| {
        start.set(String::new());
        open.set(true);
        if presets.with_untracked(Option::is_none) {
            spawn_local(async move {
                let loaded = presets::load().await;
                // One may have left the page meanwhile.
                drop(presets.try_set(Some(loaded)));
            });
        }
    };
    let add = move |at: usize| {
        open.set(false);
        let holder = untrack(|| {
            let saved = editor.saved();
            let all = saved.with(|saved| holders::candidates(saved.instance(), locale()));
            all.into_iter().nth(at)
        });
        let Some(holder) = holder else { return };
        let phrase = untrack(|| grid.holder_phrase(&holder));
        let permissions = presets.with_untracked(|presets| {
            let presets = presets.as_ref().and_then(|presets| presets.as_ref().ok());
            start.with_untracked(|start| meant(grid, presets.map_or(&[], Vec::as_slice), start))
        });
        let is_new = editor.add_column(&holder, &permissions);
        grid.show_all();
        grid.go_to_column(holder);
        let editor = texts().editor;
        let said = if is_new {
            editor.column_added
        } else {
            editor.column_shown
        };
        let mut sentences = vec![said(&phrase)];
        if !permissions.is_empty() {
            sentences.push((editor.granted_at_once)(permissions.len()));
        }
        announcer.say(sentences.join(" "));
    };
    view! {
        <button id=ADD_HOLDER type="button" class="button" on:click=ask>
            <Drawing icon=Icon::Plus />
            {say(|t| t.editor.add_holder)}
        </button>
        <Dialog open title=said(|t| t.editor.add_holder_title)>
            <div class="form add-holder">
                <p class="note">{say(|t| t.editor.add_holder_hint)}</p>
                <Start grid presets start />
                <Combobox
                    label=said(|t| t.editor.add_holder_title)
                    query
                    choices
                    on_choose=add
                    placeholder=said(|t| t.editor.search_holders)
                    focus=true
                    opened=true
                />
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {say(|t| t.common.cancel)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// What a new holder is granted at once: nothing, a preset, or what another holder has.
#[component]
fn Start(
    grid: Grid,
    presets: RwSignal<Option<Result<Vec<Preset>, String>>>,
    start: RwSignal<String>,
) -> impl IntoView {
    let option =
        |value: String, name: String| view! { <option value=value>{name}</option> }.into_any();
    let of_presets = move || {
        presets.with(|presets| {
            let presets = presets.as_ref().and_then(|presets| presets.as_ref().ok());
            let presets = presets.into_iter().flatten().enumerate();
            let options = presets.map(|(at, preset)| {
                option(format!("{PRESET}{at}"), preset.name(locale()).to_owned())
            });
            options.collect_view()
        })
    };
    let of_holders = move || {
        let columns = grid.editor.columns().get().into_iter().enumerate();
        let options = columns
            .map(|(at, holder)| option(format!("{HOLDER}{at}"), grid.holder_phrase(&holder)));
        options.collect_view()
    };
    let wrong = move || {
        presets.with(|presets| match presets {
            Some(Err(reason)) => Some((texts().editor.bad_presets)(reason)),
            _ => None,
        })
    };
    view! {
        <label class="start">
            <span>{say(|t| t.editor.start)}</span>
            <select class="field" on:change=move |event| start.set(event_target_value(&event))>
                <option value="">{say(|t| t.editor.start_nothing)}</option>
                <optgroup label=say(|t| t.editor.start_presets)>{of_presets}</optgroup>
                <optgroup label=say(|t| t.editor.start_same)>{of_holders}</optgroup>
            </select>
        </label>
        {move || wrong().map(|wrong| view! { <p class="failure">{wrong}</p> })}
    }
}

/// How the values of the options begin.
const PRESET: &str = "preset ";
const HOLDER: &str = "holder ";

/// The permissions that an option stands for.
fn meant(grid: Grid, presets: &[Preset], value: &str) -> Vec<PermissionKey> {
    let number = |prefix: &str| value.strip_prefix(prefix)?.parse::<usize>().ok();
    if let Some(at) = number(PRESET) {
        let preset = presets.get(at);
        return preset.map_or_else(Vec::new, |preset| preset.permissions.clone());
    }
    let holder = number(HOLDER).and_then(|at| {
        let columns = grid.editor.columns();
        columns.with_untracked(|columns| columns.get(at).cloned())
    });
    holder.map_or_else(Vec::new, |holder| grid.editor.granted_to(&holder))
}

/// A holder as a choice, by its number among the candidates.
pub fn choice(
    instance: &Instance,
    locale: Locale,
    at: usize,
    holder: &Holder,
    has_column: bool,
) -> Choice<usize> {
    let texts = texts_in(locale).editor;
    let detail = match holder {
        _ if has_column => texts.already_there.to_owned(),
        Holder::User(key) => {
            let user = instance.users.get(key);
            user.map_or_else(String::new, |user| user.name.clone())
        }
        Holder::UserCustomField(id) | Holder::GroupCustomField(id) => id.to_string(),
        _ => String::new(),
    };
    Choice {
        kind: Some(Kind::of(holder)),
        label: holders::name(instance, locale, holder),
        detail,
        value: at,
    }
}
