//! What a standpoint says of a cell against what the resolver says after a draft of that cell.

use std::sync::Arc;

use fastrand::Rng;
use whocan_access::{Access, Cell, Condition, Draft, Holder, PermissionKey, Resolver, Scope};
use whocan_worlds::small::{MODES, scopes, subjects, world};

use crate::support::{over_worlds, worlds};

/// Cells tried for each subject, scope and mode.
const TRIED: usize = 6;

/// Everything that an answer says.
fn said(access: &Access) -> Vec<(PermissionKey, Condition, Condition)> {
    let keys = access.permission_keys();
    let said = keys.map(|key| {
        let (granted, effective) = (access.granted(key.as_str()), access.effective(key.as_str()));
        (key.clone(), granted, effective)
    });
    said.collect()
}

/// Compares the two on one world, and says for how many cells.
fn agree(seed: u64) -> u64 {
    let instance = world(seed);
    let resolver = Resolver::new(Arc::new(instance.clone()));
    let mut random = Rng::with_seed(seed);
    let schemes = instance.schemes.values();
    let mut cells: Vec<Cell> = schemes.flat_map(|scheme| scheme.cells()).collect();
    cells.push(Cell::new("BROWSE_PROJECTS", Holder::Anyone));
    let holders: Vec<Holder> = cells.iter().map(|cell| cell.holder.clone()).collect();
    for holder in holders {
        for permission in ["CREATE_ISSUES", "ASSIGNABLE_USER", "com.app__NEW"] {
            cells.push(Cell::new(permission, holder.clone()));
        }
    }
    let mut compared = 0;
    for subject in &subjects(&instance) {
        for scope in scopes(&instance) {
            let project = match scope {
                Scope::Project(id) => id,
                Scope::Issue(id) => instance.issues[&id].project,
            };
            let scheme = instance.projects[&project].scheme;
            for mode in MODES {
                let standpoint = resolver.standpoint(subject, scope, mode).unwrap();
                let before = resolver.access(subject, scope, mode).unwrap();
                assert_eq!(said(standpoint.access()), said(&before), "seed {seed}");
                for _ in 0..TRIED {
                    let cell = random.choice(&cells).unwrap();
                    let granted = random.bool();
                    let mut draft = Draft::default();
                    if granted {
                        draft.added.insert(cell.clone());
                    } else {
                        draft.removed.insert(cell.clone());
                    }
                    let after = match resolver.with_draft(scheme, &draft) {
                        Ok(changed) => changed.access(subject, scope, mode).unwrap(),
                        Err(_) => before.clone(),
                    };
                    assert_eq!(
                        said(&standpoint.with(cell, granted)),
                        said(&after),
                        "seed {seed}: {granted} {cell:?} for {subject:?} at {scope:?}, {mode:?}"
                    );
                    compared += 1;
                }
            }
        }
    }
    compared
}

#[test]
fn a_standpoint_says_what_a_draft_leads_to() {
    let cells = over_worlds(worlds(10_000) / 50, agree);
    println!("{cells} cells tried from a standpoint");
    assert!(cells > 0);
}
