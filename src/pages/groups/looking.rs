//! What keeps public projects open to everybody for looking alone: without a DOM.

use whocan_access::{Cell, Draft, Holder, PermissionScheme};

/// The permissions by which one changes nothing.
const LOOKING: [&str; 5] = [
    "BROWSE_PROJECTS",
    "VIEW_READONLY_WORKFLOW",
    "VIEW_DEV_TOOLS",
    "VIEW_VOTERS_AND_WATCHERS",
    "VIEW_AGGREGATED_DATA",
];

/// What leaves a scheme public, and has those who would browse by it if it were not do the rest:
/// whatever else everybody is granted, the narrower holders are that `closing` puts in the place of
/// everybody. `None` where it is not public, or everybody can only look.
pub fn looking(scheme: &PermissionScheme, closing: &Draft) -> Option<Draft> {
    let mut public = closing.removed.iter();
    if !public.any(|cell| cell.holder == Holder::Anyone) {
        return None;
    }
    let wide: Vec<Cell> = scheme
        .cells()
        .into_iter()
        .filter(|cell| is_everybody(&cell.holder) && !LOOKING.contains(&cell.permission.as_str()))
        .collect();
    let narrower = closing.added.iter().map(|cell| &cell.holder);
    let narrower = narrower.filter(|holder| !is_everybody(holder));
    let narrower = narrower.flat_map(|holder| {
        wide.iter().map(|cell| Cell {
            holder: holder.clone(),
            permission: cell.permission.clone(),
        })
    });
    let mut draft = Draft::default();
    draft.set_all(scheme, narrower, true);
    draft.set_all(scheme, wide.iter().cloned(), false);
    (!draft.is_empty()).then_some(draft)
}

fn is_everybody(holder: &Holder) -> bool {
    matches!(holder, Holder::Anyone | Holder::ApplicationRole(None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{SIGNED_IN, scheme};

    const BROWSE: &str = "BROWSE_PROJECTS";

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
    fn others_do_what_everybody_did_and_everybody_looks() {
        let public = scheme(&[
            (BROWSE, Holder::Anyone),
            ("VIEW_READONLY_WORKFLOW", Holder::Anyone),
            ("CREATE_ISSUES", Holder::Anyone),
            ("ADD_COMMENTS", SIGNED_IN),
            ("ADD_COMMENTS", staff()),
            ("EDIT_ISSUES", Holder::Reporter),
        ]);
        let draft = Draft {
            added: [Cell::new("CREATE_ISSUES", staff())].into(),
            removed: [
                Cell::new("CREATE_ISSUES", Holder::Anyone),
                Cell::new("ADD_COMMENTS", SIGNED_IN),
            ]
            .into(),
        };
        assert_eq!(looking(&public, &closing()), Some(draft));
    }

    #[test]
    fn where_everybody_only_looks_or_it_is_not_public_there_is_none() {
        let looked_at = scheme(&[(BROWSE, Holder::Anyone), ("EDIT_ISSUES", staff())]);
        assert_eq!(looking(&looked_at, &closing()), None);
        let inside = scheme(&[(BROWSE, SIGNED_IN), ("EDIT_ISSUES", SIGNED_IN)]);
        let closing = Draft {
            removed: [Cell::new(BROWSE, SIGNED_IN)].into(),
            ..closing()
        };
        assert_eq!(looking(&inside, &closing), None);
    }
}
