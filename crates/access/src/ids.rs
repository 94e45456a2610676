//! Names and numbers of things: a type for each kind, so that they cannot be mixed up.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// Cheap to clone: clones share one text. Compared letter by letter.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    )*};
}

macro_rules! number_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )*};
}

text_id! {
    /// Key of a permission, such as `BROWSE_PROJECTS`. Apps bring keys of their own.
    PermissionKey;
    /// Key of a user: what grants name. Not the name used to sign in.
    UserKey;
    /// Name of a group, which is also its identity.
    GroupName;
    /// Key of an application, such as `jira-software`.
    ApplicationKey;
    /// Id of a custom field, such as `customfield_10101`.
    FieldId;
    /// Key of a project, such as `ACME`.
    ProjectKey;
    /// Key of an issue, such as `ACME-7`.
    IssueKey;
}

number_id! {
    /// Id of a permission scheme. The Default Permission Scheme is 0, custom ones start at 10000.
    SchemeId;
    /// Id of a grant, unique over all schemes.
    GrantId;
    /// Id of a project role.
    RoleId;
    /// Id of a project.
    ProjectId;
    /// Id of an issue.
    IssueId;
    /// Id of an issue security scheme.
    SecuritySchemeId;
    /// Id of a level of an issue security scheme.
    SecurityLevelId;
}

impl SchemeId {
    /// The Default Permission Scheme: editable, never deletable (domain.md, section 1).
    pub const DEFAULT: Self = Self(0);
}
