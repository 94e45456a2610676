//! What the app asks of the browser itself: where it lives, what is remembered, which languages
//! one reads. Each answers something sensible where the browser refuses.

use std::sync::LazyLock;

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, EventTarget, File, FocusEvent, HtmlAnchorElement,
    HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

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

/// Remembers something on this machine, if the browser lets one: says whether it did. Never a
/// secret.
pub fn remember(name: &str, value: &str) -> bool {
    // Private windows and full disks refuse: it then lasts as long as the page.
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// What was remembered under a name in this tab.
pub fn recall_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Remembers something as long as this tab is open, if the browser lets one. Never a secret.
pub fn remember_in_tab(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // A full storage refuses: it then lasts as long as the page.
        let _ = storage.set_item(name, value);
    }
}

/// Forgets what was remembered under a name.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // What cannot be forgotten could not be remembered either.
        let _ = storage.remove_item(name);
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

/// The width and the height of what the browser shows of a page, in pixels.
pub fn size() -> [i32; 2] {
    let pixels = |size: Result<JsValue, JsValue>| {
        let pixels = size.ok().and_then(|size| size.as_f64());
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a screen has some thousand pixels"
        )]
        pixels.map_or(0, |pixels| pixels as i32)
    };
    [window().inner_width(), window().inner_height()].map(pixels)
}

/// Names under which something is remembered, of those that begin so: what follows that.
pub fn remembered(beginning: &str) -> Vec<String> {
    let Ok(Some(storage)) = window().local_storage() else {
        return Vec::new();
    };
    let names = 0..storage.length().unwrap_or_default();
    names
        .filter_map(|at| storage.key(at).ok()?)
        .filter_map(|name| name.strip_prefix(beginning).map(str::to_owned))
        .collect()
}

/// Copies a text to the clipboard, if the browser lets one: says whether it did.
pub async fn copy(text: &str) -> bool {
    // Pages that did not come over https have no clipboard, though the type says otherwise.
    let navigator = window().navigator();
    let clipboard = navigator.clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Has the browser download a text as a file.
pub fn download(name: &str, media_type: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let address = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    // Both are there in every browser that runs this at all.
    let (Ok(address), Some(link)) = (address, link) else {
        return;
    };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The click has taken what it needs.
    let _ = Url::revoke_object_url(&address);
}

/// The text of a file that somebody chose, if the browser can read it.
pub async fn text_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
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
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus_now(&id));
}

/// The same, unless something has the focus by then: for what may take it along as it goes.
pub fn catch_focus(id: &'static str) {
    request_animation_frame(move || {
        if has_no_focus() {
            focus_now(id);
        }
    });
}

/// Whether nothing on the page has the focus.
pub fn has_no_focus() -> bool {
    let focused = document().active_element();
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

fn focus_now(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It fails only where the page is gone already.
        let _ = element.focus();
    }
}

/// Whether the focus goes to something outside the element that listens for this event. It does
/// so too when that element leaves the page, with the focus in it.
pub fn leaves(event: &FocusEvent) -> bool {
    let node = |target: Option<EventTarget>| target.and_then(|t| t.dyn_into::<Node>().ok());
    let own = node(event.current_target());
    let to = node(event.related_target());
    !own.is_some_and(|own| own.contains(to.as_ref()))
}

/// Scrolls no further than it takes to see the element with this id.
pub fn bring_into_sight(id: &str) {
    scroll_to(id, ScrollLogicalPosition::Nearest);
}

/// Scrolls so that the page is read from the element with this id on.
pub fn bring_to_top(id: &str) {
    scroll_to(id, ScrollLogicalPosition::Start);
}

fn scroll_to(id: &str, position: ScrollLogicalPosition) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(position);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What one writes text in, or chooses by typing.
pub const WRITING: &str = "input, textarea, select";

/// Whether an event is about something that a selector names, or something in it.
pub fn is_on(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Whether a dialog stands over the page.
pub fn has_open_dialog() -> bool {
    document()
        .query_selector("dialog[open]")
        .is_ok_and(|open| open.is_some())
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
