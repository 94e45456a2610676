//! Keeping drafts in the browser: per address of the API, person and scheme, so that they survive
//! a reload, a crash and signing out.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use whocan_access::{Draft, Instance, PermissionScheme, SchemeId, UserKey};
use whocan_jira::escape;

use super::{OpenDraft, Origin, Source, Trial, Workspace};
use crate::browser;
use crate::editor::stored::Stored;

/// What the names of all kept drafts begin with.
const REMEMBERED_AS: &str = "whocan.draft";

/// How long after a change it is written: once what changed is painted.
const SOON: Duration = Duration::from_millis(50);

/// What is kept, from context by way of the [`Workspace`].
#[derive(Clone, Copy)]
pub struct Keeping {
    /// The drafts of whoever is signed in, as they are kept. Those of schemes that are gone stay,
    /// until they are discarded.
    pub kept: RwSignal<BTreeMap<SchemeId, Stored>>,
    /// Which of them are not open: their schemes are not read yet, or gone.
    waiting: StoredValue<Vec<SchemeId>>,
    /// What the browser refused to keep, by name: lasts as long as the page.
    refused: StoredValue<BTreeMap<String, String>>,
    /// Whether writing is due already.
    due: StoredValue<bool>,
}

impl Keeping {
    pub(super) fn new() -> Self {
        Self {
            kept: RwSignal::default(),
            waiting: StoredValue::default(),
            refused: StoredValue::default(),
            due: StoredValue::new(false),
        }
    }

    fn put(self, name: String, text: String) {
        if browser::remember(&name, &text) {
            self.refused
                .update_value(|refused| drop(refused.remove(&name)));
        } else {
            self.refused
                .update_value(|refused| drop(refused.insert(name, text)));
        }
    }

    fn take_away(self, name: &str) {
        browser::forget(name);
        self.refused
            .update_value(|refused| drop(refused.remove(name)));
    }

    /// What is kept under names that begin so, with the rest of the name.
    fn all(self, beginning: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for rest in browser::remembered(beginning) {
            if let Some(text) = browser::recall(&[beginning, &rest].concat()) {
                all.push((rest, text));
            }
        }
        self.refused.with_value(|refused| {
            for (name, text) in refused {
                if let Some(rest) = name.strip_prefix(beginning) {
                    all.push((rest.to_owned(), text.clone()));
                }
            }
        });
        all
    }
}

/// Keeps the drafts of a workspace from now on: soon after each change, and before the page goes.
/// Other pages of the same browser have the same drafts.
pub fn keep(workspace: Workspace) {
    Effect::new(move |_| {
        workspace.drafts.track();
        let due = workspace.keeping.due;
        if !due.get_value() {
            due.set_value(true);
            set_timeout(move || workspace.write(), SOON);
        }
    });
    let leaving = window_event_listener_untyped("pagehide", move |_| workspace.write());
    let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
        if let Some(name) = event.key() {
            workspace.take_over(&name, event.new_value().as_deref());
        }
    });
    // Only where the browser keeps nothing: then the drafts go with the page.
    let asking = window_event_listener(leptos::ev::beforeunload, move |event| {
        workspace.write();
        let refused = workspace.keeping.refused;
        if refused.with_value(|refused| !refused.is_empty()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        leaving.remove();
        elsewhere.remove();
        asking.remove();
    });
}

impl Workspace {
    /// Reads what is kept of a person.
    pub(super) fn recall_drafts(self, owner: Option<&UserKey>) {
        let mut kept = BTreeMap::new();
        let texts = owner.map(|owner| self.keeping.all(&self.beginning(owner)));
        for (id, text) in texts.into_iter().flatten() {
            // What is damaged, or not ours by its look, stays where it is.
            if let (Ok(id), Some(stored)) = (id.parse(), Stored::parse(&text)) {
                kept.insert(SchemeId(id), stored);
            }
        }
        let ids = kept.keys().copied().collect();
        self.keeping.waiting.set_value(ids);
        self.keeping.kept.set(kept);
    }

    /// Opens the kept drafts over the schemes that were just read: before anybody sees them.
    pub(super) fn resume(self, instance: &Instance) {
        let waiting = self.keeping.waiting.get_value();
        let waiting = waiting.into_iter();
        let still_waiting = waiting.filter(|id| !self.open_kept(*id, instance.schemes.get(id)));
        let still_waiting = still_waiting.collect();
        self.keeping.waiting.set_value(still_waiting);
    }

    /// Opens a kept draft, and says whether it could: its scheme may be gone.
    ///
    /// What the browser keeps stays as it is until the draft is changed: what it was made over is
    /// what others' changes are told by.
    fn open_kept(self, id: SchemeId, scheme: Option<&Arc<PermissionScheme>>) -> bool {
        let kept = self.keeping.kept;
        let stored = kept.with_untracked(|kept| kept.get(&id).cloned());
        let Some((stored, scheme)) = stored.zip(scheme) else {
            return false;
        };
        let open = stored.resumed(scheme);
        let now = Stored::new(&open, stored.edited);
        kept.update(|kept| drop(kept.insert(id, now)));
        self.drafts.update(|drafts| drop(drafts.insert(id, open)));
        true
    }

