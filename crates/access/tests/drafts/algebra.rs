//! Laws of drafts, tried on every scheme over six cells.

use crate::{ALL, cells, draft, scheme};
use whocan_access::Draft;

#[test]
fn a_difference_leads_from_one_to_the_other() {
    for from in ALL {
        for to in ALL {
            let draft = draft(from, to);
            assert_eq!(draft.len(), (from ^ to).count_ones() as usize);
            assert_eq!(draft.is_empty(), from == to);
            assert_eq!(draft.apply(&scheme(from)).cells(), scheme(to).cells());
            assert_eq!(draft.over(&scheme(from)), draft);
            assert!(draft.over(&scheme(to)).is_empty());
        }
    }
}

#[test]
fn a_draft_then_its_inverse_is_nothing() {
    for from in ALL {
        for to in ALL {
            let draft = draft(from, to);
            assert_eq!(draft.inverse().inverse(), draft);
            assert!(draft.then(&draft.inverse()).is_empty());
            let back = draft.inverse().apply(&draft.apply(&scheme(from)));
            assert_eq!(back.cells(), scheme(from).cells());
        }
    }
}

#[test]
fn one_after_the_other_is_as_good_as_both_at_once() {
    for from in ALL {
        for middle in ALL {
            for to in [0, 5, 21, 42, 63] {
                let composed = draft(from, middle).then(&draft(middle, to));
                assert_eq!(composed, draft(from, to));
            }
        }
    }
}

#[test]
fn many_cells_at_once_are_each_cell_in_turn() {
    let drafted = 0b1_1001;
    for from in ALL {
        for chosen in [1_u32, 9, 38, 63] {
            for granted in [true, false] {
                let some = cells().into_iter().enumerate();
                let some = some.filter(|(at, _)| chosen & (1 << at) != 0);
                let mut at_once = draft(from, drafted);
                let mut in_turn = at_once.clone();
                at_once.set_all(&scheme(from), some.clone().map(|(_, cell)| cell), granted);
                for (_, cell) in some {
                    in_turn.set(&scheme(from), cell, granted);
                }
                assert_eq!(at_once, in_turn);
                let to = if granted {
                    drafted | chosen
                } else {
                    drafted & !chosen
                };
                assert_eq!(at_once, draft(from, to));
            }
        }
    }
}

#[test]
fn a_cell_both_added_and_removed_is_granted() {
    let cell = cells().remove(0);
    let both = Draft {
        added: [cell.clone()].into(),
        removed: [cell.clone()].into(),
    };
    for from in ALL {
        let scheme = scheme(from);
        assert!(both.state(&scheme, &cell).is_granted());
        assert!(both.apply(&scheme).grant(&cell).is_some());
        assert_eq!(both.over(&scheme).apply(&scheme), both.apply(&scheme));
    }
}

#[test]
fn grants_that_stay_keep_their_ids_and_new_ones_have_none() {
    let after = draft(0b11, 0b110).apply(&scheme(0b11));
    let ids: Vec<_> = after.grants.iter().map(|grant| grant.id).collect();
    assert_eq!(ids, [scheme(0b10).grants.remove(0).id, None]);
}
