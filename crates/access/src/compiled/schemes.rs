//! Permission schemes in dense numbers: each holder once, with what it is granted.

use std::collections::BTreeMap;

use crate::compiled::catalogue::Catalogue;
use crate::compiled::people::People;
use crate::holder::{Holder, Relation};
use crate::ids::{FieldId, RoleId};
use crate::permission::{BROWSE_PROJECTS, CREATE_ISSUES};
use crate::permission_set::PermissionSet;
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
#[derive(Clone, Debug, Default)]
pub(crate) struct CompiledScheme {
    pub(crate) columns: Vec<(CompiledHolder, PermissionSet)>,
}

impl CompiledScheme {
    /// Compiles a scheme. The catalogue must know all its permissions.
    pub(crate) fn new(scheme: &PermissionScheme, people: &People, catalogue: &Catalogue) -> Self {
        let mut columns: BTreeMap<CompiledHolder, PermissionSet> = BTreeMap::new();
        for grant in &scheme.grants {
            if let Some(permission) = catalogue.find(grant.cell.permission.as_str()) {
                columns
                    .entry(CompiledHolder::of(&grant.cell, people))
                    .or_default()
                    .insert(permission);
            }
        }
        columns.remove(&CompiledHolder::Nobody);
        Self {
            columns: columns.into_iter().collect(),
        }
    }
}
