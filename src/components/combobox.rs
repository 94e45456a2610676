//! Choosing one thing by typing: an APG combobox with a listbox that pops up.
//!
//! The focus stays in the field; the active option is told by `aria-activedescendant`. Whoever
//! uses it gives the options for the query that was typed, from memory or from a server.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::kind::{Dot, Kind};
use crate::announce::announcer;
use crate::browser;
use crate::i18n::texts;

/// One thing to choose.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// Its kind, shown as a dot and a word.
    pub kind: Option<Kind>,
    /// What it is called.
    pub label: String,
    /// What tells it from others of the same name; may be empty.
    pub detail: String,
}

/// A choice without its value, as the list shows it.
#[derive(Clone, PartialEq)]
struct Row {
    kind: Option<Kind>,
    label: String,
    detail: String,
}

/// A field one types into, and a list to choose from.
#[component]
pub fn Combobox<T>(
    /// Name of the field for screen readers; where a visible label exists, the same words.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed. Whoever uses it computes `choices` from this, and may set it.
    query: RwSignal<String>,
    /// What can be chosen now, best first. Long lists are cut by whoever makes them.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// Called with what was chosen; the field is then emptied.
    #[prop(into)]
    on_choose: Callback<T>,
    /// Shown in the empty field.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether better choices are on their way.
    #[prop(into, optional)]
    busy: Signal<bool>,
    /// Whether nothing can be chosen at the moment.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Whether it takes the focus as soon as it is there.
    #[prop(optional)]
    focus: bool,
    /// Whether the list is open as soon as the field is made.
    #[prop(optional)]
    opened: bool,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let rows = Signal::derive(move || {
        choices.with(|choices| {
            choices
                .iter()
                .map(|choice| Row {
                    kind: choice.kind,
                    label: choice.label.clone(),
                    detail: choice.detail.clone(),
                })
                .collect::<Vec<_>>()
        })
    });
    let choose = Callback::new(move |at: usize| {
        let chosen = choices.with_untracked(|choices| choices.get(at).map(|c| c.value.clone()));
        if let Some(value) = chosen {
            on_choose.run(value);
        }
    });
    view! { <Field label query rows choose placeholder busy disabled focus opened /> }
}

/// The combobox itself, which knows rows by number only.
#[component]
fn Field(
    label: Signal<String>,
    query: RwSignal<String>,
    rows: Signal<Vec<Row>>,
    choose: Callback<usize>,
    placeholder: Signal<String>,
    busy: Signal<bool>,
    disabled: Signal<bool>,
    focus: bool,
    opened: bool,
) -> impl IntoView {
    let id = unique_id();
    let list_id = format!("{id}-list");
    let option_id = {
        let id = id.clone();
        move |at: usize| format!("{id}-{at}")
    };
    let input = NodeRef::<Input>::new();
    if focus {
        input.on_load(|input| {
            // It fails only where the field is gone already.
            let _ = input.focus();
        });
    }
    let open = RwSignal::new(opened);
    let active = RwSignal::new(None::<usize>);
    let announcer = announcer();

    let count = Signal::derive(move || rows.with(Vec::len));
    // The list under the pointer changes with the query: what was active may be something else.
    Effect::new(move |before: Option<()>| {
        rows.track();
        active.set(None);
        if before.is_some() && open.get_untracked() && !busy.get_untracked() {
            announcer.say((texts().common.options)(count.get_untracked()));
        }
    });
    let take = move |at: usize| {
        // Chosen first: an empty query has other choices. The field may be gone afterwards.
        choose.run(at);
        let _ = open.try_set(false);
        query.set(String::new());
    };
    let show_active = {
        let option_id = option_id.clone();
        move |at: usize| {
            active.set(Some(at));
            browser::bring_into_sight(&option_id(at));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter that ends the composition of a Japanese word chooses nothing.
        if event.is_composing() {
            return;
        }
        match (event.key().as_str(), open.get_untracked()) {
            (key @ ("ArrowDown" | "ArrowUp"), is_open) => {
                event.prevent_default();
                open.set(true);
                let from = active.get_untracked().filter(|_| is_open);
                if let Some(at) = step(from, count.get_untracked(), key == "ArrowDown") {
                    show_active(at);
                }
            }
            ("Enter", true) => {
                event.prevent_default();
                if let Some(at) = active.get_untracked() {
                    take(at);
                } else if count.get_untracked() == 1 {
                    take(0);
                }
            }
            ("Escape", true) => {
                // Closes the list only, not a dialog around it.
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
            }
            ("Escape", false) if !query.with_untracked(String::is_empty) => {
                event.prevent_default();
                event.stop_propagation();
                query.set(String::new());
            }
            _ => {}
        }
    };
    let active_id = {
        let option_id = option_id.clone();
        move || active.get().filter(|_| open.get()).map(&option_id)
    };
    let list = {
        let list_id = list_id.clone();
        move || {
            let option_id = option_id.clone();
            let options = rows.get().into_iter().enumerate().map(move |(at, row)| {
                let is_active = move || active.get() == Some(at);
                view! {
                    <li
                        id=option_id(at)
                        role="option"
                        class="option"
                        class:option-active=is_active
                        aria-selected=move || if is_active() { "true" } else { "false" }
                        // The field keeps the focus.
                        on:pointerdown=move |event| event.prevent_default()
                        on:click=move |_| take(at)
                    >
                        {row.kind.map(|kind| view! { <Dot kind /> })}
                        <span class="option-label">{row.label}</span>
                        <span class="option-detail">{row.detail}</span>
                        {row.kind.map(|kind| {
                            view! { <span class="option-kind">{move || kind.word()}</span> }
                        })}
                    </li>
                }
            });
            view! {
                <ul
                    id=list_id.clone()
                    class="options"
                    role="listbox"
                    aria-label=move || label.get()
                    hidden=count.get() == 0
                >
                    {options.collect_view()}
                </ul>
            }
        }
    };
    let nothing = move || {
        let common = texts().common;
        if busy.get() {
            common.searching
        } else {
            common.no_match
        }
    };
    view! {
        <div
            class="combobox"
            on:focusout=move |event| {
                if browser::leaves(&event) {
                    // A field that is taken off the page with the focus in it is gone already.
                    let _ = open.try_set(false);
                }
            }
        >
            <input
                id=id
                node_ref=input
                class="field"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=move || label.get()
                aria-autocomplete="list"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=list_id
                aria-activedescendant=active_id
                placeholder=move || placeholder.get()
                disabled=move || disabled.get()
                prop:value=move || query.get()
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    open.set(true);
                }
                on:click=move |_| open.set(true)
                on:keydown=on_key
            />
            <div class="options-panel" hidden=move || !open.get()>
                {list}
                <p class="options-none" hidden=move || { count.get() > 0 }>
                    {nothing}
                </p>
            </div>
        </div>
    }
}

/// The option after, or before, the active one; from the end it goes on at the other end.
fn step(active: Option<usize>, count: usize, forward: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (active, forward) {
        (Some(at), true) if at < last => at + 1,
        (_, true) => 0,
        (None | Some(0), false) => last,
        (Some(at), false) => at - 1,
    })
}

/// An id that no other element of the page has.
pub fn unique_id() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("id-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!(step(None, 3, true), Some(0));
        assert_eq!(step(Some(2), 3, true), Some(0));
        assert_eq!(step(Some(0), 3, false), Some(2));
        assert_eq!(step(None, 3, false), Some(2));
        assert_eq!(step(None, 0, true), None);
    }
}
