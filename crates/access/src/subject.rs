//! Whom one can ask about (domain.md, section 4), and what a question is about.

use crate::inserting::Inserting;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{GroupName, IssueId, ProjectId, SchemeId, UserKey};

/// Whom a question is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Subject {
    /// Somebody who is not signed in.
    Anonymous,
    /// Somebody who is signed in and in no group. Signing in takes access to some application, so
    /// the holder 'any signed-in user' matches; which application it is stays open, so a holder
    /// that names one does not.
    AnySignedIn,
    /// One user.
    User(UserKey),
    /// A person who joins these groups, and no others, and holds nothing else: what a client group
    /// will see before anybody is in it. Whether they have application access depends on the groups.
    NewMember(BTreeSet<GroupName>),
}

impl Subject {
    /// A person who joins one group.
    pub fn new_member_of(group: impl Into<GroupName>) -> Self {
        Self::NewMember(std::iter::once(group.into()).into_set())
    }
}

/// Where a question is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// In a project, without an issue.
    Project(ProjectId),
    /// On one issue.
    Issue(IssueId),
}

/// How holders that depend on an issue count when there is none (domain.md, rule 5).
///
/// With an issue all three give the same, exact answer. Anonymous never matches such a holder.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Mode {
    /// The answer names the relation: 'on issues they report'.
    #[default]
    Conditional,
    /// As Jira Server and Data Center answer: any signed-in user counts as matching.
    DataCenter,
    /// As Jira Cloud answers: it counts where it may hold for some issue of the project. Any user
    /// may be a reporter or be named in a user field; whoever is in a group may be named through
    /// it in a group field; assignee may be whoever holds Assignable User.
    Cloud,
}

/// What a question named and the instance does not have.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotFound {
    /// No user has this key.
    #[error("there is no user with key {0}")]
    User(UserKey),
    /// No group has this name.
    #[error("there is no group named {0}")]
    Group(GroupName),
    /// No permission scheme has this id.
    #[error("there is no permission scheme with id {0}")]
    Scheme(SchemeId),
    /// No project has this id.
    #[error("there is no project with id {0}")]
    Project(ProjectId),
    /// No issue has this id.
    #[error("there is no issue with id {0}")]
    Issue(IssueId),
    /// No permission has this key, alias or legacy number.
    #[error("there is no permission called {0}")]
    Permission(String),
}
