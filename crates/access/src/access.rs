//! The answer to 'what may they do here': for each permission, granted and effective, and under
//! which condition.

use crate::inserting::Inserting;
use std::collections::BTreeSet;
use std::iter::once;
use std::sync::Arc;

use crate::compiled::catalogue::Catalogue;
use crate::holder::Relation;
use crate::ids::{PermissionKey, SecurityLevelId};
use crate::permission_set::{PermissionIndex, PermissionSet};

/// The relations a subject has to an issue; empty for an issue they have nothing to do with.
pub type Relations = BTreeSet<Relation>;

/// On which issues something holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Condition {
    /// On all issues of the project (on the issue asked about, where there is one).
    Always,
    /// Only on issues to which the subject has *all* relations of *one* of these sets. The sets
    /// are minimal and never empty.
    OnIssues(Vec<Relations>),
    /// On none.
    Never,
}

impl Condition {
    /// The condition 'one of these sets', reduced to minimal sets.
    fn any_of(sets: &BTreeSet<Relations>) -> Self {
        let minimal: Vec<Relations> = sets
            .iter()
            .filter(|set| {
                !sets
                    .iter()
                    .any(|other| other != *set && other.is_subset(set))
            })
            .cloned()
            .collect();
        match minimal.as_slice() {
            [] => Self::Never,
            [only] if only.is_empty() => Self::Always,
            _ => Self::OnIssues(minimal),
        }
    }

    /// Whether it holds on an issue to which the subject has these relations.
    #[must_use]
    pub fn holds(&self, relations: &Relations) -> bool {
        match self {
            Self::Always => true,
            Self::OnIssues(sets) => sets.iter().any(|set| set.is_subset(relations)),
            Self::Never => false,
        }
    }
}

/// Why a granted permission cannot be used.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lack {
    /// It needs a permission that is not granted on the same issue (domain.md, rule 7).
    Permission(PermissionKey),
    /// The issue has a security level of which the subject is no member (domain.md, rule 8).
    SecurityLevel(SecurityLevelId),
    /// The project is archived and thus read-only (domain.md, rule 9).
    Archived,
}

/// What one permission comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Usable without condition.
    Yes,
    /// Usable only on issues to which the subject has all relations of one of these sets.
    OnIssues(Vec<Relations>),
    /// Granted, at least on some issues, but usable on none.
    Unusable(Vec<Lack>),
    /// Not granted.
    No,
}

/// What one subject may do in one scope: an answer for every permission.
///
/// *Granted* is what the scheme says; *effective* is what can be used, because everything it
/// needs is granted on the same issue (domain.md, rule 7).
#[derive(Clone, Debug)]
pub struct Access {
    pub(crate) catalogue: Arc<Catalogue>,
    /// Granted whatever the issue.
    pub(crate) base: PermissionSet,
    /// Granted besides, on issues of one relation. No relation twice.
    pub(crate) related: Vec<(Relation, PermissionSet)>,
    /// The level that keeps the subject from seeing the issue.
    pub(crate) hidden_by: Option<SecurityLevelId>,
    pub(crate) archived: bool,
}

impl Access {
    /// On which issues a permission is granted. Takes a key, an alias or a legacy number; an
    /// unknown one is granted never.
    #[must_use]
    pub fn granted(&self, permission: &str) -> Condition {
        self.catalogue
            .find(permission)
            .map_or(Condition::Never, |permission| {
                Condition::any_of(&self.sources(permission))
            })
    }

    /// On which issues a permission can be used. Takes a key, an alias or a legacy number; an
    /// unknown one can be used never.
    #[must_use]
    pub fn effective(&self, permission: &str) -> Condition {
        self.catalogue
            .find(permission)
            .map_or(Condition::Never, |permission| self.effective_at(permission))
    }

    /// What a permission comes to, in one word and its reason.
    #[must_use]
    pub fn verdict(&self, permission: &str) -> Verdict {
        match self.effective(permission) {
            Condition::Always => Verdict::Yes,
            Condition::OnIssues(sets) => Verdict::OnIssues(sets),
            Condition::Never => match self.granted(permission) {
                Condition::Never => Verdict::No,
                _ => Verdict::Unusable(self.lacks(permission)),
            },
        }
    }

