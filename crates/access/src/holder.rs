//! Whom a grant names: the holder kinds of domain.md, section 2.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ids::{ApplicationKey, FieldId, GroupName, RoleId, UserKey};

/// Whom a grant, or a level of issue security, names.
///
/// A holder may name something that no longer exists (a deleted group, say): it then matches
/// nobody and stays as it is (domain.md, rule 4).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Holder {
    /// Everybody, signed in or not.
    Anyone,
    /// Any active user with access to any application (`None`), or to that one.
    ApplicationRole(Option<ApplicationKey>),
    /// One user.
    User(UserKey),
    /// The members of a group, through sub-groups too.
    Group(GroupName),
    /// The actors of a role in the project asked about.
    ProjectRole(RoleId),
    /// The lead of the project asked about.
    ProjectLead,
    /// The reporter of the issue.
    Reporter,
    /// The current assignee of the issue.
    Assignee,
    /// The users named in a field of the issue.
    UserCustomField(FieldId),
    /// The members of the groups named in a field of the issue.
    GroupCustomField(FieldId),
    /// Portal customers of a service project; never an ordinary user.
    PortalCustomers,
    /// Browse only. Without an issue: whoever may create there; on an issue: its reporter.
    ReporterCreate,
    /// Browse only. Without an issue: whoever is assignable there; on an issue: its assignee.
    AssigneeAssignable,
    /// A kind this program does not know: matches nobody, and round-trips unchanged.
    Unknown {
        /// The kind as it was read.
        kind: Arc<str>,
        /// The parameter as it was read.
        parameter: Option<Arc<str>>,
    },
}

impl Holder {
    /// The relation to an issue that this holder is about, if it depends on an issue
    /// (domain.md, rule 5).
    #[must_use]
    pub fn relation(&self) -> Option<Relation> {
        match self {
            Self::Reporter | Self::ReporterCreate => Some(Relation::Reporter),
            Self::Assignee | Self::AssigneeAssignable => Some(Relation::Assignee),
            Self::UserCustomField(field) => Some(Relation::InUserField(field.clone())),
            Self::GroupCustomField(field) => Some(Relation::InGroupField(field.clone())),
            _ => None,
        }
    }
}

/// How a user can be related to an issue, where grants depend on it (domain.md, rule 6).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Relation {
    /// They reported the issue.
    Reporter,
    /// The issue is assigned to them.
    Assignee,
    /// They are named in this field of the issue.
    InUserField(FieldId),
    /// They are in a group that is named in this field of the issue.
    InGroupField(FieldId),
}
