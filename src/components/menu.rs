//! A button that shows a few more buttons.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::combobox::unique_id;
use crate::browser;

/// A button with a panel that it shows and hides. Escape, a choice, or leaving it closes the panel.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a component is given what it shows"
)]
#[component]
pub fn Menu(
    /// Name of the button for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Class of the button.
    class: &'static str,
    /// What the button shows.
    #[prop(into)]
    face: ViewFn,
    /// What the panel holds.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let panel_id = unique_id();
    // What a choice opens gives the focus back to where it was: not to a button that is hidden.
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // A button that is gone cannot be focused, nor need it be.
            let _ = button.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    view! {
        <div
            class="menu"
            on:keydown=on_key
            on:focusout=move |event| {
                if browser::leaves(&event) {
                    open.set(false);
                }
            }
        >
            <button
                node_ref=button
                type="button"
                class=class
                aria-label=move || label.get()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=panel_id.clone()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {face.run()}
            </button>
            <div
                id=panel_id
                class="menu-panel"
                hidden=move || !open.get()
                on:click=move |event| {
                    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
                    if target.is_some_and(|t| t.closest("button").ok().flatten().is_some()) {
                        close();
                    }
                }
            >
                {children()}
            </div>
        </div>
    }
}
