//! Choosing any number of things by typing: those chosen stand above the field.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::combobox::{Choice, Combobox};
use super::each::each;
use super::icon::{Drawing, Icon};
use super::kind::Dot;
use crate::editor::search::found;
use crate::i18n::later::{said, texts};

/// The field, and what is chosen.
#[component]
pub fn Picker(
    /// Its label.
    label: Signal<String>,
    /// All that can be chosen, each by its number.
    all: Memo<Vec<Choice<usize>>>,
    /// The numbers of those chosen.
    picked: RwSignal<Vec<usize>>,
    /// Whether another choice takes the place of the one before.
    #[prop(optional)]
    only_one: bool,
    /// What it means to choose nothing.
    #[prop(into)]
    none: Signal<String>,
    /// What there is to know of one that is chosen, by its number.
    #[prop(optional, into)]
    remark: Option<Callback<usize, Option<&'static str>>>,
    /// What is wrong with the choice.
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        let picked = picked.get();
        let others = all.with(|all| {
            let others = all.iter().filter(|choice| !picked.contains(&choice.value));
            others.cloned().collect()
        });
        query.with(|query| found(query, others))
    });
    let choose = move |at: usize| {
        error.set(None);
        picked.update(|picked| {
            if only_one {
                picked.clear();
            }
            picked.push(at);
        });
    };
    let chip = move |at: usize| {
        let choice = all.with_untracked(|all| all.get(at).cloned());
        choice
            .map(|choice| view! { <Chip choice picked remark /> })
            .into_any()
    };
    view! {
        <div class="labelled picker" role="group" aria-label=move || label.get()>
            <span class="picker-label" aria-hidden="true">
                {move || label.get()}
            </span>
            <ul class="chips">
                {each(move || picked.get(), |at| *at, chip)}
                {move || {
                    let is_none = picked.with(Vec::is_empty) && none.with(|none| !none.is_empty());
                    is_none.then(|| view! { <li class="quiet">{none.get()}</li> })
                }}
            </ul>
            <Combobox
                label
                query
                choices
                on_choose=choose
                placeholder=said(|t| t.guard_rails.find)
            />
            <p class="field-error" role="alert">
                {move || error.get()}
            </p>
        </div>
    }
}

/// One that is chosen, and what takes it away.
#[component]
fn Chip(
    choice: Choice<usize>,
    picked: RwSignal<Vec<usize>>,
    remark: Option<Callback<usize, Option<&'static str>>>,
) -> impl IntoView {
    let at = choice.value;
    let remark = move || {
        let remark = remark?.run(at)?;
        Some(view! { <span class="quiet">{remark}</span> })
    };
    let name = choice.label.clone();
    let dot = choice.kind.map(|kind| {
        view! {
            <Dot kind />
            <span class="unseen">{move || kind.word()} " "</span>
        }
    });
    view! {
        <li class="chip">
            {dot} {choice.label} {remark}
            <button
                type="button"
                class="chip-remove"
                aria-label=move || (texts().guard_rails.remove)(&name)
                on:click=move |event| {
                    let button = event.current_target();
                    picked.update(|picked| picked.retain(|one| *one != at));
                    // The button goes; the field stays.
                    let field = button
                        .and_then(|button| button.dyn_into::<HtmlElement>().ok())
                        .and_then(|button| button.closest(".picker").ok().flatten())
                        .and_then(|picker| picker.query_selector("input").ok().flatten())
                        .and_then(|field| field.dyn_into::<HtmlElement>().ok());
                    if let Some(field) = field {
                        // It fails only where the field is gone too.
                        let _ = field.focus();
                    }
                }
            >
                <Drawing icon=Icon::Cross />
            </button>
        </li>
    }
}
