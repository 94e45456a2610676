//! Two people change one scheme.

use crate::{ALL, HOLDERS, PERMISSIONS, cells, draft, scheme};
use whocan_access::{Cell, Decision, Draft, Merge, OverlapKind, PermissionScheme};

/// Bits of what the first holder has: Browse, Edit, Administer.
const BROWSE: u32 = 0b001;
const EDIT: u32 = 0b010;
const ADMINISTER: u32 = 0b100;

fn merge(base: u32, mine: u32, theirs: u32) -> Merge {
    Merge::new(&scheme(base), &draft(base, mine), &scheme(theirs))
}

fn kinds(base: u32, mine: u32, theirs: u32) -> Vec<OverlapKind> {
    let merge = merge(base, mine, theirs);
    merge.overlaps.iter().map(|overlap| overlap.kind).collect()
}

fn result(merge: &Merge, newer: u32) -> PermissionScheme {
    merge.draft.apply(&scheme(newer))
}

#[test]
fn every_cell_ends_as_whoever_changed_it_wanted() {
    for base in ALL.step_by(9) {
        for mine in ALL {
            for theirs in ALL {
                let merge = merge(base, mine, theirs);
                let (i_changed, they_changed) = (base ^ mine, base ^ theirs);
                let wanted = base ^ (i_changed | they_changed);
                assert_eq!(result(&merge, theirs).cells(), scheme(wanted).cells());
                assert_eq!(merge.draft, draft(theirs, wanted));
                assert_eq!(merge.theirs, draft(base, theirs));
                let agreed = (i_changed & they_changed).count_ones() as usize;
                assert_eq!(merge.agreed.len(), agreed);
            }
        }
    }
}

#[test]
fn it_does_not_matter_who_saved_first() {
    for base in ALL.step_by(9) {
        for mine in ALL {
            for theirs in ALL {
                let one = merge(base, mine, theirs);
                let other = merge(base, theirs, mine);
                assert_eq!(result(&one, theirs).cells(), result(&other, mine).cells());
                assert_eq!(one.agreed, other.agreed);
                assert_eq!(one.overlaps.len(), other.overlaps.len());
            }
        }
    }
}

#[test]
fn a_holder_they_removed_and_i_extend_is_asked_about() {
    let removed = [OverlapKind::TheyRemovedHolder];
    assert_eq!(kinds(BROWSE, BROWSE | EDIT, 0), removed);
    assert_eq!(kinds(BROWSE | EDIT, BROWSE | EDIT | ADMINISTER, 0), removed);
    let not_all = kinds(BROWSE | EDIT, BROWSE | EDIT | ADMINISTER, BROWSE);
    assert_eq!(not_all, []);
    let new_for_both = kinds(0, EDIT, BROWSE);
    assert_eq!(new_for_both, []);
}

#[test]
fn a_holder_i_removed_and_they_extend_is_asked_about() {
    assert_eq!(
        kinds(BROWSE, 0, BROWSE | EDIT),
        [OverlapKind::IRemovedHolder]
    );
    assert_eq!(kinds(BROWSE | EDIT, BROWSE, BROWSE | EDIT | ADMINISTER), []);
}

#[test]
fn taking_browse_from_under_what_needs_it_is_asked_about() {
    let base = BROWSE | ADMINISTER;
    assert_eq!(
        kinds(base, base | EDIT, ADMINISTER),
        [OverlapKind::TheyRemovedBrowse]
    );
    assert_eq!(
        kinds(base, ADMINISTER, base | EDIT),
        [OverlapKind::IRemovedBrowse]
    );
    let no_need = kinds(BROWSE | EDIT, BROWSE | EDIT | ADMINISTER, EDIT);
    assert_eq!(no_need, []);
    let both_added_it = kinds(base, base | EDIT, ADMINISTER | EDIT);
    assert_eq!(both_added_it, []);
}

#[test]
fn changes_to_different_holders_never_overlap() {
    for base in ALL {
        for mine in 0..8 {
            for theirs in 0..8 {
                let (first, second) = (base & !0b111, base & 0b111);
                let merge = merge(base, first | mine, second | (theirs << 3));
                assert!(merge.overlaps.is_empty() && merge.agreed.is_empty());
            }
        }
    }
}

#[test]
fn a_decision_settles_the_holder_and_nothing_else() {
    let mut decided = 0;
    for base in ALL.step_by(9) {
        for mine in ALL {
            for theirs in ALL {
                let merge = merge(base, mine, theirs);
                for overlap in &merge.overlaps {
                    let column = if overlap.holder == HOLDERS[0] {
                        0b111
                    } else {
                        0b111_000
                    };
                    let both = base ^ ((base ^ mine) | (base ^ theirs));
                    for (decision, wanted) in [
                        (Decision::Mine, mine),
                        (Decision::Theirs, theirs),
                        (Decision::Both, both),
                    ] {
                        let mut merge = merge.clone();
                        merge.decide(overlap, Decision::Mine);
                        merge.decide(overlap, decision);
                        let wanted = (both & !column) | (wanted & column);
                        assert_eq!(merge.draft, draft(theirs, wanted));
                        decided += 1;
                    }
                }
            }
        }
    }
    assert!(decided > 1_000, "only {decided} decisions were tried");
}

#[test]
fn a_new_name_and_description_are_told() {
    let (base, mut newer) = (scheme(1), scheme(1));
    let merge = Merge::new(&base, &Draft::default(), &newer);
    assert_eq!((merge.renamed, merge.described), (None, None));
    newer.name = "Other".into();
    newer.description = "For clients".into();
    let merge = Merge::new(&base, &Draft::default(), &newer);
    assert_eq!(merge.renamed.as_deref(), Some("Other"));
    assert_eq!(merge.described.as_deref(), Some("For clients"));
    assert!(merge.draft.is_empty());
}

#[test]
fn a_draft_that_says_too_much_is_taken_for_what_it_changes() {
    let cell = cells().remove(0);
    let draft = Draft {
        added: [cell.clone()].into(),
        removed: [Cell::new(PERMISSIONS[1], HOLDERS[0].clone())].into(),
    };
    let merge = Merge::new(&scheme(BROWSE), &draft, &scheme(0));
    assert!(merge.draft.is_empty(), "they took it, and I only kept it");
    assert!(merge.overlaps.is_empty());
}
