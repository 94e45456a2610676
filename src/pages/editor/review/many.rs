//! A list of very many things, of which a part is shown at first.

use leptos::prelude::*;

use crate::components::each::each;
use crate::components::paging::{More, Paging};

/// So many are shown at first, and so many more each time.
const PAGE: usize = 50;

/// A list of so many things; what each looks like is asked when it is shown.
pub fn many(count: usize, row: impl Fn(usize) -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed(count, Box::new(row))
}

fn boxed(count: usize, row: Box<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let row = StoredValue::new(row);
    let paging = Paging::by(PAGE);
    let rows = move || (0..paging.of(count)).collect();
    let view = move |at| view! { <li>{row.with_value(|row| row(at))}</li> }.into_any();
    view! {
        <ul class="many">{each(rows, |at| *at, view)}</ul>
        <More paging count=Signal::derive(move || count) />
    }
    .into_any()
}
