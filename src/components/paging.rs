//! A long list, of which a part is shown at first.

use leptos::prelude::*;

use crate::components::when::When;
use crate::i18n::common::number;
use crate::i18n::texts;

/// How many rows are shown at first, and how many more each time.
const A_PAGE: usize = 100;

/// How much of a list is shown.
#[derive(Clone, Copy)]
pub struct Paging(RwSignal<usize>);

impl Paging {
    /// The first page. To be called while a component is made.
    pub fn new() -> Self {
        Self(RwSignal::new(A_PAGE))
    }

    /// What is shown of what was found.
    pub fn shown<T>(self, found: Memo<Vec<T>>) -> Memo<Vec<T>>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| found.with(|found| found.iter().take(self.0.get()).cloned().collect()))
    }

    /// Shows the first page again: of what is looked for now.
    pub fn restart(self) {
        self.0.set(A_PAGE);
    }
}

/// How many of all are shown, and the way to more; nothing where that is all.
#[component]
pub fn More(
    paging: Paging,
    /// How many there are.
    count: Signal<usize>,
) -> impl IntoView {
    let shown = paging.0;
    let left = Signal::derive(move || count.get().saturating_sub(shown.get()));
    view! {
        <When is=Signal::derive(move || left.get() > 0)>
            <p class="more">
                {move || (texts().common.shown_of)(shown.get(), count.get())}
                <button
                    type="button"
                    class="button"
                    on:click=move |_| shown.update(|shown| *shown += A_PAGE)
                >
                    {move || format!("+{}", number(left.get().min(A_PAGE)))}
                </button>
            </p>
        </When>
    }
}
