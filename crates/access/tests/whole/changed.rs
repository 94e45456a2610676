//! Copies with a change, against resolvers compiled from the changed instance.

use std::sync::Arc;

use whocan_access::{Cell, Draft, Holder, Mode, Resolver, SchemeId, Standing, Subject};

use crate::world::World;

#[test]
fn a_deprecated_key_in_a_draft_is_a_key_of_its_own() {
    for seed in 0..20 {
        let resolver = Resolver::new(Arc::new(World::new(seed).instance()));
        let mut draft = Draft::default();
        draft.added.insert(Cell::new("BROWSE", Holder::Anyone));
        let drafted = resolver.with_draft(SchemeId(0), &draft).unwrap();
        let anew = Resolver::new(Arc::clone(drafted.instance()));
        for key in ["BROWSE", "BROWSE_PROJECTS"] {
            let [one, other] = [&drafted, &anew].map(|resolver| {
                let everywhere = resolver.everywhere(&Subject::Anonymous, Mode::Conditional);
                let standings: Vec<Standing> = everywhere
                    .unwrap()
                    .standings(key)
                    .map(|(_, standing)| standing)
                    .collect();
                standings
            });
            assert_eq!(one, other, "seed {seed}: {key}");
        }
    }
}

#[test]
fn a_draft_over_a_drafted_scheme_keeps_both() {
    let resolver = Resolver::new(Arc::new(World::new(3).instance()));
    let cells = [Holder::Anyone, Holder::ProjectLead].map(|holder| Cell::new("com.app__X", holder));
    let mut drafted = resolver.clone();
    for cell in &cells {
        let mut draft = Draft::default();
        draft.added.insert(cell.clone());
        drafted = drafted.with_draft(SchemeId(1), &draft).unwrap();
    }
    let scheme = &drafted.instance().schemes[&SchemeId(1)];
    assert!(cells.iter().all(|cell| scheme.grant(cell).is_some()));
    let saved = &resolver.instance().schemes[&SchemeId(1)];
    assert!(cells.iter().all(|cell| saved.grant(cell).is_none()));
}
