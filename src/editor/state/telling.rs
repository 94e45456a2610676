//! Telling columns and rows, and them alone, that something in them changes: a signal that very many
//! cells follow is slow to change, and a tick concerns one. Cells are told at once; what sums them
//! up, once a tick is painted: to see it does not wait for what follows from it.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use leptos::prelude::*;
use whocan_access::{Holder, PermissionKey};

use crate::editor::cells::{Changed, Facts};
use crate::editor::slices::after_painting;

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

/// What tells of changes in an editor.
#[derive(Clone, Copy, Default)]
pub(super) struct Telling {
    /// Of each row, at once.
    pub(super) rows: Triggers<PermissionKey>,
    /// Of each row, for what sums up its cells.
    pub(super) sums_of_rows: Triggers<PermissionKey>,
    /// Of each column, for the same.
    pub(super) sums_of_columns: Triggers<Holder>,
    /// Whether what was set last was meant for several rows, be it that only one changed.
    pub(super) in_several_rows: StoredValue<bool>,
}

/// Notifies the triggers of the columns and rows that change with the facts.
pub(super) fn tell_changes(telling: Telling, facts: impl Fn() -> Facts + Send + Sync + 'static) {
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
            // What is ticked by a heading is seen at the heading: that is told at once.
            let by_heading = permissions.len() > 1 || telling.in_several_rows.get_value();
            let rows = (!unusable).then_some(permissions);
            notify(telling.rows, rows.as_ref());
            let tell_sums = move || {
                notify(telling.sums_of_rows, rows.as_ref());
                notify(telling.sums_of_columns, Some(&holders));
            };
            if by_heading {
                tell_sums();
            } else {
                after_painting(tell_sums);
            }
        }
        now
    });
}

/// Notifies those that changed; all of them without a set. Nobody once the page is left.
fn notify<T: Eq + Hash + Send + Sync + 'static>(
    triggers: Triggers<T>,
    changed: Option<&BTreeSet<T>>,
) {
    triggers.try_with_value(|triggers| match changed {
        Some(changed) => {
            let changed = changed.iter().filter_map(|of| triggers.get(of));
            changed.for_each(ArcTrigger::notify);
        }
        None => triggers.values().for_each(ArcTrigger::notify),
    });
}
