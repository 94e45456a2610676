//! Drafts: additions and removals over a scheme as it was loaded (domain.md, section 6).

use crate::inserting::Inserting;
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

    /// Makes many cells of the scheme granted, or not granted.
    pub fn set_all(
        &mut self,
        scheme: &PermissionScheme,
        cells: impl IntoIterator<Item = Cell>,
        granted: bool,
    ) {
        let present = scheme.cells();
        for cell in cells {
            self.added.remove(&cell);
            self.removed.remove(&cell);
            if granted && !present.contains(&cell) {
                self.added.insert(cell);
            } else if !granted && present.contains(&cell) {
                self.removed.insert(cell);
            }
        }
    }

    /// What leads from one form of a scheme to another: the difference of any two schemes. Names
    /// and descriptions are no part of it.
    ///
    /// ```
    /// use whocan_access::{Cell, Draft, Grant, Holder, PermissionScheme, SchemeId};
    ///
    /// let empty = PermissionScheme {
    ///     id: SchemeId(10_000),
    ///     name: "Client scheme".into(),
    ///     description: String::new(),
    ///     grants: Vec::new(),
    /// };
    /// let cell = Cell::new("BROWSE_PROJECTS", Holder::ProjectLead);
    /// let mut public = empty.clone();
    /// public.grants.push(Grant { id: None, cell: cell.clone() });
    /// let draft = Draft::between(&empty, &public);
    /// assert_eq!(draft.added, [cell].into());
    /// assert_eq!(draft.inverse().apply(&public), empty);
    /// ```
    #[must_use]
    pub fn between(from: &PermissionScheme, to: &PermissionScheme) -> Self {
        let (before, after) = (from.cells(), to.cells());
        Self {
            added: after.difference(&before).cloned().into_set(),
            removed: before.difference(&after).cloned().into_set(),
        }
    }

    /// What of it changes anything over a scheme, for instance a newer form of its own. A cell
    /// both added and removed counts as added.
    #[must_use]
    pub fn over(&self, scheme: &PermissionScheme) -> Self {
        let present = scheme.cells();
        let taken = self.removed.difference(&self.added);
        Self {
            added: self.added.difference(&present).cloned().into_set(),
            removed: taken.filter(|c| present.contains(*c)).cloned().into_set(),
        }
    }

    /// What undoes it: applied to the scheme with this draft, it gives the scheme's cells back,
    /// provided that the draft adds only what is not there and removes only what is.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            added: self.removed.clone(),
            removed: self.added.clone(),
        }
    }

    /// This draft and then another, made over the scheme that this one leads to, as one draft over
    /// the scheme that this one starts from. Each has to change only what there is to change.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let still_added = self.added.difference(&next.removed);
        let still_removed = self.removed.difference(&next.added);
        let newly_added = next.added.difference(&self.removed);
        let newly_removed = next.removed.difference(&self.added);
        Self {
            added: still_added.chain(newly_added).cloned().into_set(),
            removed: still_removed.chain(newly_removed).cloned().into_set(),
        }
    }

    /// The scheme as it would be: grants that stay keep their ids and order, new ones follow
    /// without an id. Adding what is there, or removing what is not, changes nothing; a cell both
    /// added and removed is granted.
    #[must_use]
    pub fn apply(&self, scheme: &PermissionScheme) -> PermissionScheme {
        let present = scheme.cells();
        let stays = |cell: &Cell| !self.removed.contains(cell) || self.added.contains(cell);
        let kept = scheme.grants.iter();
        let kept = kept.filter(|grant| stays(&grant.cell));
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
