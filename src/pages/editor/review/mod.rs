//! The review of a draft, before it is saved: what changes, for whom, what is worth a look, and
//! what somebody else has changed meanwhile.

mod changes;
mod dialog;
mod findings;
pub mod many;
mod overlaps;
mod rails;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Decision, Draft, GroupName};

pub use changes::{HolderChanges, projects_of};
pub use dialog::ReviewDialog;
pub use rails::RailCount;

use super::notice::Notice;
use super::saving::{Outcome, save};
use super::way_back::closes;
use crate::announce::{Announcer, announcer};
use crate::client::{self, Client};
use crate::components::grid::Grid;
use crate::editor::rails::Rails;
use crate::editor::subjects::only_group;
use crate::editor::tally::Tally;
use crate::i18n::later::texts;
use crate::session::session;
use crate::workspace::{Asked, Workspace, workspace};

/// The review of an editor's draft: a handle.
#[derive(Clone, Copy)]
pub struct Review(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    grid: Grid,
    tally: Tally,
    rails: Rails,
    notice: RwSignal<Option<Notice>>,
    can_save: bool,
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Whether the draft is being saved.
    busy: RwSignal<bool>,
    /// What somebody else has changed, once saving has met it.
    theirs: RwSignal<Draft>,
    /// What there is to decide.
    overlaps: Memo<Vec<Asked>>,
    /// The group whose leaks are to be closed, if its page led here.
    closes: Memo<Option<GroupName>>,
    client: Client,
    workspace: Workspace,
    announcer: Announcer,
}

impl Review {
    /// The review of what is drafted in a grid. To be called while a component is made.
    pub fn new(grid: Grid, tally: Tally, notice: RwSignal<Option<Notice>>) -> Self {
        let session = session();
        let workspace = workspace();
        let id = grid.editor.id();
        let overlaps = Memo::new(move |_| {
            workspace.drafts.with(|drafts| {
                let open = drafts.get(&id);
                open.map_or_else(Vec::new, |open| open.overlaps.clone())
            })
        });
        let client = client::client();
        // Somebody else who signs in gets a page of their own.
        let can_save = untrack(|| session.is_administrator());
        let review = Self(StoredValue::new(Parts {
            grid,
            tally,
            rails: Rails::new(grid.editor, client, can_save),
            notice,
            can_save,
            open: RwSignal::new(false),
            busy: RwSignal::new(false),
            theirs: RwSignal::new(Draft::default()),
            overlaps,
            closes: closes(),
            client,
            workspace,
            announcer: announcer(),
        }));
        // What there was to decide goes with the draft it was about.
        Effect::new(move |_| {
            if !review.open().get() && review.has_nothing() {
                review.theirs().set(Draft::default());
                grid.editor.forget_decisions();
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

    /// What it does to guard rails.
    pub fn rails(self) -> Rails {
        self.parts().rails
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

    fn theirs(self) -> RwSignal<Draft> {
        self.parts().theirs
    }

    fn overlaps(self) -> Memo<Vec<Asked>> {
        self.parts().overlaps
    }

    /// Whether it is shown. Reactive.
    pub fn is_shown(self) -> bool {
        self.open().get()
    }

    /// Asks for the draft to be saved, and shows what that comes to. Says so where there is
    /// nothing to save, or the person may not.
    pub fn ask(self) {
        let texts = texts().saving;
        if !self.can_save() {
            self.parts().announcer.say(texts.read_only);
        } else if untrack(|| self.has_nothing()) {
            self.parts().announcer.say(texts.no_draft);
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
    pub fn undecided(self) -> usize {
        self.overlaps().with(|overlaps| {
            let overlaps = overlaps.iter();
            overlaps.filter(|one| one.decision.is_none()).count()
        })
    }

    /// Shows what there is to decide.
    pub fn show_overlaps(self) {
        self.open().set(true);
        overlaps::focus_first();
    }

    /// Whether saving has to wait. Reactive.
    fn is_held(self) -> bool {
        self.parts().busy.get()
            || self.has_nothing()
            || self.undecided() > 0
            || self.rails().lacks_reason()
    }

    /// Decides an overlap.
    fn decide(self, at: usize, decision: Decision) {
        self.grid().editor.decide(at, decision);
    }

    /// Saves the draft, as it is reviewed.
    fn confirm(self) {
        if untrack(|| self.is_held()) {
            return;
        }
        let reason = self.rails().reason_to_send();
        self.parts().busy.set(true);
        self.notice().set(None);
        // The page may be left meanwhile, and the review with it.
        let Parts {
            grid,
            client,
            workspace,
            announcer,
            closes,
            ..
        } = self.parts();
        let looked_at = workspace.asking().subject.get_value();
        let looked_at = looked_at.as_ref().and_then(only_group).cloned();
        let group = closes.get_untracked().or(looked_at);
        spawn_local(async move {
            let outcome = save(client, workspace, grid.editor, reason, group).await;
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
            // The guard rails are shown where the reason is asked for.
            Outcome::Done(Notice::Failed(_, error)) if self.rails().take_refusal(&error) => {
                rails::focus_reason();
            }
            Outcome::Done(notice) => {
                if !matches!(notice, Notice::Failed(..)) {
                    self.theirs().set(Draft::default());
                    self.rails().reason().set(String::new());
                    self.open().set(false);
                }
                self.notice().set(Some(notice));
            }
            Outcome::Merged(merge) => {
                self.notice()
                    .set(Some(Notice::ChangedMeanwhile(merge.theirs.clone())));
                self.theirs().set(merge.theirs);
                if merge.overlaps.is_empty() {
                    self.open().set(true);
                } else {
                    self.show_overlaps();
                }
            }
        }
    }
}
