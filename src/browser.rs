//! What the app asks of the browser itself: where it lives, what is remembered, which languages
//! one reads. Each answers something sensible where the browser refuses.

use std::sync::LazyLock;

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, FocusEvent, HtmlElement, Node};

/// The address all others are relative to, with a slash at the end.
pub fn base_address() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let end = base.rfind('/').map_or(0, |slash| slash + 1);
    base.get(..end).unwrap_or_default().to_owned()
}

/// The path the app lives under, without a slash at the end: empty at the root.
pub fn base_path() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| path_of(&base_address()).to_owned());
    &PATH
}

/// The address of a page of the app, such as `/schemes`, wherever the app lives.
pub fn at(page: &str) -> String {
    [base_path(), page].concat()
}

fn path_of(address: &str) -> &str {
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let host_and_path = address.get(after_scheme..).unwrap_or_default();
    let path = host_and_path
        .find('/')
        .and_then(|slash| host_and_path.get(slash..));
    path.unwrap_or_default().trim_end_matches('/')
}

/// The languages the browser is set to, the preferred one first.
pub fn languages() -> Vec<String> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

/// What was remembered under a name on this machine.
pub fn recall(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Remembers something on this machine, if the browser lets one. Never a secret.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Private windows and full disks refuse: the setting then lasts as long as the page.
        let _ = storage.set_item(name, value);
    }
}

/// Whether the page is as a media query says.
pub fn fits(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// Sets an attribute of the page's root, or takes it away.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Both fail only on names that are no names.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Moves the focus to the element with this id, once what changes now has changed: a dialog that
/// is being closed still keeps the focus from the rest of the page.
pub fn focus(id: &'static str) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // It fails only where the page is gone already.
            let _ = element.focus();
        }
    });
}

/// Whether the focus goes to something outside the element that listens for this event. It does
/// so too when that element leaves the page, with the focus in it.
pub fn leaves(event: &FocusEvent) -> bool {
    let node = |target: Option<EventTarget>| target.and_then(|t| t.dyn_into::<Node>().ok());
    let own = node(event.current_target());
    let to = node(event.related_target());
    !own.is_some_and(|own| own.contains(to.as_ref()))
}

/// Takes away what index.html shows until the program is there.
pub fn clear_start_screen() {
    if let Some(start) = document().get_element_by_id("start") {
        start.remove();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_what_follows_the_host() {
        assert_eq!(path_of("https://example.com/"), "");
        assert_eq!(
            path_of("https://example.com/tools/whocan/"),
            "/tools/whocan"
        );
        assert_eq!(path_of("http://127.0.0.1:8080/whocan/"), "/whocan");
    }
}
