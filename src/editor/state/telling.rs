//! Telling columns and rows, and them alone, that something in them changes: a signal that very many
//! cells follow is slow to change, and a tick concerns one.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use leptos::prelude::*;
use whocan_access::{Holder, PermissionKey};

use crate::editor::cells::{Changed, Facts};

/// What tells of changes, one for each column or row that was asked about.
pub(super) type Triggers<T> = StoredValue<HashMap<T, ArcTrigger>>;

/// What tells of changes in a column or row.
pub(super) fn trigger_of<T>(triggers: Triggers<T>, of: &T) -> ArcTrigger
where
    T: Clone + Eq + Hash + Send + Sync + 'static,
{
    let known = triggers.with_value(|triggers| triggers.get(of).cloned());
    known.unwrap_or_else(|| {
        let trigger = ArcTrigger::new();
        triggers.update_value(|triggers| drop(triggers.insert(of.clone(), trigger.clone())));
        trigger
    })
}

/// Notifies the triggers of the columns and rows that change with the facts.
pub(super) fn tell_changes(
    of_columns: Triggers<Holder>,
    of_rows: Triggers<PermissionKey>,
    facts: impl Fn() -> Facts + Send + Sync + 'static,
) {
    // Taken now: what changes before the effect first runs would not be told otherwise.
    let mut first = Some(untrack(&facts));
    Effect::new(move |before: Option<Facts>| {
        let now = facts();
        if let Some(before) = before.or_else(|| first.take()) {
            let Changed {
                holders,
                permissions,
                unusable,
            } = now.changed_since(&before);
            notify(of_columns, &holders);
            if unusable {
                of_rows.with_value(|rows| rows.values().for_each(ArcTrigger::notify));
            } else {
                notify(of_rows, &permissions);
            }
        }
        now
    });
}

fn notify<T: Eq + Hash + Send + Sync + 'static>(triggers: Triggers<T>, changed: &BTreeSet<T>) {
    triggers.with_value(|triggers| {
        let changed = changed.iter().filter_map(|of| triggers.get(of));
        changed.for_each(ArcTrigger::notify);
    });
}
