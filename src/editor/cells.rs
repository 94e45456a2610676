//! What a cell of the grid shows, and the counts in a category's row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use whocan_access::{CellState, Draft, Holder, PermissionKey, PermissionScheme};

use crate::editor::saving::changes;

/// What is drawn in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Look {
    /// What the scheme says of it, and the draft.
    pub state: CellState,
    /// It is granted, and nobody who has it can use it: they lack Browse Projects.
    pub unusable: bool,
    /// Everybody it is for has it through a broader holder already.
    pub covered: bool,
}

impl Look {
    /// Its names in style sheets: the value of `data-look`.
    pub fn style(self) -> &'static str {
        match (self.state, self.unusable) {
            (CellState::Absent, _) if self.covered => "absent covered",
            (CellState::Absent, _) => "absent",
            (CellState::Removed, _) => "removed",
            (CellState::Granted, false) => "granted",
            (CellState::Granted, true) => "granted unusable",
            (CellState::Added, false) => "added",
            (CellState::Added, true) => "added unusable",
        }
    }
}

/// All that the cells of the grid follow from.
#[derive(Clone, PartialEq, Debug)]
pub struct Facts {
    /// The scheme as it is saved.
    pub scheme: Arc<PermissionScheme>,
    /// What would change.
    pub draft: Draft,
    /// Holders who cannot use what needs Browse Projects.
    pub unusable: Arc<BTreeSet<Holder>>,
    /// Holders whom broader ones contain.
    pub broader: Broader,
}

/// Holders whom broader ones contain, and those broader ones.
pub type Broader = Arc<BTreeMap<Holder, Vec<Holder>>>;

/// The columns and the rows in which something is other than it was.
#[derive(Debug, Default)]
pub struct Changed {
    /// The columns, by holder.
    pub holders: BTreeSet<Holder>,
    /// The rows, by permission. What is unusable is not counted.
    pub permissions: BTreeSet<PermissionKey>,
    /// Whether others are unusable than before, in any row.
    pub unusable: bool,
}

impl Facts {
    /// What is other than it was.
    pub fn changed_since(&self, before: &Self) -> Changed {
        let saved = if Arc::ptr_eq(&before.scheme, &self.scheme) {
            Draft::default()
        } else {
            changes(&before.scheme, &self.scheme)
        };
        let (ours, theirs) = (&self.draft, &before.draft);
        let cells = [
            ours.added.difference(&theirs.added),
            theirs.added.difference(&ours.added),
            ours.removed.difference(&theirs.removed),
            theirs.removed.difference(&ours.removed),
        ];
        let cells = cells.into_iter().flatten();
        let mut changed = Changed::default();
        for cell in cells.chain(&saved.added).chain(&saved.removed) {
            changed.holders.insert(cell.holder.clone());
            changed.permissions.insert(cell.permission.clone());
        }
        for (some, others) in [
            (&self.unusable, &before.unusable),
            (&before.unusable, &self.unusable),
        ] {
            for holder in some.iter().filter(|holder| !others.contains(*holder)) {
                changed.holders.insert(holder.clone());
                changed.unusable = true;
            }
        }
        for (holder, broader) in self.broader.iter() {
            if broader.iter().any(|broad| changed.holders.contains(broad)) {
                changed.holders.insert(holder.clone());
            }
        }
        changed
    }
}

/// How many of several cells are granted: none, some, or all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// Cells that are granted, with the draft.
    pub granted: usize,
    /// Cells there are.
    pub of: usize,
}

impl Share {
    /// The value of `aria-checked`.
    pub fn checked(self) -> &'static str {
        match self.granted {
            0 => "false",
            granted if granted == self.of => "true",
            _ => "mixed",
        }
    }
}

/// Whether a holder's column is empty, so that it can be taken away without loss: the scheme
/// grants it nothing, and neither does the draft.
pub fn is_empty_column(scheme: &PermissionScheme, draft: &Draft, holder: &Holder) -> bool {
    let saved = scheme.grants.iter().map(|grant| &grant.cell);
    !saved.chain(&draft.added).any(|cell| cell.holder == *holder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::scheme;
    use whocan_access::Cell;

    const BROWSE: &str = "BROWSE_PROJECTS";

    fn draft() -> Draft {
        Draft {
            added: [Cell::new(BROWSE, Holder::ProjectLead)].into(),
            removed: [Cell::new(BROWSE, Holder::Anyone)].into(),
        }
    }

    fn saved() -> PermissionScheme {
        scheme(&[(BROWSE, Holder::Anyone), (BROWSE, Holder::Reporter)])
    }

    #[test]
    fn only_columns_and_rows_in_which_something_changes_are_told() {
        let before = Facts {
            scheme: Arc::new(saved()),
            draft: draft(),
            unusable: Arc::new([Holder::Reporter].into()),
            broader: Arc::default(),
        };
        assert!(before.changed_since(&before).holders.is_empty());
        let mut now = before.clone();
        now.draft.added.insert(Cell::new(BROWSE, Holder::Assignee));
        now.unusable = Arc::default();
        let changed = now.changed_since(&before);
        assert_eq!(changed.holders, [Holder::Assignee, Holder::Reporter].into());
        assert_eq!(changed.permissions, [BROWSE.into()].into());
        assert!(changed.unusable);
        now.scheme = Arc::new(scheme(&[(BROWSE, Holder::Reporter)]));
        let changed = now.changed_since(&before);
        assert!(changed.holders.contains(&Holder::Anyone));
    }

    #[test]
    fn what_a_broad_holder_covers_changes_with_it() {
        let before = Facts {
            scheme: Arc::new(saved()),
            draft: Draft::default(),
            unusable: Arc::default(),
            broader: Arc::new([(Holder::ProjectLead, vec![Holder::Anyone])].into()),
        };
        let mut now = before.clone();
        now.draft.removed.insert(Cell::new(BROWSE, Holder::Anyone));
        let changed = now.changed_since(&before);
        assert_eq!(
            changed.holders,
            [Holder::Anyone, Holder::ProjectLead].into()
        );
    }

    #[test]
    fn a_share_is_none_some_or_all() {
        for (granted, checked) in [(0, "false"), (1, "mixed"), (2, "true")] {
            assert_eq!(Share { granted, of: 2 }.checked(), checked);
        }
    }

    #[test]
    fn a_column_with_a_removal_is_not_empty() {
        assert!(!is_empty_column(&saved(), &draft(), &Holder::Anyone));
        assert!(!is_empty_column(&saved(), &draft(), &Holder::ProjectLead));
        assert!(is_empty_column(&saved(), &draft(), &Holder::Assignee));
    }
}
