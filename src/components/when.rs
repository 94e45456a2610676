//! A part of a view that is there or not.

use leptos::prelude::*;

/// Shows its children while a condition holds, and what is put in `or` while it does not.
///
/// Leptos has the same as `Show`, whose every use is a type of its own and so code of its own:
/// here all uses share theirs, and the program is smaller for it.
#[component]
pub fn When(
    /// The condition.
    #[prop(into)]
    is: Signal<bool>,
    /// What is shown instead.
    #[prop(optional, into)]
    or: ViewFn,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let is = Memo::new(move |_| is.get());
    move || {
        if is.get() {
            children()
        } else {
            or.run().into_any()
        }
    }
}
