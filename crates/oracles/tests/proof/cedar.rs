//! The resolver against Cedar, on random worlds.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use fastrand::Rng;
use whocan_access::Resolver;
use whocan_oracles::cedar::{Ask, Judge};
use whocan_worlds::small::{MODES, cases, scopes, subjects, world};

use crate::support::{over_worlds, worlds};

/// Questions asked in each world, of the many that there are: Cedar takes its time.
const QUESTIONS: u64 = 300;

/// Compares the two in some cells of one world and says in how many they agree; `None` if the
/// world cannot be said in Cedar.
fn agree(seed: u64) -> Option<u64> {
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
fn the_resolver_agrees_with_cedar() {
    let number = worlds(10_000) / 25;
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
