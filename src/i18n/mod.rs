//! Every text the app shows, in English and Japanese.
//!
//! An area of the app has one struct of texts; both languages are values of it, so that a missing
//! text does not compile. Texts with something in them are functions. A page that few go to may
//! have its texts with its code, apart from those of the first page.

pub mod beside;
pub mod closing;
pub mod common;
pub mod deeds;
pub mod details;
pub mod drafts;
pub mod editor;
pub mod exchange;
pub mod findings;
pub mod granting;
pub mod groups;
pub mod guard_rails;
pub mod holders;
mod japanese;
pub mod later;
pub mod layout;
mod locale;
pub mod meant;
pub mod people;
pub mod permissions;
pub mod preview;
pub mod projects;
pub mod proposed;
pub mod review;
pub mod saving;
pub mod schemes;
pub mod search;
pub mod shell;
pub mod sign_in;
pub mod summary;

use leptos::prelude::*;

pub use locale::{Locale, locale, set_locale};

/// The texts that are there from the start, in one language; all others are in [`later`].
pub struct Texts {
    /// What more than one area says.
    pub common: &'static common::Texts,
    /// The frame around the pages.
    pub shell: &'static shell::Texts,
    /// Signing in and out.
    pub sign_in: &'static sign_in::Texts,
    /// The list of permission schemes.
    pub schemes: &'static schemes::Texts,
    /// Drafts, kept and shared.
    pub drafts: &'static drafts::Texts,
    /// The quick search.
    pub search: &'static search::Texts,
}

static EN: Texts = Texts {
    common: &common::EN,
    shell: &shell::EN,
    sign_in: &sign_in::EN,
    schemes: &schemes::EN,
    drafts: &drafts::EN,
    search: &search::EN,
};

static JA: Texts = Texts {
    common: &common::JA,
    shell: &shell::JA,
    sign_in: &sign_in::JA,
    schemes: &schemes::JA,
    drafts: &drafts::JA,
    search: &search::JA,
};

/// The texts of one language.
pub fn texts_in(locale: Locale) -> &'static Texts {
    in_language(locale, &EN, &JA)
}

/// Of the same texts in each language, those in one.
fn in_language<T>(locale: Locale, en: &'static T, ja: &'static T) -> &'static T {
    match locale {
        Locale::En => en,
        Locale::Ja => ja,
    }
}

/// The texts in the language in use. Reactive: call it inside the closure that shows the text.
pub fn texts() -> &'static Texts {
    texts_in(locale())
}

/// A text that follows the language, for views: `{say(|t| t.schemes.title)}`.
///
/// Closures written out in a view are of a type each, and each type is code of its own in the
/// program; all of these are of one.
pub fn say(text: fn(&'static Texts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send {
    move || text(texts())
}

/// The same for properties of components.
pub fn said(text: fn(&'static Texts) -> &'static str) -> Signal<String> {
    Signal::derive(move || text(texts()).to_owned())
}
