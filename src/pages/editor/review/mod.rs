//! The review of a draft, before it is saved: what changes, for whom, what is worth a look, and
//! what somebody else has changed meanwhile.

mod changes;
mod dialog;
mod findings;
pub mod many;
mod overlaps;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Decision, Draft, Overlap};

pub use changes::{HolderChanges, projects_of};
pub use dialog::ReviewDialog;

use super::notice::Notice;
use super::saving::{Outcome, save};
use crate::announce::{Announcer, announcer};
use crate::client::{self, Client};
use crate::components::grid::Grid;
use crate::editor::tally::Tally;
use crate::i18n::texts;
use crate::session::session;
use crate::workspace::{Workspace, workspace};

/// The review of an editor's draft: a handle.
#[derive(Clone, Copy)]
pub struct Review(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    grid: Grid,
    tally: Tally,
    notice: RwSignal<Option<Notice>>,
    can_save: bool,
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Whether the draft is being saved.
    busy: RwSignal<bool>,
    /// What somebody else has changed, once saving has met it.
    merged: RwSignal<Option<Merged>>,
    client: Client,
    workspace: Workspace,
    announcer: Announcer,
}

/// What somebody else has changed since the scheme was loaded.
#[derive(Clone, PartialEq)]
struct Merged {
    theirs: Draft,
    overlaps: Vec<Decided>,
}

/// An overlap, and how it is decided.
#[derive(Clone, PartialEq)]
struct Decided {
    overlap: Overlap,
    decision: Option<Decision>,
}

impl Review {
    /// The review of what is drafted in a grid. To be called while a component is made.
    pub fn new(grid: Grid, tally: Tally, notice: RwSignal<Option<Notice>>) -> Self {
        let session = session();
        let review = Self(StoredValue::new(Parts {
            grid,
            tally,
            notice,
            // Somebody else who signs in gets a page of their own.
            can_save: untrack(|| session.is_administrator()),
            open: RwSignal::new(false),
            busy: RwSignal::new(false),
            merged: RwSignal::new(None),
            client: client::client(),
            workspace: workspace(),
            announcer: announcer(),
        }));
        // What there was to decide goes with the draft it was about.
        Effect::new(move |_| {
            if !review.open().get() && review.has_nothing() {
                review.merged().set(None);
            }
        });
        review
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// Where the draft is made.
    pub fn grid(self) -> Grid {
        self.parts().grid
    }

    /// What it changes for people.
    pub fn tally(self) -> Tally {
        self.parts().tally
    }

    /// What came of saving.
    pub fn notice(self) -> RwSignal<Option<Notice>> {
        self.parts().notice
    }

    /// Whether whoever is signed in can save.
    pub fn can_save(self) -> bool {
        self.parts().can_save
    }

    fn open(self) -> RwSignal<bool> {
        self.parts().open
    }

    fn merged(self) -> RwSignal<Option<Merged>> {
        self.parts().merged
    }

    /// Asks for the draft to be saved, and shows what that comes to. Says so where there is
    /// nothing to save, or the person may not.
    pub fn ask(self) {
        let editor = texts().editor;
        if !self.can_save() {
            self.parts().announcer.say(editor.read_only);
        } else if untrack(|| self.has_nothing()) {
            self.parts().announcer.say(editor.no_draft);
        } else if !self.parts().busy.get_untracked() {
            self.open().set(true);
        }
    }

    /// Whether the draft is being saved. Reactive.
    pub fn is_busy(self) -> bool {
        self.parts().busy.get()
    }

    /// Whether there is nothing to save. Reactive.
    pub fn has_nothing(self) -> bool {
        self.grid().editor.draft().with(Draft::is_empty)
    }

    /// How many overlaps are still to be decided. Reactive.
    fn undecided(self) -> usize {
        self.merged().with(|merged| {
            let overlaps = merged.iter().flat_map(|merged| &merged.overlaps);
            overlaps.filter(|one| one.decision.is_none()).count()
        })
    }

    /// Whether saving has to wait. Reactive.
    fn is_held(self) -> bool {
        self.parts().busy.get() || self.has_nothing() || self.undecided() > 0
    }

    /// Decides an overlap.
    fn decide(self, at: usize, decision: Decision) {
        let overlap = self.merged().try_update(|merged| {
            let decided = merged.as_mut()?.overlaps.get_mut(at)?;
            decided.decision = Some(decision);
            Some(decided.overlap.clone())
        });
        if let Some(overlap) = overlap.flatten() {
            self.grid().editor.decide(&overlap, decision);
        }
    }

    /// Saves the draft, as it is reviewed.
    fn confirm(self) {
        if untrack(|| self.is_held()) {
            return;
        }
        self.parts().busy.set(true);
        self.notice().set(None);
        // The page may be left meanwhile, and the review with it.
        let Parts {
            grid,
            client,
            workspace,
            announcer,
            ..
        } = self.parts();
        spawn_local(async move {
            let outcome = save(client, workspace, grid.editor).await;
            if grid.editor.is_open() {
                self.parts().busy.set(false);
                self.take(outcome);
            } else if let Outcome::Done(notice) = outcome {
                announcer.tell(notice.text());
            }
        });
    }

    fn take(self, outcome: Outcome) {
        match outcome {
            Outcome::Done(notice) => {
                if !matches!(notice, Notice::Failed(..)) {
                    self.merged().set(None);
                    self.open().set(false);
                }
                self.notice().set(Some(notice));
            }
            Outcome::Merged(merge) => {
                self.notice()
                    .set(Some(Notice::ChangedMeanwhile(merge.theirs.clone())));
                let has_overlaps = !merge.overlaps.is_empty();
                let overlaps = merge.overlaps.into_iter().map(|overlap| Decided {
                    overlap,
                    decision: None,
                });
                self.merged().set(Some(Merged {
                    theirs: merge.theirs,
                    overlaps: overlaps.collect(),
                }));
                self.open().set(true);
                if has_overlaps {
                    overlaps::focus_first();
                }
            }
            Outcome::Left => {}
        }
    }
}
