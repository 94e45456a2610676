//! The works that are measured, natively and in the browser, on an instance of a tier: what is
//! asked, and the resolver doing it.

use std::sync::Arc;

use whocan_access::{
    Answer, Cell, Draft, Holder, Impact, Instance, Mode, PermissionKey, PermissionScheme,
    ProjectId, Resolver, SchemeId, Scope, Selection, Standpoint, Subject, Turn, UserKey,
};
use whocan_worlds::Tier;

/// The scheme of a tier that most projects share.
const SHARED: SchemeId = SchemeId(10_000);

/// What every work is about: the same for the resolver and for its peers.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The instance asked about.
    pub instance: Arc<Instance>,
    /// An active user from the middle of the list.
    pub user: UserKey,
    /// A project from the middle of the list that is not archived.
    pub project: ProjectId,
    /// Its scheme.
    pub scheme: Arc<PermissionScheme>,
    /// The cell that the what-if changes: absent from the scheme.
    pub cell: Cell,
    /// The permissions asked for: 45.
    pub permissions: Vec<PermissionKey>,
    /// The scheme that most projects share, and a draft of ten cells over it.
    pub shared: (Arc<PermissionScheme>, Draft),
}

impl Asked {
    /// The questions on a tier; `None` only if the tier were empty.
    #[must_use]
    pub fn of(tier: Tier) -> Option<Self> {
        let instance = tier.instance();
        let mut users = instance.users.values().skip(instance.users.len() / 2);
        let user = users.find(|user| user.active)?.key.clone();
        let middle = instance.projects.len() / 2;
        let mut projects = instance.projects.values().skip(middle);
        let project = projects.find(|project| !project.archived)?;
        let scheme = Arc::clone(instance.schemes.get(&project.scheme)?);
        let shared = Arc::clone(instance.schemes.get(&SHARED)?);
        let grants = instance.schemes.values().flat_map(|scheme| &scheme.grants);
        let mut permissions: Vec<PermissionKey> =
            grants.map(|grant| grant.cell.permission.clone()).collect();
        permissions.sort();
        permissions.dedup();
        let holder = Holder::Group("jira-software-users".into());
        let draft = ten_cells(&shared, &permissions, &holder);
        let mut cells = permissions
            .iter()
            .map(|permission| Cell::new(permission.clone(), holder.clone()));
        let cell = cells.find(|cell| scheme.grant(cell).is_none())?;
        Some(Self {
            user,
            project: project.id,
            scheme,
            cell,
            permissions,
            shared: (shared, draft),
            instance: Arc::new(instance),
        })
    }

    /// The user as a subject.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject::User(self.user.clone())
    }
}

/// Five grants removed, from all over the scheme, and five added that reach nearly everybody.
fn ten_cells(scheme: &PermissionScheme, permissions: &[PermissionKey], holder: &Holder) -> Draft {
    let mut draft = Draft::default();
    let step = scheme.grants.len().div_ceil(5).max(1);
    for grant in scheme.grants.iter().step_by(step) {
        draft.set(scheme, grant.cell.clone(), false);
    }
    let cells = permissions.iter().rev();
    for permission in cells {
        if draft.len() < 10 {
            draft.set(scheme, Cell::new(permission.clone(), holder.clone()), true);
        }
    }
    draft
}

/// The resolver at work. Each method returns what it found, so that no part of the work can be
/// left out.
#[derive(Debug)]
pub struct Ours {
    asked: Asked,
    resolver: Resolver,
    subject: Subject,
}

impl Ours {
    /// Compiles the instance.
    #[must_use]
    pub fn new(asked: Asked) -> Self {
        Self {
            resolver: Resolver::new(Arc::clone(&asked.instance)),
            subject: asked.subject(),
            asked,
        }
    }

    /// Compiles the instance again.
    #[must_use]
    pub fn compile(&self) -> usize {
        let resolver = Resolver::new(Arc::clone(&self.asked.instance));
        resolver.permission_keys().count()
    }

    /// Each of the permissions on its own: as many checks.
    #[must_use]
    pub fn checks(&self) -> usize {
        let scope = Scope::Project(self.asked.project);
        let permissions = self.asked.permissions.iter();
        let granted = permissions.filter(|permission| {
            self.resolver
                .has_permission(&self.subject, scope, permission.as_str())
                == Ok(true)
        });
        granted.count()
    }

    /// The user in the project, looked up once; `None` only if the tier had no such project.
    #[must_use]
    pub fn standing(&self) -> Option<Standing<'_>> {
        let scope = Scope::Project(self.asked.project);
        let standpoint = self
            .resolver
            .standpoint(&self.subject, scope, Mode::DataCenter);
        Some(Standing {
            standpoint: standpoint.ok()?,
            cell: &self.asked.cell,
        })
    }

    /// One more grant in the scheme of the project; then all permissions of the user there. With
    /// nothing looked up beforehand, and all of the scheme compiled.
    #[must_use]
    pub fn what_if(&self) -> usize {
        let mut draft = Draft::default();
        draft.added.insert(self.asked.cell.clone());
        let Ok(changed) = self.resolver.with_draft(self.asked.scheme.id, &draft) else {
            return 0;
        };
        let scope = Scope::Project(self.asked.project);
        let access = changed.access(&self.subject, scope, Mode::DataCenter);
        access.map_or(0, |access| access.summary().usable_count())
    }

    /// All permissions of the user in every project.
    #[must_use]
    pub fn everywhere(&self) -> usize {
        let everywhere = self.resolver.everywhere(&self.subject, Mode::DataCenter);
        everywhere.map_or(0, |everywhere| {
            let projects = everywhere.projects();
            projects.map(|(_, summary)| summary.usable_count()).sum()
        })
    }

    /// All permissions of every active user in every project.
    #[must_use]
    pub fn everybody(&self) -> usize {
        let mut everybody = self.resolver.everybody();
        let mut usable = 0;
        while everybody.next_project().is_some() {
            let classes = everybody.classes().iter();
            let each = classes.map(|(summary, people)| summary.usable_count() * people);
            usable += each.sum::<usize>();
        }
        usable
    }

    /// Who gains and who loses what by the draft of ten cells, in all projects that share the
    /// scheme: how many people.
    #[must_use]
    pub fn impact(&self) -> usize {
        let (scheme, draft) = &self.asked.shared;
        let after = self.resolver.with_draft(scheme.id, draft);
        let Ok(Ok(impact)) = after.map(|after| Impact::between(&self.resolver, &after)) else {
            return 0;
        };
        let people = |turn| {
            impact
                .count(&Selection::new(Answer::Effective, turn))
                .people
        };
        people(Turn::Gained) + people(Turn::Lost)
    }

    /// What is asked.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }
}

/// A user in a project, on whom one cell after the other is tried.
#[derive(Debug)]
pub struct Standing<'a> {
    standpoint: Standpoint<'a>,
    cell: &'a Cell,
}

impl Standing<'_> {
    /// One more grant in the scheme of the project; then all permissions of the user there.
    #[must_use]
    pub fn what_if(&self) -> usize {
        let access = self.standpoint.with(std::hint::black_box(self.cell), true);
        access.summary().usable_count()
    }
}
