//! What the preview is asked in one scheme and then in the next, and a group's page once and again.

use std::collections::BTreeMap;

use leptos::prelude::*;
use whocan_access::{Draft, GroupName, ProjectKey, SchemeId, Subject, UserKey};

use super::deeds::Done;

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
    /// By group and scheme: what a draft that was opened for the group lets it see, once saved.
    pub awaited: StoredValue<BTreeMap<(GroupName, SchemeId), Awaited>>,
    /// By group: what one was last shown that closes its leaks.
    pub shown: StoredValue<BTreeMap<GroupName, Shown>>,
    /// What was done for groups, latest last, once that is asked.
    pub(super) done: RwSignal<Option<Vec<Done>>>,
}

/// What a group may see once something is saved.
#[derive(Clone)]
pub struct Awaited {
    /// What is to be saved, at least.
    pub draft: Draft,
    /// The projects that it may see then, too, as they stand in an address.
    pub keys: String,
}

/// What closes the leaks of a group, as it was shown.
#[derive(Clone)]
pub struct Shown {
    /// Who was in the group.
    pub people: Vec<UserKey>,
    /// By scheme: what was proposed to change there.
    pub schemes: BTreeMap<SchemeId, Draft>,
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
            awaited: StoredValue::default(),
            shown: StoredValue::default(),
            done: RwSignal::default(),
        }
    }

    /// What a draft lets a group see that was opened for it holds once all of it is saved.
    pub(super) fn note_saved(self, group: &GroupName, scheme: SchemeId, saved: &Draft) {
        let key = (group.clone(), scheme);
        let awaited = self.awaited.try_update_value(|all| all.remove(&key));
        let Some(Awaited { draft, keys }) = awaited.flatten() else {
            return;
        };
        if draft.added.is_subset(&saved.added) && draft.removed.is_subset(&saved.removed) {
            self.left.update_value(|left| {
                let known = left.entry(group.clone()).or_default();
                for key in keys.split(',') {
                    if !known.split(',').any(|one| one == key) {
                        let comma = if known.is_empty() { "" } else { "," };
                        known.push_str(comma);
                        known.push_str(key);
                    }
                }
            });
        }
    }

    /// Whether one has said which projects are meant for a group.
    pub fn knows(self, group: &GroupName) -> bool {
        self.meant
            .with_value(|meant| meant.get(group).is_some_and(|keys| !keys.is_empty()))
    }

    /// Whether one has said of a project that it is meant for a group.
    pub fn means(self, group: &GroupName, project: &ProjectKey) -> bool {
        says(self.meant, group, project)
    }

    /// Whether one has said of a project that a group may see it, be it meant for it or not.
    pub fn lets_see(self, group: &GroupName, project: &ProjectKey) -> bool {
        self.means(group, project) || says(self.left, group, project)
    }

    /// Forgets it all.
    pub fn forget(self) {
        self.subject.set_value(None);
        self.only_can.set(false);
        self.sheet_open.set(false);
        self.meant.set_value(BTreeMap::new());
        self.left.set_value(BTreeMap::new());
        self.awaited.set_value(BTreeMap::new());
        self.shown.set_value(BTreeMap::new());
        self.done.set(None);
    }
}

/// Whether a project is among those that were named for a group.
fn says(
    named: StoredValue<BTreeMap<GroupName, String>>,
    group: &GroupName,
    project: &ProjectKey,
) -> bool {
    named.with_value(|named| {
        let keys = named.get(group).map_or("", String::as_str);
        keys.split(',').any(|key| key == project.as_str())
    })
}
