//! A long list, of which a part is shown at first.

use leptos::prelude::*;

use crate::browser;
use crate::components::combobox::unique_id;
use crate::components::when::When;
use crate::i18n::common::number;
use crate::i18n::texts;

/// How many rows are shown at first, and how many more each time, of lists that fill a page.
const A_PAGE: usize = 100;

/// How much of a list is shown.
#[derive(Clone, Copy)]
pub struct Paging {
    page: usize,
    shown: RwSignal<usize>,
}

impl Paging {
    /// The first page. To be called while a component is made.
    pub fn new() -> Self {
        Self::by(A_PAGE)
    }

    /// The same with pages of so many.
    pub fn by(page: usize) -> Self {
        Self {
            page,
            shown: RwSignal::new(page),
        }
    }

    /// How many of so many are shown. Reactive.
    pub fn of(self, count: usize) -> usize {
        self.shown.get().min(count)
    }

    /// What is shown of what was found.
    pub fn shown<T>(self, found: Memo<Vec<T>>) -> Memo<Vec<T>>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            found.with(|found| found.iter().take(self.shown.get()).cloned().collect())
        })
    }

    /// Shows the first page again: of what is looked for now.
    pub fn restart(self) {
        self.shown.set(self.page);
    }
}

/// How many of all are shown, and the way to more; nothing where one page holds all.
#[component]
pub fn More(
    paging: Paging,
    /// How many there are.
    count: Signal<usize>,
) -> impl IntoView {
    let Paging { page, shown } = paging;
    let id = StoredValue::new(unique_id());
    let left = Signal::derive(move || count.get().saturating_sub(shown.get()));
    let show_more = move |_| {
        shown.update(|shown| *shown += page);
        if left.get_untracked() == 0 {
            // The button goes: from here one comes to whatever follows.
            browser::focus(id.get_value());
        }
    };
    view! {
        <When is=Signal::derive(move || { count.get() > page })>
            <p id=id.get_value() class="more" tabindex="-1">
                {move || (texts().common.shown_of)(paging.of(count.get()), count.get())}
                <button
                    type="button"
                    class="button"
                    hidden=move || left.get() == 0
                    on:click=show_more
                >
                    {move || format!("+{}", number(left.get().min(page)))}
                </button>
            </p>
        </When>
    }
}
