//! The permissions of an instance in dense numbers, and what each needs.

use crate::inserting::Inserting;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::built_in::BUILT_IN;
use crate::ids::PermissionKey;
use crate::instance::Instance;
use crate::permission::{self, BROWSE_PROJECTS};
use crate::permission_set::{PermissionIndex, PermissionSet};

/// Permission keys and their dense numbers: the built-in project permissions, then what apps
/// declare, then any other key that a scheme grants.
#[derive(Clone, Debug)]
pub(crate) struct Catalogue {
    keys: Vec<PermissionKey>,
    numbers: FxHashMap<PermissionKey, PermissionIndex>,
    needs_browse: PermissionSet,
    browse: PermissionIndex,
    /// (included, in what includes it).
    included: Vec<(PermissionIndex, PermissionIndex)>,
}

impl Catalogue {
    pub(crate) fn new(instance: &Instance) -> Self {
        let mut catalogue = Self {
            keys: Vec::new(),
            numbers: FxHashMap::default(),
            needs_browse: PermissionSet::default(),
            browse: PermissionIndex(0),
            included: Vec::new(),
        };
        let project_permissions = || BUILT_IN.iter().filter(|p| !p.is_global());
        for permission in project_permissions() {
            let number = catalogue.intern(&permission.permission_key());
            if permission.needs_browse {
                catalogue.needs_browse.insert(number);
            }
        }
        catalogue.browse = catalogue.intern(&BROWSE_PROJECTS.into());
        for permission in project_permissions() {
            if let Some(whole) = permission.included_in {
                let pair = (
                    catalogue.intern(&permission.permission_key()),
                    catalogue.intern(&whole.into()),
                );
                catalogue.included.push(pair);
            }
        }
        let schemes = instance.schemes.values();
        let granted =
            schemes.flat_map(|scheme| scheme.grants.iter().map(|grant| &grant.cell.permission));
        let others: BTreeSet<&PermissionKey> = instance
            .app_permissions
            .keys()
            .chain(granted)
            .filter(|key| !catalogue.numbers.contains_key(*key))
            .into_set();
        for key in others {
            catalogue.intern(key);
        }
        catalogue
    }

    /// The number of a key, which gets one if it has none yet.
    pub(crate) fn intern(&mut self, key: &PermissionKey) -> PermissionIndex {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = PermissionIndex(u32::try_from(self.keys.len()).unwrap_or(u32::MAX));
        self.keys.push(key.clone());
        self.numbers.insert(key.clone(), number);
        number
    }

    /// The number of exactly this key, if it has one.
    pub(crate) fn number(&self, key: &PermissionKey) -> Option<PermissionIndex> {
        self.numbers.get(key).copied()
    }

    /// The permission meant by a key, a deprecated alias or a legacy number (domain.md, rule 10).
    pub(crate) fn find(&self, name: &str) -> Option<PermissionIndex> {
        self.numbers.get(name).copied().or_else(|| {
            permission::find(name).and_then(|built_in| self.numbers.get(built_in.key).copied())
        })
    }

    pub(crate) fn keys(&self) -> &[PermissionKey] {
        &self.keys
    }

    pub(crate) fn key(&self, number: PermissionIndex) -> Option<&PermissionKey> {
        self.keys.get(number.0 as usize)
    }

    pub(crate) fn browse(&self) -> PermissionIndex {
        self.browse
    }

    pub(crate) fn needs_browse(&self, permission: PermissionIndex) -> bool {
        self.needs_browse.contains(permission)
    }

    /// The permission that includes this one in effect (domain.md, rule 7).
    pub(crate) fn included_in(&self, permission: PermissionIndex) -> Option<PermissionIndex> {
        self.included
            .iter()
            .find(|(part, _)| *part == permission)
            .map(|(_, whole)| *whole)
    }

    /// What a set of granted permissions comes to in use, on one issue (domain.md, rule 7).
    pub(crate) fn usable(&self, granted: &PermissionSet) -> PermissionSet {
        let mut usable = granted.clone();
        for (part, all) in &self.included {
            if granted.contains(*all) {
                usable.insert(*part);
            }
        }
        if !granted.contains(self.browse) {
            usable.subtract(&self.needs_browse);
        }
        usable
    }

    /// What stays usable in an archived project (domain.md, rule 9).
    pub(crate) fn usable_archived(&self, granted: &PermissionSet) -> PermissionSet {
        let browse = Some(self.browse).filter(|browse| granted.contains(*browse));
        browse.into_iter().collect()
    }
}
