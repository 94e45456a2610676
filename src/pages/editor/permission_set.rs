//! Which permissions a holder is to have: none, those of a preset, or those of another holder.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::PermissionKey;

use super::consequence::named;
use crate::components::combobox::unique_id;
use crate::components::grid::Grid;
use crate::editor::presets::{self, Preset};
use crate::i18n::later::{Texts, say, texts};
use crate::i18n::locale;

/// What is chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chosen {
    /// Nothing as yet.
    Undecided,
    /// No permissions.
    Nothing,
    /// Those of a preset, by its number.
    Preset(usize),
    /// Those of a holder, by the number of its column.
    SameAs(usize),
}

/// A choice of permissions: a handle.
#[derive(Clone, Copy)]
pub struct PermissionSet {
    grid: StoredValue<Grid>,
    presets: RwSignal<Option<Result<Vec<Preset>, String>>>,
    chosen: RwSignal<Chosen>,
}

impl PermissionSet {
    /// A choice in which nothing is chosen yet. To be called while a component is made.
    pub fn new(grid: Grid) -> Self {
        Self {
            grid: StoredValue::new(grid),
            presets: RwSignal::new(None),
            chosen: RwSignal::new(Chosen::Undecided),
        }
    }

    /// Makes this what is chosen at first, and reads the presets unless they are there.
    pub fn begin(self, chosen: Chosen) {
        self.chosen.set(chosen);
        if self.presets.with_untracked(Option::is_none) {
            spawn_local(async move {
                let loaded = presets::load().await;
                // One may have left the page meanwhile.
                drop(self.presets.try_set(Some(loaded)));
            });
        }
    }

    /// The permissions that are chosen, if anything is. Reactive but for the draft.
    pub fn permissions(self) -> Option<Vec<PermissionKey>> {
        match self.chosen.get() {
            Chosen::Undecided => None,
            Chosen::Nothing => Some(Vec::new()),
            Chosen::Preset(at) => self.of_presets(|presets| {
                let preset = presets.get(at);
                preset.map(|preset| preset.permissions.clone())
            }),
            Chosen::SameAs(at) => {
                let editor = self.grid.get_value().editor;
                let holder = editor.columns().with(|columns| columns.get(at).cloned());
                holder.map(|holder| editor.granted_to(&holder))
            }
        }
    }

    fn of_presets<T>(self, ask: impl FnOnce(&[Preset]) -> T) -> T {
        self.presets.with(|presets| {
            let presets = presets.as_ref().and_then(|presets| presets.as_ref().ok());
            ask(presets.map_or(&[], Vec::as_slice))
        })
    }
}

/// The choice, all presets in sight.
#[component]
pub fn PermissionSetChoice(
    set: PermissionSet,
    /// What it is a choice of.
    legend: fn(&'static Texts) -> &'static str,
    /// What choosing no permissions is called.
    nothing: fn(&'static Texts) -> &'static str,
) -> impl IntoView {
    let chosen = set.chosen;
    let presets = move || {
        set.of_presets(|presets| {
            let presets = presets.iter().enumerate().map(|(at, preset)| {
                let name = preset.name(locale()).to_owned();
                let holds = named(set.grid.get_value(), &preset.permissions);
                radio(chosen, Chosen::Preset(at), name.into_any(), holds)
            });
            presets.collect::<Vec<_>>()
        })
    };
    let holders = move || {
        let grid = set.grid.get_value();
        let columns = grid.editor.columns().get().into_iter().enumerate();
        let options = columns.map(|(at, holder)| {
            let name = (texts().granting.same_as)(&grid.holder_phrase(&holder));
            view! { <option value=at.to_string()>{name}</option> }
        });
        options.collect_view()
    };
    let holder_chosen = move || match chosen.get() {
        Chosen::SameAs(at) => at.to_string(),
        _ => String::new(),
    };
    let choose_holder = move |event| {
        let at = event_target_value(&event).parse();
        chosen.set(at.map_or(Chosen::Undecided, Chosen::SameAs));
    };
    let wrong = move || {
        set.presets.with(|presets| match presets {
            Some(Err(reason)) => Some((texts().granting.bad_presets)(reason)),
            _ => None,
        })
    };
    view! {
        <fieldset class="choices permission-set">
            <legend>{say(legend)}</legend>
            {radio(chosen, Chosen::Nothing, say(nothing).into_any(), String::new())}
            {presets}
            <select
                class="field"
                aria-label=say(|t| t.granting.same_as_another)
                prop:value=holder_chosen
                on:change=choose_holder
            >
                <option value="">{say(|t| t.granting.same_as_another)}</option>
                {holders}
            </select>
        </fieldset>
        {move || wrong().map(|wrong| view! { <p class="failure">{wrong}</p> })}
    }
}

/// A set by its name, and what it holds.
fn radio(chosen: RwSignal<Chosen>, value: Chosen, name: AnyView, holds: String) -> AnyView {
    let (name_id, holds_id) = (unique_id(), unique_id());
    let whole = holds.clone();
    view! {
        <label class="choice">
            <input
                type="radio"
                name="permission-set"
                aria-labelledby=name_id.clone()
                aria-describedby=holds_id.clone()
                prop:checked=move || chosen.get() == value
                on:change=move |_| chosen.set(value)
            />
            <span id=name_id class="preset-name">
                {name}
            </span>
            <span id=holds_id class="preset-holds" title=whole>
                {holds}
            </span>
        </label>
    }
    .into_any()
}
