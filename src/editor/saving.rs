//! What saving a draft has to compare: the scheme as it was loaded, as it is now, as it was
//! previewed, as the server answers.

use std::collections::BTreeSet;

use whocan_access::{Cell, Draft, PermissionScheme};

/// What leads from one form of a scheme to another: the grants added and removed.
pub fn changes(from: &PermissionScheme, to: &PermissionScheme) -> Draft {
    let (before, after) = (from.cells(), to.cells());
    Draft {
        added: after.difference(&before).cloned().collect(),
        removed: before.difference(&after).cloned().collect(),
    }
}

/// Whether somebody else has changed a scheme since it was loaded. Ids of grants do not count: a
/// server may give new ones at each save.
pub fn has_changed(loaded: &PermissionScheme, current: &PermissionScheme) -> bool {
    loaded.name != current.name
        || loaded.description != current.description
        || !changes(loaded, current).is_empty()
}

/// A draft over a newer form of its scheme: what is left to change there.
pub fn rebased(draft: &Draft, newer: &PermissionScheme) -> Draft {
    let present = newer.cells();
    Draft {
        added: draft.added.difference(&present).cloned().collect(),
        removed: draft.removed.intersection(&present).cloned().collect(),
    }
}

/// The cells that a draft and somebody else's changes both touch. Both asked for the same there,
/// for one can only add what is not there and remove what is.
pub fn overlap(draft: &Draft, theirs: &Draft) -> BTreeSet<Cell> {
    let added = draft.added.intersection(&theirs.added);
    let removed = draft.removed.intersection(&theirs.removed);
    added.chain(removed).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::{Grant, GrantId, Holder, SchemeId};

    fn browse(holder: Holder) -> Cell {
        Cell::new("BROWSE_PROJECTS", holder)
    }

    fn scheme(first_id: i64, holders: &[Holder]) -> PermissionScheme {
        let grants = (first_id..).zip(holders).map(|(id, holder)| Grant {
            id: Some(GrantId(id)),
            cell: browse(holder.clone()),
        });
        PermissionScheme {
            id: SchemeId(10_000),
            name: "Some scheme".into(),
            description: String::new(),
            grants: grants.collect(),
        }
    }

    #[test]
    fn new_ids_alone_are_no_change() {
        let holders = [Holder::Anyone, Holder::Reporter];
        assert!(!has_changed(&scheme(1, &holders), &scheme(50, &holders)));
        assert!(has_changed(&scheme(1, &holders), &scheme(1, &holders[..1])));
        let renamed = PermissionScheme {
            name: "Other".into(),
            ..scheme(1, &holders)
        };
        assert!(has_changed(&scheme(1, &holders), &renamed));
    }

    #[test]
    fn a_draft_moves_onto_what_somebody_else_saved() {
        let draft = Draft {
            added: [browse(Holder::ProjectLead), browse(Holder::Assignee)].into(),
            removed: [browse(Holder::Anyone), browse(Holder::Reporter)].into(),
        };
        let loaded = scheme(1, &[Holder::Anyone, Holder::Reporter]);
        let newer = scheme(1, &[Holder::Reporter, Holder::Assignee]);
        let left = rebased(&draft, &newer);
        assert_eq!(left.added, [browse(Holder::ProjectLead)].into());
        assert_eq!(left.removed, [browse(Holder::Reporter)].into());
        assert_eq!(left.apply(&newer), draft.apply(&newer));
        let theirs = changes(&loaded, &newer);
        let same = overlap(&draft, &theirs);
        assert_eq!(
            same,
            [browse(Holder::Anyone), browse(Holder::Assignee)].into()
        );
    }

    #[test]
    fn changes_lead_from_one_to_the_other() {
        let from = scheme(1, &[Holder::Anyone, Holder::Reporter]);
        let to = scheme(7, &[Holder::Reporter, Holder::ProjectLead]);
        assert_eq!(changes(&from, &to).apply(&from).cells(), to.cells());
    }
}
