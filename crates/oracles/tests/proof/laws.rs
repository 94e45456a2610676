//! Laws that hold in every world.

use std::sync::Arc;

use whocan_access::{Cell, Condition, Draft, Holder, Instance, Mode, Resolver};
use whocan_worlds::small::{relation_sets, scopes, subjects, world};

/// Worlds that each law is tried in.
const FIXED: u64 = 500;

/// Grants of a world's first scheme, with one more or one less.
fn changed(instance: &Instance, draft: &Draft) -> Resolver {
    let scheme = instance.schemes.values().next().unwrap();
    Resolver::new(Arc::new(instance.clone())).with_scheme(draft.apply(scheme))
}

#[test]
fn adding_a_grant_takes_nothing_away() {
    for seed in 0..FIXED {
        let instance = world(seed);
        let before = Resolver::new(Arc::new(instance.clone()));
        let mut draft = Draft::default();
        let scheme = instance.schemes.values().next().unwrap();
        draft.set(scheme, Cell::new("BROWSE_PROJECTS", Holder::Reporter), true);
        draft.set(scheme, Cell::new("EDIT_ALL_COMMENTS", Holder::Anyone), true);
        let after = changed(&instance, &draft);
        for subject in &subjects(&instance) {
            for scope in scopes(&instance) {
                let old = before.access(subject, scope, Mode::Conditional).unwrap();
                let new = after.access(subject, scope, Mode::Conditional).unwrap();
                for relations in &relation_sets() {
                    let kept = new.usable_with(relations);
                    assert!(old.usable_with(relations).is_subset(&kept), "seed {seed}");
                }
            }
        }
    }
}

#[test]
fn the_order_of_grants_does_not_matter() {
    for seed in 0..FIXED {
        let instance = world(seed);
        let mut turned = instance.clone();
        for scheme in turned.schemes.values_mut() {
            Arc::make_mut(scheme).grants.reverse();
        }
        let one = Resolver::new(Arc::new(instance.clone()));
        let other = Resolver::new(Arc::new(turned));
        for subject in &subjects(&instance) {
            for scope in scopes(&instance) {
                let left = one.access(subject, scope, Mode::Conditional).unwrap();
                let right = other.access(subject, scope, Mode::Conditional).unwrap();
                for permission in left.permission_keys() {
                    let key = permission.as_str();
                    assert_eq!(left.verdict(key), right.verdict(key), "seed {seed}");
                }
            }
        }
    }
}

#[test]
fn a_draft_compiles_to_what_a_saved_scheme_compiles_to() {
    for seed in 0..FIXED {
        let instance = world(seed);
        let scheme = Arc::clone(instance.schemes.values().next().unwrap());
        let mut draft = Draft::default();
        for grant in scheme.grants.iter().step_by(2) {
            draft.set(&scheme, grant.cell.clone(), false);
        }
        draft.set(&scheme, Cell::new("com.app__NEW", Holder::Anyone), true);
        let previewed = changed(&instance, &draft);
        let mut saved = instance.clone();
        saved
            .schemes
            .insert(scheme.id, Arc::new(draft.apply(&scheme)));
        let saved = Resolver::new(Arc::new(saved));
        for subject in &subjects(&instance) {
            for scope in scopes(&instance) {
                let left = previewed.access(subject, scope, Mode::Conditional).unwrap();
                let right = saved.access(subject, scope, Mode::Conditional).unwrap();
                for permission in right.permission_keys() {
                    let key = permission.as_str();
                    assert_eq!(left.verdict(key), right.verdict(key), "seed {seed}");
                    let chains = previewed.chains(subject, scope, Mode::Conditional, key);
                    let granted = right.granted(key) != Condition::Never
                        || right.effective(key) != Condition::Never
                        || right.granted(&key.replace("_OWN_", "_ALL_")) != Condition::Never;
                    assert_eq!(granted, !chains.unwrap().is_empty(), "seed {seed}: {key}");
                }
            }
        }
    }
}
