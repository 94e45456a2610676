//! Kinds of holders and subjects: the same dot everywhere, and always a word beside it.

use leptos::prelude::*;
use whocan_access::Holder;

use crate::i18n::texts;

/// What kind of thing a holder, or a subject, is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Everybody, signed in or not.
    Anyone,
    /// Whoever has access to an application.
    Access,
    /// A project role.
    Role,
    /// A group.
    Group,
    /// One person: a user, or the project's lead.
    Person,
    /// Whoever is so related to an issue.
    Issue,
    /// Not known here.
    Unknown,
}

impl Kind {
    /// The kind of a holder.
    pub fn of(holder: &Holder) -> Self {
        match holder {
            Holder::Anyone => Self::Anyone,
            Holder::ApplicationRole(_) | Holder::PortalCustomers => Self::Access,
            Holder::ProjectRole(_) => Self::Role,
            Holder::Group(_) => Self::Group,
            Holder::User(_) | Holder::ProjectLead => Self::Person,
            Holder::Unknown { .. } => Self::Unknown,
            Holder::Reporter
            | Holder::Assignee
            | Holder::UserCustomField(_)
            | Holder::GroupCustomField(_)
            | Holder::ReporterCreate
            | Holder::AssigneeAssignable => Self::Issue,
        }
    }

    /// Its word, such as 'group'. Reactive.
    pub fn word(self) -> &'static str {
        let kinds = &texts().common.kinds;
        match self {
            Self::Anyone => kinds.anyone,
            Self::Access => kinds.access,
            Self::Role => kinds.role,
            Self::Group => kinds.group,
            Self::Person => kinds.person,
            Self::Issue => kinds.issue,
            Self::Unknown => kinds.unknown,
        }
    }

    /// The class of its dot.
    pub fn dot_class(self) -> &'static str {
        match self {
            Self::Anyone => "dot dot-anyone",
            Self::Access => "dot dot-access",
            Self::Role => "dot dot-role",
            Self::Group => "dot dot-group",
            Self::Person => "dot dot-person",
            Self::Issue => "dot dot-issue",
            Self::Unknown => "dot dot-unknown",
        }
    }
}

/// The dot of a kind. Says nothing to a screen reader: the kind's word stands beside it.
#[component]
pub fn Dot(kind: Kind) -> impl IntoView {
    view! { <span class=kind.dot_class() aria-hidden="true"></span> }
}
