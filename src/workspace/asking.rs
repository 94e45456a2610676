//! What the preview is asked in one scheme and then in the next, and a group's page once and again.

use std::collections::BTreeMap;

use leptos::prelude::*;
use whocan_access::{GroupName, Subject};

use super::acting::Exchanged;

/// What one last asked: the same is asked of the next scheme, or the same group, that one opens.
#[derive(Clone, Copy)]
pub struct Asking {
    /// About whom; nobody yet where it was never said.
    pub subject: StoredValue<Option<Subject>>,
    /// Whether only what they can do is shown.
    pub only_can: RwSignal<bool>,
    /// Whether the sheet is up, where the preview is one.
    pub sheet_open: RwSignal<bool>,
    /// By group: the projects that are meant for it, as they stand in an address.
    pub meant: StoredValue<BTreeMap<GroupName, String>>,
    /// By group: the others that it may see all the same.
    pub left: StoredValue<BTreeMap<GroupName, String>>,
    /// What was changed in roles on the pages of groups, latest last.
    pub exchanged: RwSignal<Vec<Exchanged>>,
}

impl Asking {
    /// Nothing asked yet.
    pub fn new() -> Self {
        Self {
            subject: StoredValue::new(None),
            only_can: RwSignal::new(false),
            sheet_open: RwSignal::new(false),
            meant: StoredValue::default(),
            left: StoredValue::default(),
            exchanged: RwSignal::default(),
        }
    }

    /// Forgets it all.
    pub fn forget(self) {
        self.subject.set_value(None);
        self.only_can.set(false);
        self.sheet_open.set(false);
        self.meant.set_value(BTreeMap::new());
        self.left.set_value(BTreeMap::new());
        self.exchanged.set(Vec::new());
    }
}
