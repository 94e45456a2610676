//! What a cell of the grid shows, and the counts in a category's row.

use std::sync::Arc;

use whocan_access::{Cell, CellState, Draft, Holder, PermissionKey, PermissionScheme};

use crate::editor::saving::changes;

/// What is drawn in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Look {
    /// What the scheme says of it, and the draft.
    pub state: CellState,
    /// It is granted, and nobody who has it can use it: they lack Browse Projects.
    pub unusable: bool,
}

impl Look {
    /// Its names in style sheets: the value of `data-look`.
    pub fn style(self) -> &'static str {
        match (self.state, self.unusable) {
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
    pub unusable: Vec<Holder>,
}

impl Facts {
    /// The holders in whose columns something is other than it was; some more than once.
    pub fn columns_changed_since(&self, before: &Self) -> Vec<Holder> {
        let saved = changes(&before.scheme, &self.scheme);
        let (ours, theirs) = (&self.draft, &before.draft);
        let cells = [
            ours.added.difference(&theirs.added),
            theirs.added.difference(&ours.added),
            ours.removed.difference(&theirs.removed),
            theirs.removed.difference(&ours.removed),
        ];
        let cells = cells.into_iter().flatten();
        let cells = cells.chain(&saved.added).chain(&saved.removed);
        let mut holders: Vec<Holder> = cells.map(|cell| cell.holder.clone()).collect();
        for (some, others) in [
            (&self.unusable, &before.unusable),
            (&before.unusable, &self.unusable),
        ] {
            let differing = some.iter().filter(|holder| !others.contains(holder));
            holders.extend(differing.cloned());
        }
        holders
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
    scheme: &PermissionScheme,
    draft: &Draft,
    permissions: &[PermissionKey],
    holder: &Holder,
) -> Share {
    let has = |permission: &&PermissionKey| {
        let cell = Cell::new((*permission).clone(), holder.clone());
        draft.state(scheme, &cell).is_granted()
    };
    Share {
        granted: permissions.iter().filter(has).count(),
        of: permissions.len(),
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
    fn only_columns_in_which_something_changes_are_told() {
        let before = Facts {
            scheme: Arc::new(saved()),
            draft: draft(),
            unusable: vec![Holder::Reporter],
        };
        assert!(before.columns_changed_since(&before).is_empty());
        let mut now = before.clone();
        now.draft.added.insert(Cell::new(BROWSE, Holder::Assignee));
        now.unusable.clear();
        assert_eq!(
            now.columns_changed_since(&before),
            [Holder::Assignee, Holder::Reporter]
        );
        now.scheme = Arc::new(scheme(&[(BROWSE, Holder::Reporter)]));
        assert!(now.columns_changed_since(&before).contains(&Holder::Anyone));
    }

    #[test]
    fn a_share_counts_with_the_draft() {
        let permissions = [BROWSE.into(), "EDIT_ISSUES".into()];
        for (holder, count) in [
            (Holder::Anyone, 0),
            (Holder::Reporter, 1),
            (Holder::ProjectLead, 1),
        ] {
            let share = share(&saved(), &draft(), &permissions, &holder);
            assert_eq!((share.granted, share.of), (count, 2));
        }
    }

    #[test]
    fn a_column_with_a_removal_is_not_empty() {
        assert!(!is_empty_column(&saved(), &draft(), &Holder::Anyone));
        assert!(!is_empty_column(&saved(), &draft(), &Holder::ProjectLead));
        assert!(is_empty_column(&saved(), &draft(), &Holder::Assignee));
    }
}
