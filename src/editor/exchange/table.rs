//! The grid of a scheme as plain text: a row for each permission, a column for each holder.

use whocan_access::{Cell, Instance, PermissionScheme};

use super::reference;
use crate::editor::{holders, rows};
use crate::i18n::Locale;

/// The grid.
pub(super) struct Table {
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// A holder.
pub(super) struct Column {
    /// What it is called.
    pub(super) name: String,
    /// What it is, whatever it is called: see [`reference()`].
    pub(super) reference: String,
}

/// A permission.
pub(super) struct Row {
    /// What it is called.
    pub(super) name: String,
    /// Its key.
    pub(super) key: String,
    /// Whether each holder has it.
    pub(super) granted: Vec<bool>,
}

impl Table {
    /// The grid of a scheme, in the order the editor shows it.
    pub(super) fn new(instance: &Instance, locale: Locale, scheme: &PermissionScheme) -> Self {
        let holders = holders::columns(instance, locale, scheme, &[]);
        let granted = scheme.cells();
        let sections = rows::sections(instance, scheme);
        let permissions = sections.iter().flat_map(|section| &section.permissions);
        let rows = permissions.map(|key| {
            let has = holders.iter().map(|holder| {
                let cell = Cell::new(key.clone(), holder.clone());
                granted.contains(&cell)
            });
            Row {
                name: rows::words(instance, locale, key).name,
                key: key.to_string(),
                granted: has.collect(),
            }
        });
        let rows = rows.collect();
        let columns = holders.iter().map(|holder| Column {
            name: holders::name(instance, locale, holder),
            reference: reference(holder),
        });
        Self {
            columns: columns.collect(),
            rows,
        }
    }
}
