//! Guard rails, held against an editor's draft between two frames: a tick never waits for it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Breach, Draft, GuardRail, Resolver, Rule, SchemeId};

use crate::client::{Client, Error};
use crate::editor::slices::Slices;
use crate::editor::state::{Editor, Sides};

/// The guard rails of an instance over the draft of an editor: a handle.
#[derive(Clone, Copy)]
pub struct Rails(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    editor: Editor,
    client: Client,
    /// None where the server keeps none, or they are not here.
    kept: RwSignal<Arc<Vec<GuardRail>>>,
    held: RwSignal<Option<Held>>,
    reason: RwSignal<String>,
    /// Whether the server has refused the draft for the sake of guard rails.
    refused: RwSignal<bool>,
    slices: Slices,
}

/// What guard rails come to, and for which draft.
struct Held {
    kept: Arc<Vec<GuardRail>>,
    sides: Sides,
    broken: Arc<Vec<Broken>>,
}

/// A guard rail that is broken with the draft, in the projects of its scheme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// Which.
    pub rail: GuardRail,
    /// What breaks it.
    pub breaches: Vec<Breach>,
    /// Whether it was broken there before.
    pub already: bool,
}

impl Rails {
    /// The guard rails over an editor's draft. To be called while a component is made. Those who
    /// may not save need none.
    pub fn new(editor: Editor, client: Client, can_save: bool) -> Self {
        let rails = Self(StoredValue::new(Parts {
            editor,
            client,
            kept: RwSignal::default(),
            held: RwSignal::new(None),
            reason: RwSignal::default(),
            refused: RwSignal::new(false),
            slices: Slices::new(),
        }));
        if can_save {
            rails.read();
        }
        let Parts { kept, refused, .. } = rails.parts();
        Effect::new(move |_| {
            rails.begin(kept.get(), editor.sides().get());
        });
        // What the server said was about the draft as it was.
        Effect::new(move |_| {
            editor.draft().track();
            refused.set(false);
        });
        rails
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// Reads them from the server. Where that fails the server still decides when saving.
    fn read(self) {
        let Parts { client, kept, .. } = self.parts();
        spawn_local(async move {
            if let Ok(Some(rails)) = client.guard_rails().await {
                let rails = rails.into_iter().map(|kept| kept.rail).collect();
                // The page may be left meanwhile.
                drop(kept.try_set(Arc::new(rails)));
            }
        });
    }

    /// Whether there are any. Reactive.
    pub fn exist(self) -> bool {
        self.parts().kept.with(|kept| !kept.is_empty())
    }

    /// Those that are broken with the draft, as it was held against them last. Reactive.
    pub fn broken(self) -> Arc<Vec<Broken>> {
        let has_draft = !self.parts().editor.draft().with(Draft::is_empty);
        self.parts().held.with(|held| {
            let held = held.as_ref().filter(|_| has_draft);
            held.map(|held| Arc::clone(&held.broken))
                .unwrap_or_default()
        })
    }

    /// How many were kept and are broken with the draft. Reactive.
    pub fn newly_broken(self) -> usize {
        let broken = self.broken();
        broken.iter().filter(|broken| !broken.already).count()
    }

    /// Whether the draft has changed since it was held against them. Reactive.
    pub fn is_checking(self) -> bool {
        let Parts {
            editor, kept, held, ..
        } = self.parts();
        let (sides, lags, kept) = (editor.sides().get(), editor.lags(), kept.get());
        held.with(|held| {
            let is_of = |held: &Held| held.sides == sides && Arc::ptr_eq(&held.kept, &kept);
            lags || !held.as_ref().is_some_and(is_of)
        })
    }

    /// Why the draft is to be saved all the same.
    pub fn reason(self) -> RwSignal<String> {
        self.parts().reason
    }

    /// Whether the server has refused the draft for the sake of guard rails. Reactive.
    pub fn is_refused(self) -> bool {
        self.parts().refused.get()
    }

    /// Whether saving takes a reason. Reactive.
    pub fn takes_reason(self) -> bool {
        self.is_refused() || self.newly_broken() > 0
    }

    /// Whether saving takes a reason that is not given yet. Reactive.
    pub fn lacks_reason(self) -> bool {
        self.takes_reason() && self.reason().with(|reason| reason.trim().is_empty())
    }

    /// The reason that saving takes, if it takes one.
    pub fn reason_to_send(self) -> Option<String> {
        untrack(|| {
            let is_taken = self.takes_reason() && !self.lacks_reason();
            is_taken.then(|| self.reason().with(|reason| reason.trim().to_owned()))
        })
    }

    /// Whether the server has refused the draft for the sake of guard rails. Those of now are read
    /// then, and a reason is asked for.
    pub fn take_refusal(self, error: &Error) -> bool {
        let is_refusal = matches!(error, Error::Refused { messages, fields }
            if !messages.is_empty() && fields.contains_key(whocan_jira::OVERRIDE));
        if is_refusal {
            self.read();
            self.parts().refused.set(true);
        }
        is_refusal
    }

    fn begin(self, kept: Arc<Vec<GuardRail>>, sides: Sides) {
        let Parts {
            editor,
            held,
            slices,
            ..
        } = self.parts();
        let mut broken = Vec::new();
        let mut left = 0..kept.len();
        slices.begin(move || {
            let next = left.next().and_then(|at| kept.get(at));
            if let Some(rail) = next {
                broken.extend(check(rail, &sides.saved, &sides.drafted, editor.id()));
                return true;
            }
            held.set(Some(Held {
                kept: Arc::clone(&kept),
                sides: sides.clone(),
                broken: Arc::new(std::mem::take(&mut broken)),
            }));
            false
        });
    }
}

/// What a guard rail comes to in the projects of a scheme; nothing if it is kept there.
fn check(rail: &GuardRail, before: &Resolver, after: &Resolver, id: SchemeId) -> Option<Broken> {
    let check = |resolver: &Resolver| resolver.check_scheme(&rail.rule, Rule::MODE, id);
    let now = check(after);
    if now.breaches.is_empty() {
        return None;
    }
    let new: Vec<Breach> = now
        .broken_since(&check(before))
        .into_iter()
        .cloned()
        .collect();
    let already = new.is_empty();
    Some(Broken {
        rail: rail.clone(),
        breaches: if already { now.breaches } else { new },
        already,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{SIGNED_IN, resolver, scheme};
    use whocan_access::Holder;
    use whocan_access::permission::BROWSE_PROJECTS;

    #[test]
    fn only_what_was_kept_is_newly_broken() {
        let rail = GuardRail {
            name: "Nothing public".into(),
            rule: Rule::NoAnonymous {
                may_look: false,
                projects: None,
            },
        };
        let closed = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let open = closed.with_scheme(scheme(&[(BROWSE_PROJECTS, Holder::Anyone)]));
        let check = |before, after| check(&rail, before, after, SchemeId::DEFAULT);
        assert_eq!(check(&closed, &closed), None);
        assert_eq!(check(&open, &closed), None, "a draft may mend it");
        let broken = check(&closed, &open).unwrap();
        assert!(!broken.already);
        assert_eq!(broken.breaches.len(), 1);
        assert!(check(&open, &open).unwrap().already);
        let grants = [
            (BROWSE_PROJECTS, Holder::Anyone),
            ("EDIT_ISSUES", Holder::Anyone),
        ];
        let further = check(&open, &open.with_scheme(scheme(&grants))).unwrap();
        assert!(!further.already, "what it breaks besides is news");
        assert_eq!(further.breaches.len(), 1);
        assert_eq!(further.breaches[0].permission, "EDIT_ISSUES".into());
    }
}
