//! What is being worked on: the instance as it is saved, and the drafts over it.

mod acting;
mod asking;
mod deeds;
mod keeping;
mod noting;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use whocan_access::{
    Decision, Draft, Holder, Instance, Overlap, PermissionScheme, Resolver, SchemeId, UserKey,
};

use crate::client::instance::{Outcome, Pieces};
use crate::client::{Client, Error};
use crate::editor::stored::Stored;

pub use acting::{Change, Exchange};
pub use asking::{Asking, Awaited, Shown};
pub use deeds::{Deed, Done, Made};
pub use keeping::{Keeping, keep};

/// How far reading the instance is.
#[derive(Clone, Debug)]
pub enum Loading {
    /// Nothing asked for yet.
    Idle,
    /// On the way.
    Reading {
        /// Answers that are here.
        done: usize,
        /// Answers known to be needed; may grow. 0 while the whole comes in one piece.
        total: usize,
    },
    /// The person stopped it; what is here is kept.
    Stopped {
        /// Answers that are here.
        done: usize,
        /// Answers known to be needed.
        total: usize,
    },
    /// Here, and compiled.
    Ready(Arc<Resolver>),
    /// It went wrong.
    Failed(Error),
}

/// A scheme with changes that nobody has saved yet.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenDraft {
    /// The scheme as it was loaded.
    pub scheme: Arc<PermissionScheme>,
    /// What changes.
    pub draft: Draft,
    /// Holder columns added in the draft, in the order they were added.
    pub columns: Vec<Holder>,
    /// Where it comes from.
    pub origin: Origin,
    /// What others have changed that may not be meant together with it: to be decided before it is
    /// saved. Undecided, both changes are made.
    pub overlaps: Vec<Asked>,
}

/// An overlap of a draft with what others have saved, and how it is decided.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// What overlaps.
    pub overlap: Overlap,
    /// Whose changes are to hold, once that is decided.
    pub decision: Option<Decision>,
}

/// Where a draft comes from, as far as one has to be told.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Origin {
    /// It was made here.
    #[default]
    Here,
    /// It was kept, and others have saved all of its changes since.
    Overtaken,
    /// It was put aside for another, which is saved or gone.
    Back,
    /// It comes from elsewhere, and is looked at until one keeps or leaves it.
    Trial(Trial),
}

/// A draft from elsewhere.
#[derive(Clone, PartialEq, Debug)]
pub struct Trial {
    /// From where.
    pub source: Source,
    /// One's own draft, put aside meanwhile.
    pub aside: Option<Box<Stored>>,
}

/// What brought a draft from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// A link that somebody shared.
    Link,
    /// A file.
    File,
}

impl Asked {
    /// These overlaps, nothing decided.
    pub fn all(overlaps: Vec<Overlap>) -> Vec<Self> {
        let asked = overlaps.into_iter().map(|overlap| Self {
            overlap,
            decision: None,
        });
        asked.collect()
    }
}

impl OpenDraft {
    /// A draft over a scheme that changes nothing yet.
    pub fn new(scheme: Arc<PermissionScheme>) -> Self {
        Self {
            scheme,
            draft: Draft::default(),
            columns: Vec::new(),
            origin: Origin::Here,
            overlaps: Vec::new(),
        }
    }

    /// Whether anything would be lost without it.
    pub fn is_worth_keeping(&self) -> bool {
        let is_trial = matches!(self.origin, Origin::Trial(_));
        let is_empty = self.draft.is_empty() && self.columns.is_empty();
        is_trial || !is_empty || !self.overlaps.is_empty()
    }

    /// What of its overlaps is still to be decided.
    pub fn undecided(&self) -> impl Iterator<Item = &Overlap> {
        let asked = self.overlaps.iter();
        let undecided = asked.filter(|asked| asked.decision.is_none());
        undecided.map(|asked| &asked.overlap)
    }
}

/// Drafts by scheme.
type Drafts = BTreeMap<SchemeId, OpenDraft>;

/// The app's state, from context. There is one immutable instance at a time; every view asks its
/// compiled form.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The instance as it is saved.
    pub saved: RwSignal<Loading>,
    /// What is changed and not saved, by scheme.
    pub drafts: RwSignal<Drafts>,
    /// What of that the browser keeps.
    pub keeping: Keeping,
    /// What the preview was asked last.
    asking: StoredValue<Asking>,
    client: Client,
    /// Whose drafts these are.
    owner: StoredValue<Option<UserKey>>,
    /// Number of the reading under way: a later one makes earlier ones stop.
    run: StoredValue<usize>,
    /// Whether the reading under way was asked to stop: it does so once the answers that are
    /// already on their way are here.
    stop_asked: StoredValue<bool>,
    /// What was read piece by piece before it stopped.
    pieces: StoredValue<Option<Pieces>, LocalStorage>,
}

