//! Changing the draft of an open editor, and taking in what others or the server have made of the
//! scheme.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{
    Cell, Decision, Draft, Holder, Merge, PermissionKey, PermissionScheme, SchemeId,
};

use super::Editor;
use crate::editor::history::{History, Moment};
use crate::editor::saving::left_after;
use crate::editor::selection::Changes;
use crate::workspace::{Asked, OpenDraft, Origin, Workspace};

impl Editor {
    /// Grants cells and takes others away, in the draft. Says how many that changes.
    pub fn set(self, changes: Changes) -> usize {
        let mut meant = changes.granted.iter().chain(&changes.removed);
        let first = meant.next().map(|cell| &cell.permission);
        let in_rows = meant.any(|cell| Some(&cell.permission) != first);
        self.parts().telling.in_several_rows.set_value(in_rows);
        let changes = Changes {
            granted: self.that_are(changes.granted, false),
            removed: self.that_are(changes.removed, true),
        };
        let count = changes.granted.len() + changes.removed.len();
        let granted = self.parts().granted.get_untracked();
        if count > 0 {
            self.change(|open| {
                for (cells, is_granted) in [(changes.granted, true), (changes.removed, false)] {
                    for cell in cells {
                        set(&mut open.draft, &granted, cell, is_granted);
                    }
                }
            });
        }
        count
    }

    /// Those of the cells that are granted, or not granted, as things are.
    fn that_are(self, cells: Vec<Cell>, granted: bool) -> Vec<Cell> {
        let cells = cells.into_iter();
        cells
            .filter(|cell| self.is_granted(cell) == granted)
            .collect()
    }

    /// Whether there is a change to undo, and one to redo. Reactive.
    pub fn can_step(self) -> (bool, bool) {
        self.parts().history.with(History::can)
    }

    /// Takes the last change back. Says whether there was one.
    pub fn undo(self) -> bool {
        self.step(History::undo)
    }

    /// Makes the change again that was taken back last. Says whether there was one.
    pub fn redo(self) -> bool {
        self.step(History::redo)
    }

    fn step(self, step: fn(&mut History, Moment) -> Option<Moment>) -> bool {
        let now = self.moment();
        let there = self
            .parts()
            .history
            .try_update(|history| step(history, now));
        let Some(there) = there.flatten() else {
            return false;
        };
        self.change_unrecorded(|open| {
            open.draft = there.draft;
            open.columns = there.columns;
            open.overlaps = there.overlaps;
        });
        true
    }

    /// What one has made of the scheme by now.
    fn moment(self) -> Moment {
        let id = self.id();
        self.parts().workspace.drafts.with_untracked(|drafts| {
            let open = drafts.get(&id);
            open.map_or_else(Moment::default, |open| Moment {
                draft: open.draft.clone(),
                columns: open.columns.clone(),
                overlaps: open.overlaps.clone(),
            })
        })
    }

    fn forget_history(self) {
        self.parts().history.set(History::default());
    }

    /// Gives a holder a column, and grants it these permissions, in one step. Says whether the
    /// column is a new one.
    pub fn add_column(self, holder: &Holder, permissions: &[PermissionKey]) -> bool {
        let is_new = !self
            .columns()
            .with_untracked(|columns| columns.contains(holder));
        let granted = self.parts().granted.get_untracked();
        self.change(|open| {
            if is_new {
                open.columns.push(holder.clone());
            }
            for permission in permissions {
                let cell = Cell::new(permission.clone(), holder.clone());
                set(&mut open.draft, &granted, cell, true);
            }
        });
        is_new
    }

    /// What a holder is granted with the draft, as things are.
    pub fn granted_to(self, holder: &Holder) -> Vec<PermissionKey> {
        let permissions = self.sections().with_untracked(|sections| {
            let permissions = sections.iter().flat_map(|section| &section.permissions);
            permissions.cloned().collect::<Vec<_>>()
        });
        let permissions = permissions.into_iter();
        let granted = permissions
            .filter(|permission| self.is_granted(&Cell::new(permission.clone(), holder.clone())));
        granted.collect()
    }

    /// What makes a holder's grants exactly these, as things are.
    pub fn exactly(self, holder: &Holder, permissions: &[PermissionKey]) -> Changes {
        let cell = |permission: &PermissionKey| Cell::new(permission.clone(), holder.clone());
        let granted = self.granted_to(holder);
        let beyond = granted.iter().filter(|one| !permissions.contains(one));
        Changes {
            granted: self.that_are(permissions.iter().map(cell).collect(), false),
            removed: beyond.map(cell).collect(),
        }
    }

    /// Takes an empty column away.
    pub fn remove_column(self, holder: &Holder) {
        self.change(|open| open.columns.retain(|column| column != holder));
    }

    /// Forgets all changes, and the columns added for them. It can be undone.
    pub fn discard(self) {
        let before = self.moment();
        let history = self.parts().history;
        history.update(|history| history.record(before));
        self.parts().workspace.drafts.update(|drafts| {
            drafts.remove(&self.id());
        });
    }

