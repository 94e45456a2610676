//! A field with its label, and what is wrong with what is in it.

use leptos::prelude::*;

use super::combobox::unique_id;

/// A line of text with a label above and, where something is wrong with it, that below.
#[component]
pub fn TextField(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What is in it.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// Kind of input, such as `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether it is the one to begin with.
    #[prop(optional)]
    first: bool,
    /// Whether it takes several lines.
    #[prop(optional)]
    long: bool,
    /// Its id, where the focus is moved to it.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let id = id.map_or_else(unique_id, str::to_owned);
    let error_id = format!("{id}-error");
    let invalid = move || error.with(Option::is_some).then_some("true");
    let described_by = {
        let error_id = error_id.clone();
        move || error.with(Option::is_some).then(|| error_id.clone())
    };
    let input = if long {
        view! {
            <textarea
                id=id.clone()
                class="field"
                rows="3"
                autofocus=first
                aria-invalid=invalid
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                class="field"
                type=kind
                autocomplete=autocomplete
                autofocus=first
                aria-invalid=invalid
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class="labelled">
            <label for=id>{move || label.get()}</label>
            {input}
            <p id=error_id class="field-error" role="alert">
                {move || error.get()}
            </p>
        </div>
    }
}