impl Workspace {
    /// A workspace in which nothing is read yet.
    pub fn new(client: Client) -> Self {
        Self {
            saved: RwSignal::new(Loading::Idle),
            drafts: RwSignal::default(),
            keeping: Keeping::new(),
            asking: StoredValue::new(Asking::new()),
            client,
            owner: StoredValue::new(None),
            run: StoredValue::new(0),
            stop_asked: StoredValue::new(false),
            pieces: StoredValue::new_local(None),
        }
    }

    /// What the preview was asked last.
    pub fn asking(self) -> Asking {
        self.asking.get_value()
    }

    /// The compiled instance, once it is read. Reactive.
    pub fn resolver(self) -> Option<Arc<Resolver>> {
        self.saved.with(|saved| match saved {
            Loading::Ready(resolver) => Some(Arc::clone(resolver)),
            _ => None,
        })
    }

    /// Whether the instance is there. Reactive; changes less often than [`Workspace::saved`].
    pub fn is_ready(self) -> bool {
        self.saved.with(|saved| matches!(saved, Loading::Ready(_)))
    }

    /// Puts a scheme in the place of its saved form, after it was saved.
    pub fn replace_scheme(self, scheme: PermissionScheme) {
        self.saved.update(|saved| {
            if let Loading::Ready(resolver) = saved {
                *resolver = Arc::new(resolver.with_scheme(scheme));
            }
        });
    }

    /// Changes the saved instance, after the same was saved.
    pub fn amend(self, change: impl FnOnce(&mut Instance)) {
        self.saved.update(|saved| {
            if let Loading::Ready(resolver) = saved {
                let mut instance = Instance::clone(resolver.instance());
                change(&mut instance);
                *resolver = Arc::new(Resolver::new(Arc::new(instance)));
            }
        });
    }

    /// Makes this the workspace of a person: what was read by another is put away, and everybody
    /// finds their own drafts. `None` when nobody is signed in.
    pub fn open_for(self, user: Option<UserKey>) {
        if self.owner.get_value() == user {
            return;
        }
        self.write();
        self.drafts.set(Drafts::new());
        self.recall_drafts(user.as_ref());
        self.pieces.set_value(None);
        self.asking().forget();
        let signed_in = user.is_some();
        self.owner.set_value(user);
        if signed_in {
            self.reload();
        } else {
            self.run.update_value(|run| *run += 1);
            self.saved.set(Loading::Idle);
        }
    }

    /// Reads the instance anew, or goes on where reading stopped. Drafts stay.
    pub fn reload(self) {
        self.run.update_value(|run| *run += 1);
        let run = self.run.get_value();
        self.stop_asked.set_value(false);
        let pieces = self.pieces.try_update_value(Option::take).flatten();
        let (done, total) = pieces.as_ref().map_or((0, 0), Pieces::progress);
        self.saved.set(Loading::Reading { done, total });
        spawn_local(async move {
            let loading = self.read(run, pieces).await;
            if self.run.get_value() == run {
                if let Loading::Ready(resolver) = &loading {
                    self.resume(resolver.instance());
                }
                self.saved.set(loading);
            }
        });
    }

    /// Stops reading piece by piece. [`Workspace::reload`] goes on.
    pub fn stop(self) {
        self.stop_asked.set_value(true);
    }

    async fn read(self, run: usize, pieces: Option<Pieces>) -> Loading {
        let pieces = match pieces {
            Some(pieces) => pieces,
            None => match self.client.instance().await {
                Ok(Some(instance)) => return ready(instance),
                Ok(None) => Pieces::new(),
                Err(error) => return Loading::Failed(error),
            },
        };
        let is_current = move || self.run.get_value() == run;
        let on_progress = move |done, total| {
            if is_current() {
                self.saved.set(Loading::Reading { done, total });
            }
            is_current() && !self.stop_asked.get_value()
        };
        let (kept, loading) = match pieces.read(self.client, on_progress).await {
            Outcome::Complete(instance) => return ready(instance),
            Outcome::Stopped(pieces) => {
                let (done, total) = pieces.progress();
                (pieces, Loading::Stopped { done, total })
            }
            Outcome::Failed(pieces, error) => (pieces, Loading::Failed(error)),
        };
        if is_current() {
            self.pieces.set_value(Some(kept));
        }
        loading
    }
}

fn ready(instance: Instance) -> Loading {
    Loading::Ready(Arc::new(Resolver::new(Arc::new(instance))))
}

/// The workspace of this page. To be called while a component is made, not in an event handler.
pub fn workspace() -> Workspace {
    expect_context()
}
