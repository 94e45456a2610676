//! What follows from a scheme and the draft over it: the columns, whom holders reach, who contains
//! whom, and what is of no use.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Draft, Holder, PermissionScheme, Reach, SchemeId};

use super::Compiled;
use crate::editor::cells::Broader;
use crate::editor::holders;
use crate::editor::slices::{Slices, after_painting};
use crate::editor::usable::{Counted, Search};
use crate::i18n::locale;
use crate::workspace::Workspace;

/// Whom holders reach, of those that were asked about: with many projects it takes long to find
/// out.
#[derive(Default)]
pub(super) struct Reaches {
    /// In which instance.
    of: Option<Compiled>,
    known: HashMap<Holder, Reach>,
}

impl Reaches {
    pub(super) fn get(&self, of: &Compiled, holder: &Holder) -> Option<Reach> {
        let known = (self.of.as_ref() == Some(of)).then_some(&self.known)?;
        known.get(holder).copied()
    }

    pub(super) fn keep(&mut self, of: Compiled, holder: Holder, reach: Reach) {
        if self.of.as_ref() != Some(&of) {
            self.known.clear();
            self.of = Some(of);
        }
        self.known.insert(holder, reach);
    }
}

/// The columns: those of the scheme, then those that the draft adds.
pub(super) fn columns(
    id: SchemeId,
    workspace: Workspace,
    scheme: Memo<Arc<PermissionScheme>>,
    draft: Memo<Draft>,
    saved: Memo<Compiled>,
) -> Memo<Vec<Holder>> {
    let own = Memo::new(move |_| Arc::new(scheme.with(|scheme| scheme.holders())));
    let added = Memo::new(move |_| {
        let mut added = workspace
            .drafts
            .with(|drafts| drafts.get(&id).map(|open| open.columns.clone()))
            .unwrap_or_default();
        let own = own.get();
        let mut known: HashSet<Holder> = added.iter().cloned().collect();
        draft.with(|draft| {
            let holders = draft.added.iter().map(|cell| &cell.holder);
            for holder in holders.filter(|holder| !own.contains(*holder)) {
                if known.insert(holder.clone()) {
                    added.push(holder.clone());
                }
            }
        });
        added
    });
    Memo::new(move |before: Option<&Vec<Holder>>| {
        saved.with(|saved| {
            scheme.with(|scheme| {
                let columns =
                    added.with(|added| holders::columns(saved.instance(), locale(), scheme, added));
                holders::in_order_of(&columns, before.map_or(&[], Vec::as_slice))
            })
        })
    })
}

/// The instance before and after a draft.
#[derive(Clone, PartialEq)]
pub struct Sides {
    /// As it is saved.
    pub saved: Compiled,
    /// As it would be.
    pub drafted: Compiled,
}

/// The sides of the draft that is on the screen: what follows from a tick does not hold it up.
#[derive(Clone, Copy)]
pub(super) struct Painted {
    pub(super) sides: RwSignal<Sides>,
    /// Whether the draft has changed since.
    pub(super) lags: RwSignal<bool>,
}

/// Follows a draft, a frame behind it.
pub(super) fn painted(
    saved: Memo<Compiled>,
    draft: Memo<Draft>,
    drafted: Memo<Compiled>,
) -> Painted {
    let sides = move || {
        Some(Sides {
            saved: saved.try_get_untracked()?,
            drafted: drafted.try_get_untracked()?,
        })
    };
    let painted = Painted {
        sides: RwSignal::new(Sides {
            saved: saved.get_untracked(),
            drafted: drafted.get_untracked(),
        }),
        lags: RwSignal::new(false),
    };
    Effect::new(move |before: Option<()>| {
        saved.track();
        draft.track();
        if before.is_none() {
            return;
        }
        painted.lags.set(true);
        after_painting(move || {
            // The page may be left meanwhile.
            if let Some(now) = sides() {
                painted.lags.set(false);
                if painted.sides.with_untracked(|sides| *sides != now) {
                    painted.sides.set(now);
                }
            }
        });
    });
    painted
}

/// The holders who cannot use what needs Browse Projects: found between two frames, anew where
/// others are granted anything, or may browse.
pub(super) fn unusable(
    id: SchemeId,
    saved: Memo<Compiled>,
    scheme: Memo<Arc<PermissionScheme>>,
    draft: Memo<Draft>,
    drafted: Memo<Compiled>,
) -> RwSignal<Arc<BTreeSet<Holder>>> {
    let unusable = RwSignal::<Arc<BTreeSet<Holder>>>::default();
    let slices = Slices::new();
    let counted = Memo::new(move |_| scheme.with(|scheme| Counted::new(scheme)));
    let granted =
        Memo::new(move |_| counted.with(|counted| draft.with(|draft| counted.with(draft))));
    Effect::new(move |_| {
        saved.track();
        let granted = granted.get();
        let drafted = drafted.get_untracked();
        let mut search = None;
        slices.begin(move || {
            let Some(under_way) = &mut search else {
                search = Some(Search::new(&drafted, id, granted.clone()));
                return true;
            };
            if under_way.step() {
                return true;
            }
            if let Some(search) = search.take() {
                let found = Arc::new(search.found());
                if unusable.with_untracked(|unusable| *unusable != found) {
                    unusable.set(found);
                }
            }
            false
        });
    });
    unusable
}

/// The holders whom broader ones contain.
pub(super) fn broader(
    id: SchemeId,
    saved: Memo<Compiled>,
    columns: Memo<Vec<Holder>>,
) -> Memo<Broader> {
    Memo::new(move |_| {
        columns.with(|columns| {
            let broader = saved.with(|saved| saved.broader(id, columns));
            let all = columns.iter().cloned().zip(broader);
            Arc::new(all.filter(|(_, broader)| !broader.is_empty()).collect())
        })
    })
}
