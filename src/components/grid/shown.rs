//! What of a scheme the grid shows: which rows and holders, and which of its cells is the active one.

use leptos::prelude::*;
use whocan_access::Holder;

use crate::editor::navigation::{Column, Position, Row};
use crate::editor::state::Editor;
use crate::editor::{holders, rows};
use crate::i18n::locale;

pub(super) fn index(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default()
}

/// The first permission that is shown, else the header.
pub(super) fn first_permission(rows: &[Row]) -> Row {
    let mut rows = rows.iter();
    let first = rows.find(|row| matches!(row, Row::Permission(_)));
    first.cloned().unwrap_or(Row::Header)
}

/// The cell to be active: where one went, if that is shown, else the first that can be ticked.
pub(super) fn nearest_shown(
    place: Option<&Position>,
    rows: &[Row],
    columns: &[Holder],
) -> Position {
    let row = place.map(|place| &place.row);
    let row = row.filter(|row| rows.contains(row)).cloned();
    let column = place
        .map(|place| &place.column)
        .filter(|column| match column {
            Column::Name => true,
            Column::Holder(holder) => columns.contains(holder),
        });
    let first_column = || {
        columns
            .first()
            .cloned()
            .map_or(Column::Name, Column::Holder)
    };
    Position {
        row: row.unwrap_or_else(|| first_permission(rows)),
        column: column.cloned().unwrap_or_else(first_column),
    }
}

/// The header, and the categories and permissions that a query finds.
pub(super) fn shown_rows(editor: Editor, query: &str) -> Vec<Row> {
    editor.saved().with(|saved| {
        editor.sections().with(|sections| {
            let sections = sections.iter().flat_map(|section| {
                let found = section.permissions.iter().filter(|key| {
                    let words = rows::words(saved.instance(), locale(), key);
                    rows::is_found(query, &words.name, key)
                });
                let found: Vec<Row> = found.cloned().map(Row::Permission).collect();
                let heading = (!found.is_empty()).then_some(Row::Category(section.category));
                heading.into_iter().chain(found)
            });
            std::iter::once(Row::Header).chain(sections).collect()
        })
    })
}

/// The holders that a query finds, all or those whom the draft changes, in some order.
pub(super) fn shown_holders(
    editor: Editor,
    query: &str,
    only_changed: bool,
    order: holders::Order,
) -> Vec<Holder> {
    let mut found = editor.columns().get();
    if !query.trim().is_empty() {
        editor.saved().with(|saved| {
            let instance = saved.instance();
            found.retain(|holder| holders::is_found(instance, locale(), query, holder));
        });
    }
    if only_changed {
        editor.draft().with(|draft| {
            found.retain(|holder| {
                let mut cells = draft.added.iter().chain(&draft.removed);
                cells.any(|cell| cell.holder == *holder)
            });
        });
    }
    match order {
        holders::Order::Kind => found,
        holders::Order::Reach => holders::by_reach(found, |holder| editor.reach(holder)),
    }
}
