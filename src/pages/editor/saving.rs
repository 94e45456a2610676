//! Saving a draft: onto the scheme as it is now, and then comparing what came of it.

use whocan_access::Draft;
use whocan_jira::SchemeInput;

use super::notice::{Notice, Phase};
use crate::client::{Client, Error};
use crate::editor::saving::changes;
use crate::editor::state::Editor;
use leptos::prelude::*;

/// Saves the draft of an editor, and says what came of it. Ticks made meanwhile stay a draft.
///
/// The scheme is read first. Where somebody else has changed its grants since it was loaded,
/// nothing is sent: the draft moves onto theirs, to be looked at and saved again. Their change of
/// name or description is kept.
pub async fn save(client: Client, editor: Editor) -> Notice {
    let current = match client.scheme(editor.id()).await {
        Ok(current) => current,
        Err(error) => return Notice::Failed(Phase::Reading, error),
    };
    let theirs = changes(&editor.loaded(), &current);
    let draft = if theirs.is_empty() {
        editor.draft().get_untracked()
    } else {
        editor.take_newer(current.clone());
        let left = editor.draft().get_untracked();
        if !left.is_empty() {
            return Notice::ChangedMeanwhile(theirs);
        }
        left
    };
    if draft.is_empty() {
        editor.discard();
        return Notice::NothingLeft;
    }
    let wanted = draft.apply(&current);
    match client
        .put_scheme(editor.id(), &SchemeInput::from(&wanted))
        .await
    {
        Ok(answered) => {
            let otherwise: Draft = changes(&wanted, &answered);
            editor.take_saved(&wanted, answered);
            if otherwise.is_empty() {
                Notice::Saved(draft)
            } else {
                Notice::SavedDifferently(otherwise)
            }
        }
        Err(Error::NotFound) => Notice::Failed(Phase::Reading, Error::NotFound),
        Err(error) => Notice::Failed(Phase::Writing, error),
    }
}
