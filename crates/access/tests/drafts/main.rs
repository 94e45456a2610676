//! Drafts: set, inverted, composed, merged, and what differs (domain.md, section 6).

mod algebra;
mod merging;

use whocan_access::{Cell, Draft, Grant, GrantId, Holder, PermissionScheme, SchemeId};

const PERMISSIONS: [&str; 3] = ["BROWSE_PROJECTS", "EDIT_ISSUES", "ADMINISTER_PROJECTS"];
const HOLDERS: [Holder; 2] = [Holder::Anyone, Holder::ProjectLead];

/// Every cell these tests know: three permissions for two holders, the first holder's first.
pub(crate) fn cells() -> Vec<Cell> {
    let holders = HOLDERS.iter();
    let cells = holders.flat_map(|holder| PERMISSIONS.map(|key| Cell::new(key, holder.clone())));
    cells.collect()
}

/// The scheme that grants the cells whose bits are set.
pub(crate) fn scheme(bits: u32) -> PermissionScheme {
    let chosen = cells().into_iter().enumerate();
    let chosen = chosen.filter(|(at, _)| bits & (1 << at) != 0);
    PermissionScheme {
        id: SchemeId(10_000),
        name: "Some scheme".into(),
        description: String::new(),
        grants: chosen
            .map(|(at, cell)| Grant {
                id: i64::try_from(at).ok().map(GrantId),
                cell,
            })
            .collect(),
    }
}

/// The draft that leads from one scheme to the other.
pub(crate) fn draft(from: u32, to: u32) -> Draft {
    Draft::between(&scheme(from), &scheme(to))
}

/// All schemes over the cells.
pub(crate) const ALL: std::ops::Range<u32> = 0..64;
