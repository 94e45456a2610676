//! Drafts: additions and removals over a scheme as it was loaded (domain.md, section 6).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::scheme::{Cell, Grant, PermissionScheme};

/// Changes to a scheme that nobody has saved yet.
///
/// Over the scheme it was made for, it adds only what is not there and removes only what is:
/// [`Draft::set`] keeps it so.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Draft {
    /// What it grants besides.
    pub added: BTreeSet<Cell>,
    /// What it no longer grants.
    pub removed: BTreeSet<Cell>,
}

/// What a draft makes of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CellState {
    /// Granted, and it stays so.
    Granted,
    /// Not granted, and it stays so.
    Absent,
    /// The draft grants it.
    Added,
    /// The draft takes it away.
    Removed,
}

impl CellState {
    /// Whether it is granted once the draft is saved.
    #[must_use]
    pub fn is_granted(self) -> bool {
        matches!(self, Self::Granted | Self::Added)
    }
}

impl Draft {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }

    /// How many cells it changes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.added.len() + self.removed.len()
    }

    /// What it makes of a cell of the scheme.
    #[must_use]
    pub fn state(&self, scheme: &PermissionScheme, cell: &Cell) -> CellState {
        if self.added.contains(cell) {
            CellState::Added
        } else if self.removed.contains(cell) {
            CellState::Removed
        } else if scheme.grant(cell).is_some() {
            CellState::Granted
        } else {
            CellState::Absent
        }
    }

    /// Makes a cell of the scheme granted, or not granted.
    pub fn set(&mut self, scheme: &PermissionScheme, cell: Cell, granted: bool) {
        self.added.remove(&cell);
        self.removed.remove(&cell);
        match (scheme.grant(&cell).is_some(), granted) {
            (false, true) => {
                self.added.insert(cell);
            }
            (true, false) => {
                self.removed.insert(cell);
            }
            _ => {}
        }
    }

    /// The scheme as it would be: grants that stay keep their ids and order, new ones follow
    /// without an id. Adding what is there, or removing what is not, changes nothing.
    #[must_use]
    pub fn apply(&self, scheme: &PermissionScheme) -> PermissionScheme {
        let present = scheme.cells();
        let kept = scheme.grants.iter();
        let kept = kept.filter(|grant| !self.removed.contains(&grant.cell));
        let new = self.added.difference(&present).map(|cell| Grant {
            id: None,
            cell: cell.clone(),
        });
        PermissionScheme {
            grants: kept.cloned().chain(new).collect(),
            ..scheme.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::holder::Holder;
    use crate::ids::{GrantId, SchemeId};

    fn scheme() -> PermissionScheme {
        PermissionScheme {
            id: SchemeId(10_000),
            name: "Some scheme".into(),
            description: String::new(),
            grants: vec![Grant {
                id: Some(GrantId(1)),
                cell: browse(Holder::Anyone),
            }],
        }
    }

    fn browse(holder: Holder) -> Cell {
        Cell::new("BROWSE_PROJECTS", holder)
    }

    #[test]
    fn toggling_twice_leaves_nothing() {
        let scheme = scheme();
        for holder in [Holder::Anyone, Holder::Reporter] {
            let mut draft = Draft::default();
            let cell = browse(holder);
            let before = draft.state(&scheme, &cell);
            draft.set(&scheme, cell.clone(), !before.is_granted());
            assert_ne!(draft.state(&scheme, &cell), before);
            assert_eq!(draft.len(), 1);
            draft.set(&scheme, cell.clone(), before.is_granted());
            assert!(draft.is_empty());
            assert_eq!(draft.apply(&scheme), scheme);
        }
    }

    #[test]
    fn applies_to_a_scheme_that_changed_meanwhile() {
        let mut draft = Draft::default();
        draft.set(&scheme(), browse(Holder::Anyone), false);
        draft.set(&scheme(), browse(Holder::ProjectLead), true);
        let applied = draft.apply(&scheme());
        assert_eq!(applied.cells(), [browse(Holder::ProjectLead)].into());
        assert_eq!(draft.apply(&applied), applied);
    }
}
