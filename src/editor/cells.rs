//! What a cell of the grid shows, and the counts in a category's row.

use std::collections::BTreeSet;

use whocan_access::{Cell, CellState, Draft, Holder, PermissionKey};

/// What is drawn in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Look {
    /// What the scheme says of it, and the draft.
    pub state: CellState,
    /// It is granted, and nobody who has it can use it: they lack Browse Projects.
    pub unusable: bool,
}

impl Look {
    /// Its name in style sheets: the value of `data-state`.
    pub fn style(self) -> &'static str {
        match self.state {
            CellState::Absent => "absent",
            CellState::Granted => "granted",
            CellState::Added => "added",
            CellState::Removed => "removed",
        }
    }
}

/// What a draft makes of a cell of a scheme that grants these.
pub fn state(granted: &BTreeSet<Cell>, draft: &Draft, cell: &Cell) -> CellState {
    if draft.added.contains(cell) {
        CellState::Added
    } else if draft.removed.contains(cell) {
        CellState::Removed
    } else if granted.contains(cell) {
        CellState::Granted
    } else {
        CellState::Absent
    }
}

/// How much of a category a holder has: none of it, some, or all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// Permissions granted, with the draft.
    pub granted: usize,
    /// Permissions in the category.
    pub of: usize,
}

/// How many of these permissions a holder has once the draft is saved.
pub fn share(
    granted: &BTreeSet<Cell>,
    draft: &Draft,
    permissions: &[PermissionKey],
    holder: &Holder,
) -> Share {
    let has = |permission: &&PermissionKey| {
        let cell = Cell::new((*permission).clone(), holder.clone());
        state(granted, draft, &cell).is_granted()
    };
    Share {
        granted: permissions.iter().filter(has).count(),
        of: permissions.len(),
    }
}

/// Whether a holder's column is empty, so that it can be taken away without loss: the scheme
/// grants it nothing, and neither does the draft.
pub fn is_empty_column(granted: &BTreeSet<Cell>, draft: &Draft, holder: &Holder) -> bool {
    let mut cells = granted.iter().chain(&draft.added);
    !cells.any(|cell| cell.holder == *holder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browse(holder: Holder) -> Cell {
        Cell::new("BROWSE_PROJECTS", holder)
    }

    fn draft() -> Draft {
        Draft {
            added: [browse(Holder::ProjectLead)].into(),
            removed: [browse(Holder::Anyone)].into(),
        }
    }

    fn granted() -> BTreeSet<Cell> {
        [browse(Holder::Anyone), browse(Holder::Reporter)].into()
    }

    #[test]
    fn a_cell_says_what_the_draft_makes_of_it() {
        for (holder, expected) in [
            (Holder::Anyone, CellState::Removed),
            (Holder::Reporter, CellState::Granted),
            (Holder::ProjectLead, CellState::Added),
            (Holder::Assignee, CellState::Absent),
        ] {
            assert_eq!(state(&granted(), &draft(), &browse(holder)), expected);
        }
    }

    #[test]
    fn a_share_counts_with_the_draft() {
        let permissions = ["BROWSE_PROJECTS".into(), "EDIT_ISSUES".into()];
        for (holder, count) in [
            (Holder::Anyone, 0),
            (Holder::Reporter, 1),
            (Holder::ProjectLead, 1),
        ] {
            let share = share(&granted(), &draft(), &permissions, &holder);
            assert_eq!((share.granted, share.of), (count, 2));
        }
    }

    #[test]
    fn a_column_with_a_removal_is_not_empty() {
        assert!(!is_empty_column(&granted(), &draft(), &Holder::Anyone));
        assert!(!is_empty_column(&granted(), &draft(), &Holder::ProjectLead));
        assert!(is_empty_column(&granted(), &draft(), &Holder::Assignee));
    }
}