    /// What keeps a granted permission from being used on any issue; empty where it can be used
    /// or is not granted. What an operation needs elsewhere, such as Create Issues where an issue
    /// is moved to (domain.md, rule 7), is a question to be asked there.
    #[must_use]
    pub fn lacks(&self, permission: &str) -> Vec<Lack> {
        let Some(number) = self.catalogue.find(permission) else {
            return Vec::new();
        };
        if self.sources(number).is_empty() || self.effective_at(number) != Condition::Never {
            return Vec::new();
        }
        let mut lacks = Vec::new();
        if self.archived && number != self.catalogue.browse() {
            lacks.push(Lack::Archived);
        }
        if let Some(level) = self.hidden_by {
            lacks.push(Lack::SecurityLevel(level));
        }
        let browse = self.catalogue.browse();
        if self.catalogue.needs_browse(number) && self.sources(browse).is_empty() {
            lacks.extend(self.catalogue.key(browse).cloned().map(Lack::Permission));
        }
        lacks
    }

    /// The permissions that can be used on an issue to which the subject has these relations.
    #[must_use]
    pub fn usable_with(&self, relations: &Relations) -> BTreeSet<PermissionKey> {
        self.usable_set(relations)
            .iter()
            .filter_map(|permission| self.catalogue.key(permission).cloned())
            .into_set()
    }

    /// The sets of relations worth showing: none, each single one that the scheme can tell apart,
    /// and a combination where it adds something that no part of it gives (domain.md, rule 6).
    #[must_use]
    pub fn cases(&self) -> Vec<Relations> {
        let none = Relations::new();
        let singles = self
            .related
            .iter()
            .map(|(relation, _)| once(relation.clone()).into_set());
        let mut cases: Vec<Relations> = once(none).chain(singles).collect();
        let combined: BTreeSet<Relations> = self
            .permissions()
            .filter_map(|(number, _)| match self.effective_at(number) {
                Condition::OnIssues(sets) => Some(sets),
                _ => None,
            })
            .flatten()
            .filter(|set| set.len() > 1)
            .into_set();
        cases.extend(combined);
        cases
    }

    /// Every permission of the instance: the built-in project permissions first, then the others.
    pub fn permission_keys(&self) -> impl Iterator<Item = &PermissionKey> {
        self.catalogue.keys().iter()
    }

    fn permissions(&self) -> impl Iterator<Item = (PermissionIndex, &PermissionKey)> {
        (0..).map(PermissionIndex).zip(self.catalogue.keys())
    }

    fn usable_set(&self, relations: &Relations) -> PermissionSet {
        let mut granted = self.base.clone();
        for (relation, more) in &self.related {
            if relations.contains(relation) {
                granted.union_with(more);
            }
        }
        if self.hidden_by.is_some() {
            PermissionSet::default()
        } else if self.archived {
            self.catalogue.usable_archived(&granted)
        } else {
            self.catalogue.usable(&granted)
        }
    }

    /// The relation sets, each of at most one relation, under which a permission is granted.
    fn sources(&self, permission: PermissionIndex) -> BTreeSet<Relations> {
        if self.base.contains(permission) {
            return once(Relations::new()).into_set();
        }
        self.related
            .iter()
            .filter(|(_, granted)| granted.contains(permission))
            .map(|(relation, _)| once(relation.clone()).into_set())
            .into_set()
    }

    fn effective_at(&self, permission: PermissionIndex) -> Condition {
        let browse = self.catalogue.browse();
        if self.hidden_by.is_some() || (self.archived && permission != browse) {
            return Condition::Never;
        }
        let mut sources = self.sources(permission);
        if let Some(whole) = self.catalogue.included_in(permission) {
            sources.extend(self.sources(whole));
        }
        if !self.catalogue.needs_browse(permission) {
            return Condition::any_of(&sources);
        }
        let seen = self.sources(browse);
        let both = sources
            .iter()
            .flat_map(|source| seen.iter().map(move |see| source | see));
        Condition::any_of(&both.into_set())
    }
}
