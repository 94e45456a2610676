//! Saving a draft: onto the scheme as it is now, and then comparing what came of it.

use leptos::prelude::*;
use whocan_access::{Draft, GroupName, Merge, PermissionScheme};
use whocan_jira::SchemeInput;

use super::notice::{Notice, Phase};
use crate::client::{Client, Error, Terms};
use crate::editor::saving::changes;
use crate::editor::state::Editor;
use crate::workspace::{Done, Made, Workspace};

/// How often saving begins anew because somebody else has saved between its reading and its
/// writing. So often in a row, something else is the matter.
const TRIES: usize = 5;

/// What came of saving.
pub enum Outcome {
    /// It went through or it failed.
    Done(Notice),
    /// Nothing was sent: somebody else has changed the scheme since it was loaded, and the draft
    /// is merged onto theirs.
    Merged(Merge),
}

/// Saves the draft of an editor, and says what came of it. Ticks made meanwhile stay a draft. The
/// reason is why guard rails may be broken by it.
///
/// The scheme is read first. Where somebody else has changed its grants since it was loaded,
/// nothing is sent: the draft moves onto theirs, to be looked at and saved again. Their change of
/// name or description is kept.
///
/// What is sent is meant for the version that was read, where the server tells versions apart. If
/// somebody else has saved in between, it begins anew: what goes together is saved onto theirs,
/// what may not is asked about.
///
/// What was saved is noted for a group, if it is done for one.
pub async fn save(
    client: Client,
    workspace: Workspace,
    editor: Editor,
    reason: Option<String>,
    group: Option<GroupName>,
) -> Outcome {
    let id = editor.id();
    let mut mine = editor.draft().get_untracked();
    let mut beside = Draft::default();
    let mut refused = None;
    for attempt in 0..TRIES {
        let (current, version) = match client.scheme(id).await {
            Ok(read) => read,
            Err(error) => return Outcome::Done(Notice::Failed(Phase::Reading, error)),
        };
        if !editor.is_open() {
            return Outcome::Done(Notice::Left);
        }
        if !changes(&editor.loaded(), &current).is_empty() {
            let merge = editor.take_newer(current.clone());
            let is_known = attempt == 0 && !merge.draft.is_empty();
            if is_known || !merge.overlaps.is_empty() {
                return Outcome::Merged(merge);
            }
            beside = beside.then(&merge.theirs);
        }
        mine = mine.over(&current);
        if mine.is_empty() {
            if editor.draft().with_untracked(Draft::is_empty) {
                editor.discard();
            }
            return Outcome::Done(Notice::NothingLeft);
        }
        // The very version that was refused is still the newest: something between here and the
        // server changes what names versions. Then it is as where there are none.
        let version = version.filter(|version| refused.as_ref() != Some(version));
        let wanted = mine.apply(&current);
        let input = SchemeInput::from(&wanted);
        let terms = Terms {
            version: version.as_ref(),
            reason: reason.as_deref(),
        };
        match client.put_scheme(id, &input, terms).await {
            Ok(answered) => {
                if let Some(group) = group {
                    let draft = changes(&current, &answered);
                    let made = Made::Saved { scheme: id, draft };
                    workspace.note(Done { group, made });
                }
                let otherwise = take_saved(workspace, editor, &wanted, answered);
                return Outcome::Done(if otherwise.is_empty() {
                    Notice::Saved(mine, beside)
                } else {
                    Notice::SavedDifferently(otherwise)
                });
            }
            Err(Error::Outdated) if version.is_some() => refused = version,
            Err(Error::NotFound) => {
                return Outcome::Done(Notice::Failed(Phase::Reading, Error::NotFound));
            }
            Err(error) => return Outcome::Done(Notice::Failed(Phase::Writing, error)),
        }
    }
    Outcome::Done(Notice::Failed(Phase::Writing, Error::Outdated))
}

/// Takes in what the server has saved, and says what of it is otherwise than was sent.
fn take_saved(
    workspace: Workspace,
    editor: Editor,
    wanted: &PermissionScheme,
    answered: PermissionScheme,
) -> Draft {
    let otherwise = changes(wanted, &answered);
    if editor.is_open() {
        editor.take_saved(wanted, answered);
    } else {
        // A draft changes nothing where it is saved already.
        workspace.replace_scheme(answered);
    }
    otherwise
}
