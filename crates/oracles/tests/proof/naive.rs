//! The resolver against the naive one: every subject, scope, mode, set of relations and permission
//! of each world.

use std::sync::Arc;

use whocan_access::{Condition, PermissionKey, ProjectId, Relations, Resolver, Scope, Subject};
use whocan_oracles::naive::Question;
use whocan_worlds::small::{MODES, cases, scopes, subjects, world};

use crate::support::{over_worlds, worlds};

/// Compares the two on one world, and says in how many cells they agree.
fn agree(seed: u64) -> u64 {
    let instance = world(seed);
    let resolver = Resolver::new(Arc::new(instance.clone()));
    let mut cells = 0;
    for subject in &subjects(&instance) {
        for scope in scopes(&instance) {
            for mode in MODES {
                let access = resolver.access(subject, scope, mode).unwrap();
                let keys: Vec<&str> = access
                    .permission_keys()
                    .map(PermissionKey::as_str)
                    .collect();
                let fast: Vec<(Condition, Condition)> = keys
                    .iter()
                    .map(|key| (access.granted(key), access.effective(key)))
                    .collect();
                for relations in &cases(mode, scope) {
                    let question = Question {
                        instance: &instance,
                        subject,
                        scope,
                        mode,
                        relations,
                    };
                    let naive = question.answers(&keys);
                    for ((key, (granted, effective)), naive) in keys.iter().zip(&fast).zip(naive) {
                        let fast = (granted.holds(relations), effective.holds(relations));
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
        cells += agree_on_globals(seed, &resolver, subject);
    }
    cells
}

fn agree_on_globals(seed: u64, resolver: &Resolver, subject: &Subject) -> u64 {
    let instance = resolver.instance();
    let question = Question {
        instance,
        subject,
        scope: Scope::Project(ProjectId(0)),
        mode: MODES[0],
        relations: &Relations::new(),
    };
    let keys = ["ADMINISTER", "SYSTEM_ADMIN", "BULK_CHANGE"];
    for key in keys {
        let fast = resolver.has_global_permission(subject, key).unwrap();
        let naive = question.global(key);
        assert_eq!(fast, naive, "seed {seed}: global {key} for {subject:?}");
    }
    keys.len() as u64
}

#[test]
fn the_resolver_agrees_with_the_naive_one() {
    let cells = over_worlds(worlds(10_000), agree);
    println!("{cells} cells compared with the naive resolver");
    assert!(cells > 0);
}
