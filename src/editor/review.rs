//! A draft as it is reviewed, by holder.

use whocan_access::{Cell, Draft, Holder, Inserting, PermissionKey};

/// What changes for one holder. At least one of the lists holds something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HolderChange {
    /// The holder.
    pub holder: Holder,
    /// What it is granted besides, in the order permissions are shown.
    pub gains: Vec<PermissionKey>,
    /// What it is no longer granted, in the same order.
    pub loses: Vec<PermissionKey>,
}

/// A draft by holder: the holders in the order given, then those that are not among them.
pub fn by_holder(
    draft: &Draft,
    holders: &[Holder],
    permissions: &[PermissionKey],
) -> Vec<HolderChange> {
    let cells = draft.added.iter().chain(&draft.removed);
    let others = cells.map(|cell| &cell.holder).into_set().into_iter();
    let others = others.filter(|holder| !holders.contains(holder));
    let mut changes = Vec::new();
    for holder in holders.iter().chain(others) {
        let of_holder = |cells: &mut dyn Iterator<Item = &Cell>| {
            let cells = cells.filter(|cell| cell.holder == *holder);
            let keys: Vec<&PermissionKey> = cells.map(|cell| &cell.permission).collect();
            in_order(&keys, permissions)
        };
        let gains = of_holder(&mut draft.added.iter());
        let loses = of_holder(&mut draft.removed.iter());
        if !gains.is_empty() || !loses.is_empty() {
            changes.push(HolderChange {
                holder: holder.clone(),
                gains,
                loses,
            });
        }
    }
    changes
}

/// Permissions in the order they are shown, those that are not shown last.
fn in_order(keys: &[&PermissionKey], permissions: &[PermissionKey]) -> Vec<PermissionKey> {
    let shown = permissions.iter().filter(|key| keys.contains(key));
    let others = keys.iter().copied();
    let others = others.filter(|key| !permissions.contains(key));
    shown.chain(others).cloned().collect()
}

#[cfg(test)]
mod tests {
    use whocan_access::permission::BROWSE_PROJECTS;

    use super::*;
    use crate::editor::fixture::{DEVELOPERS, SIGNED_IN};

    #[test]
    fn a_draft_by_holder_names_each_once_in_their_order() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let draft = Draft {
            added: [
                Cell::new("ADD_COMMENTS", SIGNED_IN),
                Cell::new(BROWSE_PROJECTS, SIGNED_IN),
                Cell::new("com.example.review", Holder::Anyone),
            ]
            .into(),
            removed: [Cell::new("EDIT_ISSUES", SIGNED_IN)].into(),
        };
        let keys = [BROWSE_PROJECTS, "EDIT_ISSUES", "ADD_COMMENTS"].map(PermissionKey::from);
        let changes = by_holder(&draft, &[role, SIGNED_IN], &keys);
        let expected = [
            HolderChange {
                holder: SIGNED_IN,
                gains: vec![BROWSE_PROJECTS.into(), "ADD_COMMENTS".into()],
                loses: vec!["EDIT_ISSUES".into()],
            },
            HolderChange {
                holder: Holder::Anyone,
                gains: vec!["com.example.review".into()],
                loses: Vec::new(),
            },
        ];
        assert_eq!(changes, expected);
    }
}
