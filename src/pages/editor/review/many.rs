//! A list of very many things, of which a part is shown at first.

use leptos::prelude::*;

use crate::components::each::each;
use crate::i18n::texts;

/// So many are shown at first, and so many more each time.
pub const PAGE: usize = 50;

/// A list of so many things; what each looks like is asked when it is shown.
pub fn many(count: usize, row: impl Fn(usize) -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed(count, Box::new(row))
}

fn boxed(count: usize, row: Box<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let row = StoredValue::new(row);
    let shown = RwSignal::new(PAGE);
    let rows = move || (0..shown.get().min(count)).collect();
    let view = move |at| view! { <li>{row.with_value(|row| row(at))}</li> }.into_any();
    let more = move || {
        let left = count.saturating_sub(shown.get());
        (left > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| shown.update(|shown| *shown += PAGE)
                >
                    {move || (texts().review.show_more)(left.min(PAGE))}
                </button>
            }
        })
    };
    view! {
        <ul class="many">{each(rows, |at| *at, view)}</ul>
        {more}
    }
    .into_any()
}
