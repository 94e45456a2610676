//! Cells as drafts are written down: holder by holder, in the words of the REST dialect.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use whocan_access::{Cell, Holder, Inserting};
use whocan_jira::HolderBean;

/// A holder, and permissions of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    holder: HolderBean,
    permissions: Vec<String>,
}

/// Writes cells down.
pub fn rows<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut holders: Vec<&Holder> = Vec::new();
    let mut last = 0;
    for cell in cells {
        // Cells go by permission, and then by holder: the next holder is mostly the one that came
        // next before.
        let (before, after) = holders.split_at(last);
        let found = after.iter().position(|holder| **holder == cell.holder);
        let found = found
            .map(|at| last + at)
            .or_else(|| before.iter().position(|holder| **holder == cell.holder));
        last = found.unwrap_or(holders.len());
        if found.is_none() {
            holders.push(&cell.holder);
            rows.push(Row {
                holder: bean(&cell.holder),
                permissions: Vec::new(),
            });
        }
        if let Some(row) = rows.get_mut(last) {
            row.permissions.push(cell.permission.to_string());
        }
    }
    rows
}

/// The cells that were written down.
pub fn cells(rows: &[Row]) -> BTreeSet<Cell> {
    let mut cells = Vec::new();
    for row in rows {
        let holder = Holder::from(&row.holder);
        for permission in &row.permissions {
            cells.push(Cell::new(permission.as_str(), holder.clone()));
        }
    }
    cells.into_iter().into_set()
}

/// A holder as it is written down: nothing said of what could be expanded.
pub fn bean(holder: &Holder) -> HolderBean {
    HolderBean {
        expand: None,
        ..HolderBean::from(holder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_and_a_holder_is_named_once() {
        let clients = Holder::Group("acme-clients".into());
        let all: BTreeSet<Cell> = [
            Cell::new("BROWSE_PROJECTS", Holder::Reporter),
            Cell::new("BROWSE_PROJECTS", clients.clone()),
            Cell::new("com.example.review", clients),
        ]
        .into();
        let rows = rows(all.iter());
        assert_eq!(rows.len(), 2);
        assert_eq!(cells(&rows), all);
    }
}
