//! What is being worked on: the instance as it is saved, and the drafts over it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Draft, Holder, PermissionScheme, Resolver, SchemeId};

use crate::client::Error;

/// How far reading the instance is.
#[derive(Clone, Debug)]
pub enum Loading {
    /// Nothing asked for yet.
    Idle,
    /// On the way.
    Reading {
        /// Answers that are here.
        done: usize,
        /// Answers known to be needed; may grow.
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
}

/// The app's state, from context. There is one immutable instance at a time; every view asks its
/// compiled form.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The instance as it is saved.
    pub saved: RwSignal<Loading>,
    /// What is changed and not saved, by scheme. Survives navigation and an expired session.
    pub drafts: RwSignal<BTreeMap<SchemeId, OpenDraft>>,
}

impl Workspace {
    /// A workspace in which nothing is read yet.
    pub fn new() -> Self {
        Self {
            saved: RwSignal::new(Loading::Idle),
            drafts: RwSignal::default(),
        }
    }

    /// The compiled instance, once it is read. Reactive.
    pub fn resolver(self) -> Option<Arc<Resolver>> {
        self.saved.with(|saved| match saved {
            Loading::Ready(resolver) => Some(Arc::clone(resolver)),
            _ => None,
        })
    }

    /// Puts a scheme in the place of its saved form, after it was saved.
    pub fn replace_scheme(self, scheme: PermissionScheme) {
        self.saved.update(|saved| {
            if let Loading::Ready(resolver) = saved {
                *resolver = Arc::new(resolver.with_scheme(scheme));
            }
        });
    }

    /// Reads the instance anew. Drafts stay.
    pub fn reload(self) {
        self.saved.set(Loading::Idle);
    }
}

/// The workspace of this page. To be called while a component is made, not in an event handler.
pub fn workspace() -> Workspace {
    expect_context()
}
