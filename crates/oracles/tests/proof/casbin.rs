//! The resolver against Casbin, on random worlds: what is granted in a project whatever the issue.

use std::sync::Arc;

use casbin::CoreApi;
use fastrand::Rng;
use whocan_access::{Mode, Relations, Resolver, Scope};
use whocan_oracles::casbin::{enforcer, facts};
use whocan_oracles::cedar::principal;
use whocan_worlds::small::{subjects, world};

use crate::support::{over_worlds, worlds};

/// Questions asked in each project, of the many that there are: Casbin takes its time.
const QUESTIONS: u64 = 10;

/// Compares the two in some cells of one world, and says in how many they agree.
fn agree(seed: u64) -> u64 {
    let instance = world(seed);
    let resolver = Resolver::new(Arc::new(instance.clone()));
    let permissions: Vec<_> = resolver.permission_keys().cloned().collect();
    let mut random = Rng::with_seed(seed);
    let mut cells = 0;
    for project in instance.projects.keys() {
        for subject in &subjects(&instance) {
            let one = std::slice::from_ref(subject);
            let judge = enforcer(&facts(&instance, *project, one).unwrap()).unwrap();
            let scope = Scope::Project(*project);
            let access = resolver.access(subject, scope, Mode::Conditional).unwrap();
            for _ in 0..QUESTIONS {
                let permission = random.choice(&permissions).unwrap().as_str();
                let theirs = judge.enforce((principal(subject), permission)).unwrap();
                assert_eq!(
                    access.granted(permission).holds(&Relations::new()),
                    theirs,
                    "seed {seed}: {permission} for {subject:?} in {project}"
                );
                cells += 1;
            }
        }
    }
    cells
}

#[test]
fn the_resolver_agrees_with_casbin() {
    let cells = over_worlds(worlds(10_000) / 50, agree);
    println!("{cells} cells compared with Casbin");
    assert!(cells > 0);
}
