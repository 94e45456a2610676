//! What leaves projects public, and a group no more there than anyone has: without a DOM.

use std::collections::BTreeSet;

use whocan_access::{Cell, Draft, Holder, Inserting, PermissionScheme};

/// What takes from any signed-in user whatever anyone is not granted too, and grants it to the
/// narrower holders that `closing` puts in the place of everybody. What anyone is granted stays:
/// whoever does not sign in has it. `None` where a signed-in user is granted no more than that.
pub fn as_anyone(scheme: &PermissionScheme, closing: &Draft) -> Option<Draft> {
    let all = scheme.cells();
    let has_anyone = |cell: &Cell| {
        let of_anyone = Cell {
            holder: Holder::Anyone,
            permission: cell.permission.clone(),
        };
        all.contains(&of_anyone)
    };
    let signed_in = all.iter();
    let signed_in = signed_in.filter(|cell| cell.holder == SIGNED_IN && !has_anyone(cell));
    let signed_in: BTreeSet<Cell> = signed_in.cloned().into_set();
    let narrower = closing.added.iter().map(|cell| &cell.holder);
    let narrower = narrower.filter(|holder| **holder != SIGNED_IN);
    let narrower = narrower.flat_map(|holder| {
        signed_in.iter().map(|cell| Cell {
            holder: holder.clone(),
            permission: cell.permission.clone(),
        })
    });
    let mut draft = Draft::default();
    draft.set_all(scheme, narrower, true);
    draft.set_all(scheme, signed_in.iter().cloned(), false);
    (!draft.is_empty()).then_some(draft)
}

/// Any signed-in user.
const SIGNED_IN: Holder = Holder::ApplicationRole(None);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::scheme;

    const BROWSE: &str = "BROWSE_PROJECTS";
    const COMMENT: &str = "ADD_COMMENTS";
    const CREATE: &str = "CREATE_ISSUES";

    fn staff() -> Holder {
        Holder::Group("staff".into())
    }

    fn closing() -> Draft {
        Draft {
            added: [Cell::new(BROWSE, staff())].into(),
            removed: [Cell::new(BROWSE, Holder::Anyone)].into(),
        }
    }

    #[test]
    fn what_is_beyond_anyone_goes_to_those_in_the_place_of_everybody() {
        let public = scheme(&[
            (BROWSE, Holder::Anyone),
            (CREATE, Holder::Anyone),
            (CREATE, SIGNED_IN),
            (COMMENT, SIGNED_IN),
            ("EDIT_ISSUES", Holder::Reporter),
        ]);
        let draft = Draft {
            added: [Cell::new(COMMENT, staff())].into(),
            removed: [Cell::new(COMMENT, SIGNED_IN)].into(),
        };
        assert_eq!(as_anyone(&public, &closing()), Some(draft));
    }

    #[test]
    fn where_a_signed_in_user_has_no_more_than_anyone_there_is_none() {
        let public = scheme(&[
            (BROWSE, Holder::Anyone),
            (BROWSE, SIGNED_IN),
            (COMMENT, staff()),
        ]);
        assert_eq!(as_anyone(&public, &closing()), None);
    }
}
