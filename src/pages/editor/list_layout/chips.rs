//! The holders of a permission, as chips that can be taken away, and the way to add one.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use whocan_access::{Cell, CellState, Holder, PermissionKey};

use super::adding::Adding;
use crate::announce::announcer;
use crate::components::each::each;
use crate::components::grid::{Grid, state_text};
use crate::components::icon::{Drawing, Icon};
use crate::editor::selection::Changes;
use crate::i18n::later::texts;

/// So many chips are shown at first, and those that the draft changes.
const FEW: usize = 12;

/// The chips.
#[component]
pub fn Chips(
    grid: Grid,
    permission: PermissionKey,
    /// What the permission is called.
    name: Signal<String>,
) -> impl IntoView {
    let changes = grid.editor.changes_of(&permission);
    let key = StoredValue::new(permission.clone());
    let held = Memo::new(move |_| {
        changes.track();
        grid.holders
            .with(|holders| key.with_value(|key| held(grid, key, holders)))
    });
    let opened = RwSignal::new(false);
    let shown = move || {
        let held = held.get().into_iter().enumerate();
        let all = opened.get();
        let shown = held.filter(|(at, held)| all || *at < FEW || held.is_changed);
        shown.map(|(_, held)| held.holder).collect::<Vec<_>>()
    };
    let left = Signal::derive(move || {
        held.with(|held| {
            let others = held.iter().skip(FEW).filter(|held| !held.is_changed);
            if opened.get() { 0 } else { others.count() }
        })
    });
    let label = Signal::derive(move || name.with(|name| (texts().layout.holders_of)(name)));
    let chip = move |holder: Holder| {
        let permission = key.get_value();
        chip(grid, name, Cell { permission, holder })
    };
    let more_name =
        Signal::derive(move || name.with(|name| (texts().layout.more_of)(left.get(), name)));
    view! {
        <ul class="chips" aria-label=label>
            {each(shown, Holder::clone, chip)}
            <li hidden=move || left.get() == 0>
                <button
                    type="button"
                    class="chip-more"
                    aria-label=more_name
                    on:click=move |event| {
                        // From there one comes to those that are shown now.
                        focus_beside(&event, false);
                        opened.set(true);
                    }
                >
                    {move || (texts().layout.more)(left.get())}
                </button>
            </li>
            <Adding grid permission name />
        </ul>
    }
}

/// A holder that has a permission, or has it no more with the draft.
#[derive(Clone, PartialEq)]
struct Held {
    holder: Holder,
    is_changed: bool,
}

/// Those of the holders who have a permission, or whom the draft takes it from, as things are.
fn held(grid: Grid, permission: &PermissionKey, holders: &[Holder]) -> Vec<Held> {
    grid.editor.draft().with_untracked(|draft| {
        let mut held = Vec::new();
        for holder in holders {
            let cell = Cell::new(permission.clone(), holder.clone());
            let is_removed = draft.removed.contains(&cell);
            if is_removed || grid.editor.is_granted(&cell) {
                held.push(Held {
                    holder: cell.holder.clone(),
                    is_changed: is_removed || draft.added.contains(&cell),
                });
            }
        }
        held
    })
}

fn chip(grid: Grid, name: Signal<String>, cell: Cell) -> AnyView {
    let announcer = announcer();
    let changes = grid.editor.changes_of(&cell.permission);
    let cell = StoredValue::new(cell);
    let look = Memo::new(move |_| {
        changes.track();
        cell.with_value(|cell| grid.editor.look(cell))
    });
    let phrase = Signal::derive(move || cell.with_value(|cell| grid.holder_phrase(&cell.holder)));
    let state = Signal::derive(move || state_text(look.get()));
    let whole = Signal::derive(move || {
        let label = cell.with_value(|cell| grid.holder_label(&cell.holder));
        (texts().editor.holder_state)(&label, &state.get())
    });
    let is_granted = Signal::derive(move || look.get().state.is_granted());
    let label = Signal::derive(move || {
        let layout = texts().layout;
        let text = if is_granted.get() {
            layout.remove
        } else {
            layout.put_back
        };
        phrase.with(|phrase| name.with(|name| text(phrase, name)))
    });
    let icon = Signal::derive(move || {
        if is_granted.get() {
            Icon::Cross
        } else {
            Icon::Undo
        }
    });
    let act = move |event: MouseEvent| {
        let granted = is_granted.get_untracked();
        if look.get_untracked().state == CellState::Added {
            // The chip goes.
            focus_beside(&event, true);
        }
        grid.set(Changes::all(vec![cell.get_value()], !granted));
        let layout = texts().layout;
        let said = if granted {
            layout.removed
        } else {
            layout.granted
        };
        announcer.say(untrack(|| {
            phrase.with(|phrase| name.with(|name| said(phrase, name)))
        }));
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "i" && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
            event.prevent_default();
            grid.details.set(Some(cell.get_value()));
        }
    };
    view! {
        <li class="chip" data-look=move || look.get().style() on:keydown=on_key>
            <span class="mark" aria-hidden="true"></span>
            // By keyboard, `i` on the other one does the same.
            <button
                type="button"
                class="chip-name"
                tabindex="-1"
                aria-haspopup="dialog"
                title=whole
                on:click=move |_| grid.details.set(Some(cell.get_value()))
            >
                {phrase}
            </button>
            <span class="unseen">{state}</span>
            <button
                type="button"
                class="chip-act"
                aria-label=label
                aria-keyshortcuts="i"
                title=label
                on:click=act
            >
                <Drawing icon />
            </button>
        </li>
    }
    .into_any()
}

/// Moves the focus from a part of a list to what can be done in the next part, or the one before.
fn focus_beside(event: &MouseEvent, forward: bool) {
    let target = event.current_target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let item = target.and_then(|target| target.closest("li").ok().flatten());
    let beside = |item: Element| {
        if forward {
            item.next_element_sibling()
        } else {
            item.previous_element_sibling()
        }
    };
    let mut next = item.and_then(beside);
    while let Some(item) = next {
        let button = item.query_selector(":scope:not([hidden]) > button:not([tabindex])");
        let button = button.ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // It fails only where it is gone already.
            let _ = button.focus();
            return;
        }
        next = beside(item);
    }
}
