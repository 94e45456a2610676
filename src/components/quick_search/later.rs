//! The code of the dialog, which is fetched when one first asks for it.
#![expect(
    clippy::unnecessary_wraps,
    reason = "fetching it can fail: wasm_split has its signature say so"
)]

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::dialog::SearchDialog;

/// Draws what was fetched.
pub type Page = fn() -> AnyView;

/// The code could not be fetched. Trying again may help.
pub struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

#[wasm_split(search, fallible)]
pub fn dialog() -> Result<Page, NotFetched> {
    Ok(|| view! { <SearchDialog /> }.into_any())
}
