//! What saving a draft has to compare: the scheme as it was loaded, as it is now, as it was
//! previewed, as the server answers.

use whocan_access::{Draft, Inserting, PermissionScheme};

/// What leads from one form of a scheme to another: the grants added and removed.
pub fn changes(from: &PermissionScheme, to: &PermissionScheme) -> Draft {
    if from.grants == to.grants {
        return Draft::default();
    }
    let (before, after) = (from.cells(), to.cells());
    Draft {
        added: after.difference(&before).cloned().into_set(),
        removed: before.difference(&after).cloned().into_set(),
    }
}

/// A draft over a newer form of its scheme: what is left to change there.
pub fn rebased(draft: &Draft, newer: &PermissionScheme) -> Draft {
    let present = newer.cells();
    Draft {
        added: draft.added.difference(&present).cloned().into_set(),
        removed: draft.removed.intersection(&present).cloned().into_set(),
    }
}

/// What is left to change once a scheme was sent and saved, where the desired form went on changing
/// meanwhile. What the server made of it otherwise is not undone.
pub fn left_after(
    sent: &PermissionScheme,
    desired: &PermissionScheme,
    answered: &PermissionScheme,
) -> Draft {
    rebased(&changes(sent, desired), answered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::{Cell, Grant, GrantId, Holder, SchemeId};

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
        assert!(changes(&scheme(1, &holders), &scheme(50, &holders)).is_empty());
    }

    #[test]
    fn ticks_during_a_save_are_left_to_save() {
        let sent = scheme(1, &[Holder::Anyone, Holder::Reporter]);
        let desired = scheme(1, &[Holder::Reporter, Holder::ProjectLead]);
        let left = left_after(&sent, &desired, &sent);
        assert_eq!(left.apply(&sent).cells(), desired.cells());
        assert!(left_after(&sent, &sent, &scheme(1, &[])).is_empty());
    }

    #[test]
    fn a_draft_moves_onto_what_somebody_else_saved() {
        let draft = Draft {
            added: [browse(Holder::ProjectLead), browse(Holder::Assignee)].into(),
            removed: [browse(Holder::Anyone), browse(Holder::Reporter)].into(),
        };
        let newer = scheme(1, &[Holder::Reporter, Holder::Assignee]);
        let left = rebased(&draft, &newer);
        assert_eq!(left.added, [browse(Holder::ProjectLead)].into());
        assert_eq!(left.removed, [browse(Holder::Reporter)].into());
        assert_eq!(left.apply(&newer), draft.apply(&newer));
    }

    #[test]
    fn changes_lead_from_one_to_the_other() {
        let from = scheme(1, &[Holder::Anyone, Holder::Reporter]);
        let to = scheme(7, &[Holder::Reporter, Holder::ProjectLead]);
        assert_eq!(changes(&from, &to).apply(&from).cells(), to.cells());
    }
}
