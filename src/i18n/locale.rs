//! Which language the app speaks.

use std::sync::LazyLock;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::browser;

const REMEMBERED_AS: &str = "whocan.language";

/// One for the whole app and not from context, so that event handlers and answers to requests can
/// ask for it too.
static LOCALE: LazyLock<ArcRwSignal<Locale>> = LazyLock::new(|| {
    let remembered = browser::recall(REMEMBERED_AS);
    ArcRwSignal::new(Locale::preferred(
        remembered.as_deref(),
        &browser::languages(),
    ))
});

/// A language the app speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Locale {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Locale {
    /// Every language, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Ja];

    /// Its tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// What it calls itself, short.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "EN",
            Self::Ja => "日本語",
        }
    }

    /// A moment, in milliseconds since 1970, as it is written where the browser is.
    pub fn moment(self, milliseconds: f64) -> String {
        let date = js_sys::Date::new(&JsValue::from_f64(milliseconds));
        let options = js_sys::Object::new();
        for (key, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            // It fails on frozen objects only.
            let _ = js_sys::Reflect::set(&options, &key.into(), &style.into());
        }
        date.to_locale_string(self.tag(), &options).into()
    }

    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        let mut all = Self::ALL.into_iter();
        all.find(|locale| locale.tag().eq_ignore_ascii_case(primary))
    }

    /// The language to begin with: what was chosen before, else the first of the browser's
    /// languages that the app speaks, else English.
    fn preferred(remembered: Option<&str>, languages: &[String]) -> Self {
        remembered
            .and_then(Self::of_tag)
            .or_else(|| languages.iter().find_map(|tag| Self::of_tag(tag)))
            .unwrap_or(Self::En)
    }
}

/// The language in use. Reactive.
pub fn locale() -> Locale {
    LOCALE.get()
}

/// Speaks another language, and remembers it.
pub fn set_locale(locale: Locale) {
    // Where the browser refuses, the choice lasts as long as the page.
    let _ = browser::remember(REMEMBERED_AS, locale.tag());
    LOCALE.set(locale);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_before_the_browser() {
        let languages = ["fr-CH".to_owned(), "ja-JP".to_owned(), "en".to_owned()];
        assert_eq!(Locale::preferred(None, &languages), Locale::Ja);
        assert_eq!(Locale::preferred(Some("en"), &languages), Locale::En);
        assert_eq!(Locale::preferred(Some("xx"), &languages), Locale::Ja);
        assert_eq!(Locale::preferred(None, &[]), Locale::En);
    }
}
