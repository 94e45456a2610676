//! Granting a permission to one more holder: a button that turns into a field.

use std::collections::BTreeSet;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use whocan_access::{Cell, Holder, PermissionKey};

use crate::announce::announcer;
use crate::browser;
use crate::components::combobox::{Choice, Combobox, unique_id};
use crate::components::grid::Grid;
use crate::components::icon::{Drawing, Icon};
use crate::components::quick_search::Index;
use crate::components::when::When;
use crate::editor::holders;
use crate::editor::selection::Changes;
use crate::i18n::later::{said, say, texts};
use crate::i18n::locale;
use crate::pages::editor::add_holder::{choice, with_reach};

/// At most so many are offered; nobody reads further, they type on.
const MOST: usize = 50;

/// The button, or the field.
#[component]
pub fn Adding(
    grid: Grid,
    permission: PermissionKey,
    /// What the permission is called.
    name: Signal<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = StoredValue::new(unique_id());
    let label = Signal::derive(move || name.with(|name| (texts().layout.add_to)(name)));
    // Made here: the field that leaves the page still tells that the focus has left it.
    let close = Callback::new(move |()| {
        open.set(false);
        browser::focus(id.get_value());
    });
    let leave = Callback::new(move |()| open.set(false));
    let permission = StoredValue::new(permission);
    let button = move || {
        view! {
            <button
                id=id.get_value()
                type="button"
                class="chip-add"
                aria-label=label
                on:click=move |_| open.set(true)
            >
                <Drawing icon=Icon::Plus />
                {say(|t| t.layout.add)}
            </button>
        }
    };
    view! {
        <li class:chip-field=open>
            <When is=open or=button>
                <Field
                    grid
                    permission=permission.get_value()
                    name
                    label
                    close
                    leave
                />
            </When>
        </li>
    }
}

/// Everybody whom the permission can be granted to, made ready when the field is.
struct Candidates {
    holders: Vec<Holder>,
    index: Index,
}

#[component]
fn Field(
    grid: Grid,
    permission: PermissionKey,
    name: Signal<String>,
    label: Signal<String>,
    /// Puts the field away, and the focus back.
    close: Callback<()>,
    /// Puts the field away.
    leave: Callback<()>,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let announcer = announcer();
    let saved = grid.editor.saved();
    let candidates = StoredValue::new(untrack(|| candidates(grid, &permission)));
    let choices = Signal::derive(move || {
        candidates.with_value(|candidates| {
            let typed = query.get();
            let numbers = if typed.trim().is_empty() {
                (0..candidates.holders.len().min(MOST)).collect()
            } else {
                candidates.index.best(&typed, MOST).numbers
            };
            saved.with(|saved| {
                let found = numbers.into_iter().filter_map(|at| {
                    let holder = candidates.holders.get(at)?;
                    let choice = choice(saved.instance(), locale(), at, holder, false);
                    Some(with_reach(grid, holder, choice))
                });
                found.collect::<Vec<Choice<usize>>>()
            })
        })
    });
    let add = move |at: usize| {
        let holder = candidates.with_value(|candidates| candidates.holders.get(at).cloned());
        let Some(holder) = holder else { return };
        let cell = Cell::new(permission.clone(), holder.clone());
        close.run(());
        grid.set(Changes::all(vec![cell], true));
        if !grid.holders.with_untracked(|shown| shown.contains(&holder)) {
            grid.show_all();
        }
        announcer.say(untrack(|| {
            let phrase = grid.holder_phrase(&holder);
            name.with(|name| (texts().layout.granted)(&phrase, name))
        }));
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close.run(());
        }
    };
    let on_leave = move |event: FocusEvent| {
        if browser::leaves(&event) {
            leave.run(());
        }
    };
    view! {
        <div on:keydown=on_key on:focusout=on_leave>
            <Combobox
                label
                query
                choices
                on_choose=add
                placeholder=said(|t| t.granting.search_holders)
                focus=true
                opened=true
            />
        </div>
    }
}

/// Whom a permission can be granted to: who has a column first, as the columns stand.
fn candidates(grid: Grid, permission: &PermissionKey) -> Candidates {
    let editor = grid.editor;
    let columns = editor.columns().get();
    let mut holders: Vec<Holder> = Vec::new();
    for holder in &columns {
        if !editor.is_granted(&Cell::new(permission.clone(), holder.clone())) {
            holders.push(holder.clone());
        }
    }
    let mut index = Index::default();
    editor.saved().with(|saved| {
        let others = holders::candidates(saved.instance(), locale());
        let columns: BTreeSet<Holder> = columns.into_iter().collect();
        holders.extend(
            others
                .into_iter()
                .filter(|holder| !columns.contains(holder)),
        );
        for (at, holder) in holders.iter().enumerate() {
            let choice = choice(saved.instance(), locale(), at, holder, false);
            index.add(&choice.label, &choice.detail);
        }
    });
    Candidates { holders, index }
}
