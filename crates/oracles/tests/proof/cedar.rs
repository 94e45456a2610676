//! The resolver against Cedar, on random worlds.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use fastrand::Rng;
use whocan_access::{Condition, PermissionKey, Relations, Resolver};
use whocan_oracles::cedar::{Ask, Judge, Sweep};
use whocan_worlds::small::{MODES, cases, relation_sets, scopes, subjects, world};

use crate::support::{over_worlds, worlds};

/// Compares the two in every cell of one world, and says how many there are; `None` if the world
/// cannot be said in Cedar.
fn agree(seed: u64) -> Option<u64> {
    let instance = world(seed);
    let resolver = Resolver::new(Arc::new(instance.clone()));
    let subjects = subjects(&instance);
    let scopes = scopes(&instance);
    let permissions: Vec<_> = resolver.permission_keys().cloned().collect();
    let relations: Relations = relation_sets().into_iter().flatten().collect();
    let sweep = Sweep::new(&instance, &subjects, &scopes, &permissions, &relations).unwrap()?;
    let mut cells = 0;
    for subject in &subjects {
        for scope in scopes.iter().copied() {
            let mut asked = sweep.asked(subject, scope).unwrap();
            for mode in MODES {
                let access = resolver.access(subject, scope, mode).unwrap();
                let keys = permissions.iter().map(PermissionKey::as_str);
                let ours: Vec<[Condition; 2]> = keys
                    .map(|key| [access.granted(key), access.effective(key)])
                    .collect();
                for relations in &cases(mode, scope) {
                    let allowed = asked.allowed(mode, relations).unwrap();
                    assert_eq!(ours.len(), allowed.len());
                    for ((key, ours), allowed) in permissions.iter().zip(&ours).zip(allowed) {
                        let ours = ours.each_ref().map(|condition| condition.holds(relations));
                        assert_eq!(
                            ours, *allowed,
                            "seed {seed}: [granted, effective] of {key} for {subject:?} \
                             at {scope:?}, {mode:?}, as {relations:?}"
                        );
                        cells += 2;
                    }
                }
            }
        }
    }
    Some(cells)
}

#[test]
fn the_resolver_agrees_with_cedar() {
    let number = worlds(10_000);
    let said = AtomicU64::new(0);
    let cells = over_worlds(number, |seed| {
        let cells = agree(seed);
        said.fetch_add(u64::from(cells.is_some()), Ordering::Relaxed);
        cells.unwrap_or(0)
    });
    let said = said.into_inner();
    println!("{said} of them can be said in Cedar, {cells} cells compared with Cedar");
    assert!(said > number / 2);
}

/// Questions asked one by one in each world.
const QUESTIONS: u64 = 300;

/// Compares the two in some cells of one world by a question for each: what is asked at once for
/// all permissions is to be what Cedar says of each of them.
fn agree_one_by_one(seed: u64) -> Option<u64> {
    let instance = world(seed);
    let resolver = Resolver::new(Arc::new(instance.clone()));
    let subjects = subjects(&instance);
    let scopes = scopes(&instance);
    let permissions: Vec<_> = resolver.permission_keys().cloned().collect();
    let judge = Judge::new(&instance, &subjects, &scopes, &permissions).unwrap()?;
    let mut random = Rng::with_seed(seed);
    for _ in 0..QUESTIONS {
        let subject = random.choice(&subjects).unwrap();
        let scope = *random.choice(&scopes).unwrap();
        let permission = random.choice(&permissions).unwrap().as_str();
        let mode = random.choice(MODES).unwrap();
        let ask = random.choice(Ask::BOTH).unwrap();
        let relations = random.choice(cases(mode, scope)).unwrap();
        let access = resolver.access(subject, scope, mode).unwrap();
        let ours = match ask {
            Ask::Granted => access.granted(permission),
            Ask::Effective => access.effective(permission),
        };
        let context = judge.context(mode, &relations).unwrap();
        let question = (ask, permission);
        let request = judge.request(subject, scope, question, context).unwrap();
        assert_eq!(
            ours.holds(&relations),
            judge.allows(&request).unwrap(),
            "seed {seed}: {ask:?} {permission} for {subject:?} at {scope:?}, {mode:?}, \
             as {relations:?}"
        );
    }
    Some(QUESTIONS)
}

#[test]
fn the_resolver_agrees_with_cedar_asked_one_by_one() {
    let cells = over_worlds(worlds(10_000) / 25, |seed| {
        agree_one_by_one(seed).unwrap_or(0)
    });
    println!("{cells} cells compared with Cedar, one by one");
    assert!(cells > 0);
}
