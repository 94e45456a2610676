//! What is made and shown once one unfolds it.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// A line from which more unfolds, which is made once it is asked for. Whether it is unfolded, `open`
/// says, and not the element: that may have been drawn for something else before.
pub fn fold(
    class: &'static str,
    summary: impl IntoView + 'static,
    open: ArcRwSignal<bool>,
    inside: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    boxed(class, summary.into_any(), open, Box::new(inside))
}

fn boxed(
    class: &'static str,
    summary: AnyView,
    open: ArcRwSignal<bool>,
    inside: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let (is_open, is_made) = (open.clone(), open.clone());
    view! {
        <details
            class=class
            prop:open=move || is_open.get()
            on:toggle=move |event| open.set(event_target::<HtmlDetailsElement>(&event).open())
        >
            <summary>{summary}</summary>
            {move || is_made.get().then(&inside)}
        </details>
    }
    .into_any()
}

/// The same, folded at first whenever it is drawn.
pub fn folded(
    class: &'static str,
    summary: impl IntoView + 'static,
    inside: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    fold(class, summary, ArcRwSignal::new(false), inside)
}
