//! Which part of a change one asks about.

use crate::ids::{PermissionKey, ProjectId};

/// Which of the two answers about a permission changes (domain.md, rule 7).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Answer {
    /// Whether it is granted.
    Granted,
    /// Whether it can be used: it is granted, and so is all that it needs.
    Effective,
}

/// The direction of a change.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Turn {
    /// They may more than before.
    Gained,
    /// They may less than before.
    Lost,
}

/// On which issues something changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Extent {
    /// Gained: on all issues from now on, if on some before. Lost: on all issues until now, and on
    /// some at the most after.
    AllIssues,
    /// Only on issues to which they have certain relations.
    SomeIssues,
}

/// For whom something changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Audience {
    /// Active users.
    People,
    /// Those who are not signed in.
    Anonymous,
    /// Somebody who is signed in and in no group.
    AnySignedIn,
    /// Any of them.
    Anybody,
}

/// A part of a change: of one answer and one direction, and where set, only this extent, this
/// permission, this project.
///
/// ```
/// use whocan_access::{Answer, Selection, Turn};
///
/// let seen = Selection::new(Answer::Effective, Turn::Gained).of("BROWSE_PROJECTS");
/// assert_eq!(seen.permission, Some("BROWSE_PROJECTS".into()));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Selection {
    /// Which answer.
    pub answer: Answer,
    /// Which direction.
    pub turn: Turn,
    /// On which issues; `None` for either.
    pub extent: Option<Extent>,
    /// Which permission, by its key; `None` for all.
    pub permission: Option<PermissionKey>,
    /// Which project; `None` for all.
    pub project: Option<ProjectId>,
}

impl Selection {
    /// All changes of one answer in one direction.
    #[must_use]
    pub fn new(answer: Answer, turn: Turn) -> Self {
        Self {
            answer,
            turn,
            extent: None,
            permission: None,
            project: None,
        }
    }

    /// Only those of one permission.
    #[must_use]
    pub fn of(self, permission: impl Into<PermissionKey>) -> Self {
        Self {
            permission: Some(permission.into()),
            ..self
        }
    }

    /// Only those in one project.
    #[must_use]
    pub fn within(self, project: ProjectId) -> Self {
        Self {
            project: Some(project),
            ..self
        }
    }

    /// Only those of one extent.
    #[must_use]
    pub fn on(self, extent: Extent) -> Self {
        Self {
            extent: Some(extent),
            ..self
        }
    }
}