    /// The scheme as the draft was made for it: as it was loaded.
    pub fn loaded(self) -> Arc<PermissionScheme> {
        let open =
            self.parts().workspace.drafts.with_untracked(|drafts| {
                drafts.get(&self.id()).map(|open| Arc::clone(&open.scheme))
            });
        open.unwrap_or_else(|| self.scheme().get_untracked())
    }

    /// Takes a newer form of the scheme, which somebody else saved: the draft is merged onto it.
    pub fn take_newer(self, newer: PermissionScheme) -> Merge {
        let mine = self.parts().workspace.drafts.with_untracked(|drafts| {
            let open = drafts.get(&self.id());
            open.map_or_else(Draft::default, |open| open.draft.clone())
        });
        let merge = Merge::new(&self.loaded(), &mine, &newer);
        self.parts().workspace.drafts.update(|drafts| {
            if let Some(open) = drafts.get_mut(&self.id()) {
                open.draft = merge.draft.clone();
                open.overlaps = Asked::all(merge.overlaps.clone());
                open.scheme = Arc::new(newer.clone());
            }
        });
        self.forget_history();
        self.parts().workspace.replace_scheme(newer);
        merge
    }

    /// Makes an overlap end as decided. Other holders' changes stay as they are.
    pub fn decide(self, at: usize, decision: Decision) {
        self.change(|open| {
            let Some(asked) = open.overlaps.get_mut(at) else {
                return;
            };
            // Theirs are in the scheme already: what is left to merge is the decision.
            let mut merge = Merge::new(&open.scheme, &open.draft, &open.scheme);
            merge.decide(&asked.overlap, decision);
            open.draft = merge.draft;
            asked.decision = Some(decision);
        });
    }

    /// Forgets how overlaps were decided. Where one is not, nothing is forgotten.
    pub fn forget_decisions(self) {
        let (id, drafts) = (self.id(), self.parts().workspace.drafts);
        let is_decided = drafts.with_untracked(|drafts| {
            let open = drafts.get(&id);
            open.is_some_and(|open| !open.overlaps.is_empty() && open.undecided().next().is_none())
        });
        if is_decided {
            self.change_unrecorded(|open| open.overlaps.clear());
        }
    }

    /// Takes what the server has saved, after `sent` was sent to it. What was ticked meanwhile
    /// stays a draft.
    pub fn take_saved(self, sent: &PermissionScheme, answered: PermissionScheme) {
        let desired = self.as_it_is(|scheme, draft| draft.apply(scheme));
        let left = left_after(sent, &desired, &answered);
        self.parts().workspace.drafts.update(|drafts| {
            if left.is_empty() {
                drafts.remove(&self.id());
            } else if let Some(open) = drafts.get_mut(&self.id()) {
                open.draft = left;
                open.overlaps.clear();
                open.scheme = Arc::new(answered.clone());
            }
        });
        self.forget_history();
        self.parts().workspace.replace_scheme(answered);
    }

    fn change(self, change: impl FnOnce(&mut OpenDraft)) {
        let before = self.moment();
        self.change_unrecorded(change);
        if self.moment() != before {
            let history = self.parts().history;
            history.update(|history| history.record(before));
        }
    }

    fn change_unrecorded(self, change: impl FnOnce(&mut OpenDraft)) {
        let scheme = self.scheme().get_untracked();
        self.parts().workspace.drafts.update(|drafts| {
            let new = || OpenDraft::new(Arc::clone(&scheme));
            let open = drafts.entry(self.id()).or_insert_with(new);
            if open.draft.is_empty() {
                open.scheme = scheme;
            }
            change(open);
            if !open.is_worth_keeping() {
                drafts.remove(&self.id());
            }
        });
    }
}

/// Forgets what could be undone when a draft from elsewhere is opened, kept or left: that was done
/// to another draft.
pub(super) fn forget_at_trials(id: SchemeId, workspace: Workspace, history: RwSignal<History>) {
    let is_trial = Memo::new(move |_| {
        let is_trial = |open: &OpenDraft| matches!(open.origin, Origin::Trial(_));
        workspace
            .drafts
            .with(|drafts| drafts.get(&id).is_some_and(is_trial))
    });
    Effect::new(move |before: Option<bool>| {
        let now = is_trial.get();
        if before.is_some_and(|before| before != now) {
            history.set(History::default());
        }
        now
    });
}

/// Makes a cell granted, or not granted, in a draft over what is granted.
fn set(draft: &mut Draft, granted: &BTreeSet<Cell>, cell: Cell, is_granted: bool) {
    draft.added.remove(&cell);
    draft.removed.remove(&cell);
    match (granted.contains(&cell), is_granted) {
        (false, true) => drop(draft.added.insert(cell)),
        (true, false) => drop(draft.removed.insert(cell)),
        _ => {}
    }
}
