//! Telling columns and rows, and them alone, that something in them changes: a signal that very many
//! cells follow is slow to change, and a tick concerns one.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{Holder, PermissionKey};

use crate::editor::cells::{Changed, Facts};

/// What tells of changes, one for each column or row that was asked about.
pub(super) type Triggers<T> = StoredValue<Vec<(T, ArcTrigger)>>;

/// What tells of changes in a column or row.
pub(super) fn trigger_of<T>(triggers: Triggers<T>, of: &T) -> ArcTrigger
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let known = triggers.with_value(|triggers| {
        let mut triggers = triggers.iter();
        let found = triggers.find(|(known, _)| known == of);
        found.map(|(_, trigger)| trigger.clone())
    });
    known.unwrap_or_else(|| {
        let trigger = ArcTrigger::new();
        triggers.update_value(|triggers| triggers.push((of.clone(), trigger.clone())));
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
            } = now.changed_since(&before);
            notify(of_columns, &holders);
            notify(of_rows, &permissions);
        }
        now
    });
}

fn notify<T: Ord + Send + Sync + 'static>(triggers: Triggers<T>, changed: &BTreeSet<T>) {
    triggers.with_value(|triggers| {
        let changed = triggers.iter().filter(|(of, _)| changed.contains(of));
        changed.for_each(|(_, trigger)| trigger.notify());
    });
}
