//! Permission schemes in dense numbers: each holder once, with what it is granted.

use std::sync::Arc;

use crate::compiled::catalogue::Catalogue;
use crate::compiled::lists::dense;
use crate::compiled::people::People;
use crate::draft::Draft;
use crate::holder::{Holder, Relation};
use crate::ids::{FieldId, RoleId, SchemeId};
use crate::instance::Instance;
use crate::permission::{BROWSE_PROJECTS, CREATE_ISSUES};
use crate::permission_set::{PermissionIndex, PermissionSet};
use crate::scheme::{Cell, PermissionScheme};

/// A holder in dense numbers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum CompiledHolder {
    Anyone,
    SignedIn,
    AnyApplication,
    Application(u32),
    User(u32),
    Group(u32),
    Role(RoleId),
    Lead,
    Reporter,
    Assignee,
    UserField(FieldId),
    GroupField(FieldId),
    ReporterCreate,
    AssigneeAssignable,
    /// Portal customers, unknown kinds, and whatever names something unknown.
    Nobody,
}

impl CompiledHolder {
    pub(crate) fn new(holder: &Holder, people: &People) -> Self {
        match holder {
            Holder::Anyone => Self::Anyone,
            Holder::ApplicationRole(None) => Self::AnyApplication,
            Holder::ApplicationRole(Some(key)) => people
                .application(key)
                .map_or(Self::Nobody, Self::Application),
            Holder::User(key) => people.user(key).map_or(Self::Nobody, Self::User),
            Holder::Group(name) => people.group(name).map_or(Self::Nobody, Self::Group),
            Holder::ProjectRole(role) => Self::Role(*role),
            Holder::ProjectLead => Self::Lead,
            Holder::Reporter => Self::Reporter,
            Holder::Assignee => Self::Assignee,
            Holder::UserCustomField(field) => Self::UserField(field.clone()),
            Holder::GroupCustomField(field) => Self::GroupField(field.clone()),
            Holder::ReporterCreate => Self::ReporterCreate,
            Holder::AssigneeAssignable => Self::AssigneeAssignable,
            Holder::PortalCustomers | Holder::Unknown { .. } => Self::Nobody,
        }
    }

    /// The holder of a grant, as it counts for that permission: whoever creates an issue becomes
    /// its reporter, so Create Issues for Reporter is for any signed-in user (domain.md, rule 5);
    /// two kinds count for Browse Projects only (domain.md, section 2).
    pub(crate) fn of(cell: &Cell, people: &People) -> Self {
        match (&cell.holder, cell.permission.as_str()) {
            (Holder::Reporter, CREATE_ISSUES) => Self::SignedIn,
            (Holder::ReporterCreate | Holder::AssigneeAssignable, permission)
                if permission != BROWSE_PROJECTS =>
            {
                Self::Nobody
            }
            (holder, _) => Self::new(holder, people),
        }
    }

    /// The relation to an issue that it is about, if any.
    pub(crate) fn relation(&self) -> Option<Relation> {
        match self {
            Self::Reporter | Self::ReporterCreate => Some(Relation::Reporter),
            Self::Assignee | Self::AssigneeAssignable => Some(Relation::Assignee),
            Self::UserField(field) => Some(Relation::InUserField(field.clone())),
            Self::GroupField(field) => Some(Relation::InGroupField(field.clone())),
            _ => None,
        }
    }
}

/// What a scheme grants, holder by holder.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct CompiledScheme {
    /// By holder, in the order of [`CompiledHolder`]; no holder twice.
    pub(crate) columns: Vec<(CompiledHolder, PermissionSet)>,
    /// What those get who are so related to an issue, for [`Mode::Conditional`](crate::Mode).
    pub(crate) related: Vec<(Relation, PermissionSet)>,
}

impl CompiledScheme {
    /// Compiles a scheme. The catalogue must know all its permissions.
    pub(crate) fn new(scheme: &PermissionScheme, people: &People, catalogue: &Catalogue) -> Self {
        let mut compiled = Self::default();
        for grant in &scheme.grants {
            if let Some(permission) = catalogue.number(&grant.cell.permission) {
                let holder = CompiledHolder::of(&grant.cell, people);
                compiled.set(holder, permission, true);
            }
        }
        compiled.relate();
        compiled
    }

