//! What the person who is signed in may do here, by the resolver's own answer. The server decides
//! again at each request; this only spares people what would be refused.

use std::collections::BTreeSet;
use whocan_access::Inserting;

use leptos::prelude::*;
use whocan_access::permission::ADMINISTER_PROJECTS;
use whocan_access::{ProjectId, Resolver, SchemeId, Scope, Subject};

use crate::session::Account;

/// What a person may do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rights {
    /// Whether they may change schemes, and everything else (domain.md, rule 12).
    pub administrator: bool,
    /// The projects in which they hold Administer Projects.
    pub administers: BTreeSet<ProjectId>,
}

impl Rights {
    /// What an account may do.
    pub fn of(account: &Account, resolver: &Resolver) -> Self {
        let projects = resolver.instance().projects.keys().copied();
        let subject = Subject::User(account.user.key.clone());
        let holds = |project: &ProjectId| {
            let scope = Scope::Project(*project);
            let held = resolver.has_permission(&subject, scope, ADMINISTER_PROJECTS);
            held.unwrap_or(false)
        };
        Self {
            administrator: account.administrator,
            administers: projects.filter(holds).into_set(),
        }
    }

    /// Whether there is nothing for them to do here.
    pub fn is_empty(&self) -> bool {
        !self.administrator && self.administers.is_empty()
    }

    /// Whether a project is theirs to see here.
    pub fn sees_project(&self, project: ProjectId) -> bool {
        self.administrator || self.administers.contains(&project)
    }

    /// Whether a scheme is theirs to read: administrators read all, others those of the projects
    /// they administer.
    pub fn sees_scheme(&self, scheme: SchemeId, resolver: &Resolver) -> bool {
        self.administrator
            || resolver
                .instance()
                .projects_of(scheme)
                .any(|project| self.administers.contains(&project.id))
    }

    /// Whether they may change who acts in a project's roles.
    pub fn edits_members(&self, project: ProjectId) -> bool {
        self.administrator || self.administers.contains(&project)
    }
}

/// The rights of the person who is signed in, from context: nothing until the instance is read.
pub fn rights() -> Memo<Rights> {
    expect_context()
}
