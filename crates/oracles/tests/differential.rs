//! The resolver against the naive one: every subject, scope, mode, relation set and permission of
//! random worlds, and some laws that hold in every world.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its world is not as expected"
)]

use std::sync::Arc;

use whocan_access::{Cell, Condition, Draft, Holder, Instance, Mode, Resolver, Scope};
use whocan_oracles::naive::Question;
use whocan_oracles::worlds::{relation_sets, subjects, world};

/// Seeds that are always tried; as many fresh ones come on top.
const FIXED: u64 = 500;

fn scopes(instance: &Instance) -> Vec<Scope> {
    let projects = instance.projects.keys().copied().map(Scope::Project);
    let issues = instance.issues.keys().copied().map(Scope::Issue);
    projects.chain(issues).collect()
}

/// Compares the two resolvers on one world, and says in how many cells they agree.
fn agree(seed: u64) -> usize {
    let instance = world(seed);
    let resolver = Resolver::new(Arc::new(instance.clone()));
    let mut cells = 0;
    for subject in &subjects(&instance) {
        for scope in scopes(&instance) {
            for mode in [Mode::Conditional, Mode::DataCenter, Mode::Cloud] {
                let access = resolver.access(subject, scope, mode).unwrap();
                let cases = match (mode, scope) {
                    (Mode::Conditional, Scope::Project(_)) => relation_sets(),
                    _ => vec![[].into()],
                };
                for relations in &cases {
                    let question = Question {
                        instance: &instance,
                        subject,
                        scope,
                        mode,
                        relations,
                    };
                    for permission in access.permission_keys() {
                        let key = permission.as_str();
                        let fast = (
                            access.granted(key).holds(relations),
                            access.effective(key).holds(relations),
                        );
                        let naive = (question.granted(key), question.effective(key));
                        assert_eq!(
                            fast, naive,
                            "seed {seed}: (granted, effective) of {key} for {subject:?} \
                             at {scope:?}, {mode:?}, as {relations:?}"
                        );
                        cells += 2;
                    }
                }
            }
        }
    }
    cells
}

#[test]
fn the_resolver_agrees_with_the_naive_one() {
    let fresh = fastrand::u64(..);
    println!("fresh worlds start at seed {fresh}");
    let seeds = (0..FIXED).chain((0..FIXED).map(|step| fresh.wrapping_add(step)));
    let cells: usize = seeds.map(agree).sum();
    println!("{} worlds, {cells} cells compared", 2 * FIXED);
    assert!(cells > 0);
}

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
