//! Who asks, and what they may do: decided anew at each request, by the resolver.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use whocan_access::permission::{ADMINISTER_PROJECTS, BROWSE_PROJECTS};
use whocan_access::{Condition, Instance, Mode, Project, Scope, Subject, User};

use crate::error::{Answer, Refusal};
use crate::store::Snapshot;

/// The global permission to find users and groups by name.
const USER_PICKER: &str = "USER_PICKER";

/// Who asks, and the instance as it is while they ask.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    subject: Subject,
    /// The instance that decides.
    pub(crate) snapshot: Arc<Snapshot>,
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Refusal;

    /// Whom [`identify`](crate::identify) found. Without it in front, nobody is anybody.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(Refusal::unauthorized)
    }
}

impl Caller {
    pub(crate) fn new(subject: Subject, snapshot: Arc<Snapshot>) -> Self {
        Self { subject, snapshot }
    }

    /// The same caller, asking about the instance at another moment.
    pub(crate) fn at(&self, snapshot: &Arc<Snapshot>) -> Self {
        Self::new(self.subject.clone(), Arc::clone(snapshot))
    }

    /// The instance that is asked about.
    pub(crate) fn instance(&self) -> &Instance {
        self.snapshot.instance()
    }

    /// Who asks.
    pub(crate) fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The caller's account.
    ///
    /// # Errors
    /// 401 for anonymous.
    pub(crate) fn user(&self) -> Answer<&Arc<User>> {
        match &self.subject {
            Subject::User(key) => self.instance().users.get(key),
            _ => None,
        }
        .ok_or_else(Refusal::unauthorized)
    }

    /// Whether they hold one of the Administer globals.
    pub(crate) fn is_administrator(&self) -> bool {
        self.snapshot
            .resolver
            .is_administrator(&self.subject)
            .unwrap_or(false)
    }

    /// Whether they administer a project.
    pub(crate) fn administers(&self, project: &Project) -> bool {
        self.holds(project, ADMINISTER_PROJECTS)
    }

    /// Whether they administer at least one project.
    pub(crate) fn administers_any(&self) -> bool {
        let mut projects = self.instance().projects.values();
        projects.any(|project| self.administers(project))
    }

    /// Whether they see that a project exists.
    pub(crate) fn sees(&self, project: &Project) -> bool {
        self.is_administrator() || self.holds(project, BROWSE_PROJECTS) || self.administers(project)
    }

    /// As Data Center answers without an issue.
    fn holds(&self, project: &Project, permission: &str) -> bool {
        let scope = Scope::Project(project.id);
        let access = self
            .snapshot
            .resolver
            .access(&self.subject, scope, Mode::DataCenter);
        access.is_ok_and(|access| access.granted(permission) == Condition::Always)
    }

    /// The projects they see, by id.
    pub(crate) fn visible_projects(&self) -> Vec<&Arc<Project>> {
        let everything = self.is_administrator();
        let projects = self.instance().projects.values();
        projects
            .filter(|project| everything || self.sees(project))
            .collect()
    }

    /// A project by its id or key.
    ///
    /// # Errors
    /// 404 if there is none, or none that they see.
    pub(crate) fn project(&self, id_or_key: &str) -> Answer<&Arc<Project>> {
        let instance = self.instance();
        let by_id = id_or_key.parse().ok();
        let by_id = by_id.and_then(|id| instance.projects.get(&whocan_access::ProjectId(id)));
        let project = by_id.or_else(|| instance.project_by_key(id_or_key));
        project.filter(|project| self.sees(project)).ok_or_else(|| {
            let message = format!(
                "There is no project with the id or key {id_or_key}, or you may not see it."
            );
            Refusal::not_found(message)
        })
    }

    /// Lets only administrators go on.
    ///
    /// # Errors
    /// 401 for anonymous, 403 for others.
    pub(crate) fn require_administrator(&self) -> Answer<()> {
        self.require(
            self.is_administrator(),
            "This takes the global permission Administer Jira.",
        )
    }

    /// Lets administrators of a project go on, and those of everything.
    ///
    /// # Errors
    /// 401 for anonymous, 403 for others.
    pub(crate) fn require_administers(&self, project: &Project) -> Answer<()> {
        let message = format!(
            "This takes the permission Administer Projects in {}.",
            project.key
        );
        let allowed = self.is_administrator() || self.administers(project);
        self.require(allowed, message)
    }

    /// Lets administrators of anything go on.
    ///
    /// # Errors
    /// 401 for anonymous, 403 for others.
    pub(crate) fn require_administers_any(&self) -> Answer<()> {
        self.require(
            self.is_administrator() || self.administers_any(),
            "This takes the permission Administer Projects in some project.",
        )
    }

    /// Lets those go on who may find people by name.
    ///
    /// # Errors
    /// 401 for anonymous, 403 for others.
    pub(crate) fn require_user_picker(&self) -> Answer<()> {
        let resolver = &self.snapshot.resolver;
        let may_pick = resolver.has_global_permission(&self.subject, USER_PICKER);
        let allowed = matches!(self.subject, Subject::User(_)) && may_pick.unwrap_or(false);
        self.require(
            allowed || self.is_administrator() || self.administers_any(),
            "This takes the global permission Browse Users.",
        )
    }

    /// Lets whoever is signed in go on.
    ///
    /// # Errors
    /// 401 for anonymous.
    pub(crate) fn require_signed_in(&self) -> Answer<()> {
        self.user().map(|_| ())
    }

    fn require(&self, allowed: bool, message: impl Into<String>) -> Answer<()> {
        self.require_signed_in()?;
        if allowed {
            Ok(())
        } else {
            Err(Refusal::forbidden(message))
        }
    }
}