    /// The same scheme with a draft over it. A cell both added and removed counts as added.
    pub(crate) fn with_draft(&self, draft: &Draft, people: &People, catalogue: &Catalogue) -> Self {
        let mut copy = self.clone();
        for (cells, granted) in [(&draft.removed, false), (&draft.added, true)] {
            for cell in cells {
                if let Some(permission) = catalogue.number(&cell.permission) {
                    copy.set(CompiledHolder::of(cell, people), permission, granted);
                }
            }
        }
        copy.relate();
        copy
    }

    /// What a holder is granted; nothing for one that is no column.
    pub(crate) fn granted(&self, holder: &CompiledHolder) -> Option<&PermissionSet> {
        let found = self
            .columns
            .binary_search_by(|(known, _)| known.cmp(holder));
        let column = self.columns.get(found.ok()?);
        column.map(|(_, granted)| granted)
    }

    /// Grants a permission to a holder, or takes it away.
    fn set(&mut self, holder: CompiledHolder, permission: PermissionIndex, granted: bool) {
        if holder == CompiledHolder::Nobody {
            return;
        }
        let found = self
            .columns
            .binary_search_by(|(known, _)| known.cmp(&holder));
        let at = found.unwrap_or_else(|at| {
            self.columns.insert(at, (holder, PermissionSet::default()));
            at
        });
        if let Some((_, set)) = self.columns.get_mut(at) {
            if granted {
                set.insert(permission);
            } else {
                set.remove(permission);
            }
            if set.is_empty() {
                self.columns.remove(at);
            }
        }
    }

    fn relate(&mut self) {
        self.related.clear();
        for (holder, granted) in &self.columns {
            let Some(relation) = holder.relation() else {
                continue;
            };
            match self
                .related
                .iter_mut()
                .find(|(known, _)| *known == relation)
            {
                Some((_, all)) => all.union_with(granted),
                None => self.related.push((relation, granted.clone())),
            }
        }
        self.related
            .sort_by(|(left, _), (right, _)| left.cmp(right));
    }
}

/// Every scheme. The number of a scheme is its position in the sorted list of ids.
#[derive(Clone, Debug)]
pub(crate) struct Schemes {
    ids: Arc<Vec<SchemeId>>,
    compiled: Arc<Vec<Arc<CompiledScheme>>>,
    /// One that is another than in the list: so that a draft need not copy the list.
    changed: Option<(u32, Arc<CompiledScheme>)>,
}

impl Schemes {
    pub(crate) fn new(instance: &Instance, people: &People, catalogue: &Catalogue) -> Self {
        let schemes = instance.schemes.values();
        let compiled =
            schemes.map(|scheme| Arc::new(CompiledScheme::new(scheme, people, catalogue)));
        Self {
            ids: Arc::new(instance.schemes.keys().copied().collect()),
            compiled: Arc::new(compiled.collect()),
            changed: None,
        }
    }

    pub(crate) fn number(&self, id: SchemeId) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(dense)
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Arc<CompiledScheme>> {
        match &self.changed {
            Some((changed, scheme)) if *changed == number => Some(scheme),
            _ => self.compiled.get(number as usize),
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.compiled.len()
    }

    /// Puts another scheme in the place of one, or a new one among them: that moves the numbers of
    /// those after it.
    pub(crate) fn set(&mut self, id: SchemeId, scheme: Arc<CompiledScheme>) {
        match self.ids.binary_search(&id) {
            Ok(at) => {
                let at = dense(at);
                let changed = self.changed.as_ref();
                if changed.is_some_and(|(changed, _)| *changed != at) {
                    self.settle();
                }
                self.changed = Some((at, scheme));
            }
            Err(at) => {
                self.settle();
                Arc::make_mut(&mut self.ids).insert(at, id);
                Arc::make_mut(&mut self.compiled).insert(at, scheme);
            }
        }
    }

    fn settle(&mut self) {
        if let Some((number, scheme)) = self.changed.take()
            && let Some(slot) = Arc::make_mut(&mut self.compiled).get_mut(number as usize)
        {
            *slot = scheme;
        }
    }
}
