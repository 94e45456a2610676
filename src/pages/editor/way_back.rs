//! The way back to the leaks of a group, where the draft is to close them.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::addresses;
use crate::browser::at;
use crate::i18n::beside;

/// A link there; nothing where something else led here.
#[component]
pub fn WayBack() -> impl IntoView {
    let query = use_query_map();
    let closes = Memo::new(move |_| query.with(|query| query.get("closes")));
    let meant = Memo::new(move |_| query.with(|query| query.get("meant").unwrap_or_default()));
    move || {
        let group = closes.get()?;
        let address = at(&addresses::closing(&group, &meant.get()));
        let text = (beside::texts().back_to)(&group);
        Some(view! { <a href=address>{text}</a> })
    }
}
