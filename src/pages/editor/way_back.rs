//! The way back to the leaks of a group, where the draft is to close them.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use whocan_access::GroupName;

use crate::addresses;
use crate::browser::at;
use crate::i18n::beside;

/// The group whose leaks are to be closed, if its page led here. To be called while a component is
/// made.
pub fn closes() -> Memo<Option<GroupName>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| Some(GroupName::from(query.get("closes")?.as_str()))))
}

/// A link there; nothing where something else led here.
#[component]
pub fn WayBack() -> impl IntoView {
    let query = use_query_map();
    let closes = closes();
    let meant = Memo::new(move |_| query.with(|query| query.get("meant").unwrap_or_default()));
    move || {
        let group = closes.get()?;
        let address = at(&addresses::closing(group.as_str(), &meant.get()));
        let text = (beside::texts().back_to)(group.as_str());
        Some(view! { <a href=address>{text}</a> })
    }
}