    /// Writes what has changed since it was last written.
    pub(super) fn write(self) {
        let Keeping {
            kept, waiting, due, ..
        } = self.keeping;
        due.set_value(false);
        let Some(owner) = self.owner.get_value() else {
            return;
        };
        let beginning = self.beginning(&owner);
        let name = |id: SchemeId| format!("{beginning}{id}");
        let mut written = Vec::new();
        let mut gone = Vec::new();
        self.drafts.with_untracked(|drafts| {
            kept.with_untracked(|kept| {
                for (id, open) in drafts {
                    let same = kept.get(id).is_some_and(|stored| stored.is_of(open));
                    if open.is_worth_keeping() && !same {
                        written.push((*id, Stored::new(open, js_sys::Date::now())));
                    }
                }
                for (id, stored) in kept {
                    let open = drafts.get(id);
                    let stays = open.is_some_and(OpenDraft::is_worth_keeping);
                    if !stays && !waiting.with_value(|waiting| waiting.contains(id)) {
                        gone.push((*id, stored.aside().cloned()));
                    }
                }
            });
        });
        if written.is_empty() && gone.is_empty() {
            return;
        }
        let mut back = Vec::new();
        kept.update(|kept| {
            for (id, stored) in written {
                if let Some(text) = stored.text() {
                    self.keeping.put(name(id), text);
                }
                kept.insert(id, stored);
            }
            for (id, aside) in gone {
                self.keeping.take_away(&name(id));
                kept.remove(&id);
                back.extend(aside.zip(self.scheme(id)).map(|(aside, scheme)| {
                    let draft = OpenDraft {
                        origin: Origin::Back,
                        ..aside.resumed(&scheme)
                    };
                    (id, draft)
                }));
            }
        });
        if !back.is_empty() {
            self.drafts.update(|drafts| drafts.extend(back));
        }
    }

    /// Another page of this browser has kept a draft, or let one go: so does this one.
    fn take_over(self, name: &str, text: Option<&str>) {
        let Some(owner) = self.owner.get_value() else {
            return;
        };
        let id = name.strip_prefix(&self.beginning(&owner));
        let Some(id) = id.and_then(|id| id.parse().ok()).map(SchemeId) else {
            return;
        };
        let Keeping { kept, waiting, .. } = self.keeping;
        waiting.update_value(|waiting| waiting.retain(|waiting| *waiting != id));
        if let Some(stored) = text.and_then(Stored::parse) {
            kept.update(|kept| drop(kept.insert(id, stored)));
            if !self.open_kept(id, self.scheme(id).as_ref()) {
                waiting.update_value(|waiting| waiting.push(id));
            }
        } else {
            kept.update(|kept| drop(kept.remove(&id)));
            self.drafts.update(|drafts| drop(drafts.remove(&id)));
            // It may have been saved there.
            self.reload();
        }
    }

    /// Throws a draft away, also one whose scheme is gone. What was put aside for it comes back.
    pub fn leave(self, id: SchemeId) {
        let waiting = self.keeping.waiting;
        waiting.update_value(|waiting| waiting.retain(|waiting| *waiting != id));
        self.drafts.update(|drafts| drop(drafts.remove(&id)));
        self.write();
    }

    /// Puts a draft that came from elsewhere in the place of one's own, which is put aside until
    /// one has decided.
    pub fn try_out(self, id: SchemeId, draft: &Draft, source: Source) {
        let Some(scheme) = self.scheme(id) else {
            return;
        };
        // What is kept of the own draft knows since when.
        self.write();
        let own = self
            .keeping
            .kept
            .with_untracked(|kept| kept.get(&id).cloned());
        self.drafts.update(|drafts| {
            let aside = match drafts.remove(&id).map(|before| before.origin) {
                Some(Origin::Trial(before)) => before.aside,
                Some(_) => own.map(Box::new),
                None => None,
            };
            let open = OpenDraft {
                draft: draft.over(&scheme),
                origin: Origin::Trial(Trial { source, aside }),
                ..OpenDraft::new(scheme)
            };
            drafts.insert(id, open);
        });
    }

    /// Whether one's draft of a scheme changes anything. Reactive.
    pub fn has_changes(self, id: SchemeId) -> bool {
        self.drafts.with(|drafts| {
            let open = drafts.get(&id);
            open.is_some_and(|open| !open.draft.is_empty())
        })
    }

    /// Adds changes to one's draft of a scheme, or begins one with them.
    pub fn propose(self, id: SchemeId, changes: &Draft) {
        let Some(scheme) = self.scheme(id) else {
            return;
        };
        self.drafts.update(|drafts| {
            let open = drafts.entry(id);
            let open = open.or_insert_with(|| OpenDraft::new(Arc::clone(&scheme)));
            let Draft { added, removed } = changes.clone();
            open.draft.set_all(&open.scheme, added, true);
            open.draft.set_all(&open.scheme, removed, false);
        });
    }

    /// Makes a draft that was tried out one's own; what was put aside for it is let go, or added.
    pub fn keep_trial(self, id: SchemeId, with_aside: bool) {
        self.drafts.update(|drafts| {
            let Some(open) = drafts.get_mut(&id) else {
                return;
            };
            let origin = std::mem::take(&mut open.origin);
            if let (
                true,
                Origin::Trial(Trial {
                    aside: Some(aside), ..
                }),
            ) = (with_aside, origin)
            {
                // Over one scheme, two drafts cannot contradict each other.
                let aside = aside.resumed(&open.scheme);
                open.draft.added.extend(aside.draft.added);
                open.draft.removed.extend(aside.draft.removed);
                open.columns.extend(aside.columns);
                open.overlaps.extend(aside.overlaps);
            }
        });
    }

    /// What the names of a person's kept drafts begin with; the scheme's id follows.
    fn beginning(self, owner: &UserKey) -> String {
        let (api, owner) = (escape(&self.client.address()), escape(owner.as_str()));
        format!("{REMEMBERED_AS}/{api}/{owner}/")
    }

    /// A scheme as it is saved, once that is read.
    fn scheme(self, id: SchemeId) -> Option<Arc<PermissionScheme>> {
        let resolver = untrack(|| self.resolver())?;
        resolver.instance().schemes.get(&id).cloned()
    }
}
