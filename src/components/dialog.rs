//! A modal dialog, on the browser's own `<dialog>`.

use leptos::html;
use leptos::prelude::*;

use super::combobox::unique_id;
use super::when::When;

/// A modal dialog. Its content is made anew each time it opens; what is focused then is marked
/// `autofocus`. Escape closes it, and the focus goes back to where it was.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = unique_id();
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        let is_open = open.get();
        let Some(dialog) = node.get() else { return };
        if is_open && !dialog.open() {
            // Once the content is there: what it focuses is in it.
            request_animation_frame(move || {
                if open.get_untracked() && !dialog.open() {
                    // It fails where the dialog has left the page, and then nobody misses it.
                    let _ = dialog.show_modal();
                }
            });
        } else if !is_open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            aria-labelledby=labelled_by
            on:close=move |_| open.set(false)
        >
            <h2 id=title_id class="dialog-title">
                {move || title.get()}
            </h2>
            <When is=open>{children()}</When>
        </dialog>
    }
}
