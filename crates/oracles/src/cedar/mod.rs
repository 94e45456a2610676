//! An instance in the words of Cedar: the second judge. Entities as JSON and policies as text, so
//! that the same translation is asked natively and in the browser.
//!
//! Everything of domain.md is said in Cedar's own means: groups, roles and applications are its
//! hierarchy, *All includes Own* is a hierarchy of actions, and what narrows (needs, issue
//! security, the archive) is a `forbid`. What it cannot say: groups that contain each other.

mod entities;
#[cfg(feature = "judges")]
mod judge;
mod policies;
#[cfg(feature = "judges")]
mod sweep;

use whocan_access::{GroupName, Subject};

pub use entities::entities;
#[cfg(feature = "judges")]
pub use judge::Judge;
pub use policies::{cell_policy, policies};
#[cfg(feature = "judges")]
pub use sweep::{Allowed, Asked, Sweep};

/// Whether a permission is asked for as granted, or as effective.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ask {
    /// What the scheme says.
    Granted,
    /// What can be used.
    Effective,
}

impl Ask {
    /// Both ways of asking.
    pub const BOTH: [Self; 2] = [Self::Granted, Self::Effective];

    /// The id of the action that asks so for a permission.
    #[must_use]
    pub fn action(self, permission: &str) -> String {
        match self {
            Self::Granted => format!("granted {permission}"),
            Self::Effective => format!("use {permission}"),
        }
    }
}

/// The id of the principal that stands for a subject.
#[must_use]
pub fn principal(subject: &Subject) -> String {
    match subject {
        Subject::Anonymous => "anonymous".to_owned(),
        Subject::AnySignedIn => "any signed-in user".to_owned(),
        Subject::User(key) => user(key.as_str()),
        Subject::NewMember(groups) => {
            let names: Vec<&str> = groups.iter().map(GroupName::as_str).collect();
            format!("new member of {}", names.join(" and "))
        }
    }
}

fn user(key: &str) -> String {
    format!("user {key}")
}
