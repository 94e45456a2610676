//! The texts of pages that are fetched when one goes there (`src/pages/later.rs`), together with
//! those that are there from the start: apart from these, so that the first page comes without.

use std::ops::Deref;

use leptos::prelude::*;

use super::{
    Locale, details, editor, granting, guard_rails, holders, in_language, layout, locale, preview,
    projects, review, saving,
};

/// All texts in one language.
pub struct Texts {
    /// Those that are there from the start: `t.common` is found here, too.
    first: &'static super::Texts,
    /// Projects and their roles.
    pub projects: &'static projects::Texts,
    /// The scheme editor.
    pub editor: &'static editor::Texts,
    /// Who holds grants.
    pub holders: &'static holders::Texts,
    /// Adding and setting holders.
    pub granting: &'static granting::Texts,
    /// Saving a draft.
    pub saving: &'static saving::Texts,
    /// The details of a cell.
    pub details: &'static details::Texts,
    /// How holders stand.
    pub layout: &'static layout::Texts,
    /// The effective access preview.
    pub preview: &'static preview::Texts,
    /// What a draft changes for people, and saving it.
    pub review: &'static review::Texts,
    /// What has to stay true.
    pub guard_rails: &'static guard_rails::Texts,
}

impl Deref for Texts {
    type Target = super::Texts;

    fn deref(&self) -> &super::Texts {
        self.first
    }
}

static EN: Texts = Texts {
    first: &super::EN,
    projects: &projects::EN,
    editor: &editor::EN,
    holders: &holders::EN,
    granting: &granting::EN,
    saving: &saving::EN,
    details: &details::EN,
    layout: &layout::EN,
    preview: &preview::EN,
    review: &review::EN,
    guard_rails: &guard_rails::EN,
};

static JA: Texts = Texts {
    first: &super::JA,
    projects: &projects::JA,
    editor: &editor::JA,
    holders: &holders::JA,
    granting: &granting::JA,
    saving: &saving::JA,
    details: &details::JA,
    layout: &layout::JA,
    preview: &preview::JA,
    review: &review::JA,
    guard_rails: &guard_rails::JA,
};

/// The texts of one language.
pub fn texts_in(locale: Locale) -> &'static Texts {
    in_language(locale, &EN, &JA)
}

/// The texts in the language in use. Reactive: call it inside the closure that shows the text.
pub fn texts() -> &'static Texts {
    texts_in(locale())
}

/// A text that follows the language, for views: `{say(|t| t.editor.undo)}`.
pub fn say(text: fn(&'static Texts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send {
    move || text(texts())
}

/// The same for properties of components.
pub fn said(text: fn(&'static Texts) -> &'static str) -> Signal<String> {
    Signal::derive(move || text(texts()).to_owned())
}
