//! Saving a draft: onto the scheme as it is now, and then comparing what came of it.

use leptos::prelude::*;
use whocan_access::{Draft, Merge};
use whocan_jira::SchemeInput;

use super::notice::{Notice, Phase};
use crate::client::{Client, Error};
use crate::editor::saving::changes;
use crate::editor::state::Editor;
use crate::workspace::Workspace;

/// What came of saving.
pub enum Outcome {
    /// It went through or it failed.
    Done(Notice),
    /// Nothing was sent: somebody else has changed the scheme since it was loaded, and the draft
    /// is merged onto theirs.
    Merged(Merge),
    /// Nothing was sent: the editor was left before it could be.
    Left,
}

/// Saves the draft of an editor, and says what came of it. Ticks made meanwhile stay a draft.
///
/// The scheme is read first. Where somebody else has changed its grants since it was loaded,
/// nothing is sent: the draft moves onto theirs, to be looked at and saved again. Their change of
/// name or description is kept.
pub async fn save(client: Client, workspace: Workspace, editor: Editor) -> Outcome {
    let current = match client.scheme(editor.id()).await {
        Ok(current) => current,
        Err(error) => return Outcome::Done(Notice::Failed(Phase::Reading, error)),
    };
    if !editor.is_open() {
        return Outcome::Left;
    }
    let mut draft = editor.draft().get_untracked();
    if !changes(&editor.loaded(), &current).is_empty() {
        let merge = editor.take_newer(current.clone());
        if !merge.draft.is_empty() || !merge.overlaps.is_empty() {
            return Outcome::Merged(merge);
        }
        draft = Draft::default();
    }
    if draft.is_empty() {
        editor.discard();
        return Outcome::Done(Notice::NothingLeft);
    }
    let wanted = draft.apply(&current);
    let input = SchemeInput::from(&wanted);
    Outcome::Done(match client.put_scheme(editor.id(), &input).await {
        Ok(answered) => {
            let otherwise = changes(&wanted, &answered);
            if editor.is_open() {
                editor.take_saved(&wanted, answered);
            } else {
                // A draft changes nothing where it is saved already.
                workspace.replace_scheme(answered);
            }
            if otherwise.is_empty() {
                Notice::Saved(draft)
            } else {
                Notice::SavedDifferently(otherwise)
            }
        }
        Err(Error::NotFound) => Notice::Failed(Phase::Reading, Error::NotFound),
        Err(error) => Notice::Failed(Phase::Writing, error),
    })
}
