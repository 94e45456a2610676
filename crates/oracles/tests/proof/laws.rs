//! Laws that hold in every world.

use std::sync::Arc;

use fastrand::Rng;
use whocan_access::{
    Cell, Condition, Draft, Holder, Instance, Merge, Mode, PermissionScheme, Resolver, Scope,
    Standing, Subject, Verdict,
};
use whocan_worlds::small::{MODES, relation_sets, scopes, subjects, world};

use crate::support::worlds;

/// The seeds of the worlds that each law is tried in.
fn seeds() -> std::ops::Range<u64> {
    0..worlds(10_000) / 20
}

/// Grants of a world's first scheme, with one more or one less.
fn changed(instance: &Instance, draft: &Draft) -> Resolver {
    let scheme = instance.schemes.values().next().unwrap();
    Resolver::new(Arc::new(instance.clone())).with_scheme(draft.apply(scheme))
}

#[test]
fn adding_a_grant_takes_nothing_away() {
    for seed in seeds() {
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
    for seed in seeds() {
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
    for seed in seeds() {
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

/// A draft by chance: some grants removed, some cells added.
fn draft(scheme: &PermissionScheme, random: &mut Rng) -> Draft {
    let mut draft = Draft::default();
    for grant in &scheme.grants {
        if random.u8(..3) == 0 {
            draft.set(scheme, grant.cell.clone(), false);
        }
    }
    let holders = [Holder::Anyone, Holder::Reporter, Holder::ProjectLead];
    for permission in ["BROWSE_PROJECTS", "ADD_COMMENTS", "com.app__NEW"] {
        for holder in &holders {
            if random.bool() {
                draft.set(scheme, Cell::new(permission, holder.clone()), true);
            }
        }
    }
    draft
}

#[test]
fn a_draft_and_then_its_inverse_is_nothing() {
    for seed in seeds() {
        let mut random = Rng::with_seed(seed);
        for scheme in world(seed).schemes.values() {
            let draft = draft(scheme, &mut random);
            let there = draft.apply(scheme);
            let back = draft.inverse().apply(&there);
            assert_eq!(back.cells(), scheme.cells(), "seed {seed}");
            assert!(draft.then(&draft.inverse()).is_empty(), "seed {seed}");
            assert_eq!(Draft::between(scheme, &there), draft, "seed {seed}");
        }
    }
}

#[test]
fn merging_commutes_where_drafts_do_not_overlap() {
    let mut merged: u64 = 0;
    for seed in seeds() {
        let mut random = Rng::with_seed(seed);
        for scheme in world(seed).schemes.values() {
            let [one, other] = [(), ()].map(|()| draft(scheme, &mut random));
            let (first, second) = (one.apply(scheme), other.apply(scheme));
            let onto_second = Merge::new(scheme, &one, &second);
            let onto_first = Merge::new(scheme, &other, &first);
            if onto_second.overlaps.is_empty() && onto_first.overlaps.is_empty() {
                let left = onto_second.draft.apply(&second).cells();
                let right = onto_first.draft.apply(&first).cells();
                assert_eq!(left, right, "seed {seed}");
                merged += 1;
            }
        }
    }
    assert!(merged > 0, "all drafts overlap");
}

#[test]
fn removing_a_member_changes_only_that_member() {
    for seed in seeds() {
        let instance = world(seed);
        let before = Resolver::new(Arc::new(instance.clone()));
        for group in instance.groups.values() {
            let Some(removed) = group.users.first() else {
                continue;
            };
            let mut rest = group.users.clone();
            rest.remove(removed);
            let after = before.with_members(&group.name, rest).unwrap();
            for subject in &subjects(&instance) {
                if *subject == Subject::User(removed.clone()) {
                    continue;
                }
                for scope in scopes(&instance) {
                    let old = before.access(subject, scope, Mode::Conditional).unwrap();
                    let new = after.access(subject, scope, Mode::Conditional).unwrap();
                    for permission in old.permission_keys() {
                        let key = permission.as_str();
                        assert_eq!(old.verdict(key), new.verdict(key), "seed {seed}");
                    }
                }
            }
        }
    }
}

#[test]
fn everywhere_is_what_access_says_in_each_project() {
    for seed in seeds() {
        let instance = world(seed);
        let resolver = Resolver::new(Arc::new(instance.clone()));
        for subject in &subjects(&instance) {
            for mode in MODES {
                let everywhere = resolver.everywhere(subject, mode).unwrap();
                for (project, summary) in everywhere.projects() {
                    let scope = Scope::Project(project);
                    let access = resolver.access(subject, scope, mode).unwrap();
                    for permission in access.permission_keys() {
                        let key = permission.as_str();
                        let expected = match access.verdict(key) {
                            Verdict::Yes => Standing::Yes,
                            Verdict::OnIssues(_) => Standing::OnSomeIssues,
                            Verdict::Unusable(_) => Standing::Unusable,
                            Verdict::No => Standing::No,
                        };
                        assert_eq!(summary.standing(key), expected, "seed {seed}: {key}");
                    }
                }
            }
        }
    }
}
