//! Which single steps are worth trying for a permission that is missing.

use crate::inserting::Inserting;
use std::collections::BTreeSet;

use crate::holder::Holder;
use crate::ids::{GroupName, PermissionKey, ProjectId, RoleId, SchemeId};
use crate::permission::BROWSE_PROJECTS;
use crate::permission_set::PermissionIndex;
use crate::resolver::Resolver;
use crate::scheme::{Cell, Grant};
use crate::step::{Actor, Step};
use crate::subject::{NotFound, Scope, Subject};

use super::Need;

/// What there is to try.
pub(super) struct Candidates {
    /// The holders that have the permission here.
    pub(super) holders: Vec<Holder>,
    permission: PermissionKey,
    scheme: SchemeId,
    /// What a grant could name and the subject perhaps matches.
    grantees: Vec<Holder>,
    /// Groups and roles whose members have the permission; Browse Projects; the issue's level.
    joins: [Vec<Step>; 3],
}

impl Candidates {
    pub(super) fn new(
        resolver: &Resolver,
        subject: &Subject,
        scope: Scope,
        key: &PermissionKey,
    ) -> Result<Self, NotFound> {
        let project = resolver.project_of(scope)?;
        let instance = resolver.instance();
        let project = instance
            .projects
            .get(&project)
            .ok_or(NotFound::Project(project))?;
        let catalogue = &resolver.catalogue;
        let grants = instance.schemes.get(&project.scheme);
        let grants: &[Grant] = grants.map_or(&[], |scheme| scheme.grants.as_slice());
        let giving = |giving: [Option<PermissionIndex>; 2]| -> BTreeSet<Holder> {
            let gives = |grant: &&Grant| {
                let granted = catalogue.find(grant.cell.permission.as_str());
                granted.is_some() && giving.contains(&granted)
            };
            let grants = grants.iter().filter(gives);
            grants.map(|grant| grant.cell.holder.clone()).into_set()
        };
        let asked = catalogue.find(key.as_str());
        let including = asked.and_then(|asked| catalogue.included_in(asked));
        let holders = giving([asked, including]);
        let seeing = giving([catalogue.find(BROWSE_PROJECTS), None]);
        let level = match scope {
            Scope::Issue(id) => instance.issues.get(&id).and_then(|issue| issue.level),
            Scope::Project(_) => None,
        };
        let levels = instance.security_schemes.values();
        let level = levels
            .flat_map(|scheme| &scheme.levels)
            .filter(|candidate| Some(candidate.id) == level)
            .flat_map(|level| level.holders.iter().cloned())
            .into_set();
        let joins = [&holders, &seeing, &level];
        let joins = joins.map(|holders| joins_of(resolver, subject, project.id, holders));
        Ok(Self {
            permission: key.clone(),
            scheme: project.scheme,
            grantees: grantees(resolver, subject)?,
            holders: holders.into_iter().collect(),
            joins,
        })
    }

    /// Every step that may meet one of the needs.
    pub(super) fn steps(&self, needs: &[Need]) -> BTreeSet<Step> {
        let mut steps = BTreeSet::new();
        let [giving, seeing, level] = &self.joins;
        for need in needs {
            let (joins, granted) = match need {
                Need::Permission => (giving, Some(self.permission.clone())),
                Need::Browse => (seeing, Some(BROWSE_PROJECTS.into())),
                Need::Level => (level, None),
            };
            steps.extend(joins.iter().cloned());
            if let Some(permission) = granted {
                let grants = self.grantees.iter().map(|holder| {
                    let cell = Cell::new(permission.clone(), holder.clone());
                    Step::Grant(self.scheme, cell)
                });
                steps.extend(grants);
            }
        }
        steps
    }
}

/// Holders that a subject may match: itself, its groups, any role, the lead, and ever broader.
fn grantees(resolver: &Resolver, subject: &Subject) -> Result<Vec<Holder>, NotFound> {
    let mut holders = vec![Holder::Anyone];
    if *subject == Subject::Anonymous {
        return Ok(holders);
    }
    let instance = resolver.instance();
    holders.push(Holder::ApplicationRole(None));
    let applications = instance.applications.keys();
    holders.extend(applications.map(|key| Holder::ApplicationRole(Some(key.clone()))));
    if let Subject::User(key) = subject {
        holders.push(Holder::User(key.clone()));
        holders.push(Holder::ProjectLead);
    }
    holders.extend(instance.roles.keys().copied().map(Holder::ProjectRole));
    let groups = resolver.who(subject)?.groups;
    let names = groups
        .iter()
        .filter_map(|group| resolver.people.group_name(*group));
    holders.extend(names.cloned().map(Holder::Group));
    Ok(holders)
}

/// What a subject can join to match one of the holders.
fn joins_of(
    resolver: &Resolver,
    subject: &Subject,
    project: ProjectId,
    holders: &BTreeSet<Holder>,
) -> Vec<Step> {
    let instance = resolver.instance();
    let mut groups: BTreeSet<GroupName> = BTreeSet::new();
    let mut roles: BTreeSet<RoleId> = BTreeSet::new();
    for holder in holders {
        match holder {
            Holder::Group(name) => groups.extend([name.clone()]),
            Holder::ProjectRole(role) => {
                roles.extend([*role]);
                let here = instance.projects.get(&project);
                let actors = here.and_then(|project| project.actors.get(role));
                groups.extend(
                    actors
                        .iter()
                        .flat_map(|actors| actors.groups.iter().cloned()),
                );
            }
            Holder::ApplicationRole(only) => {
                for application in instance.applications.values() {
                    if only.as_ref().is_none_or(|key| *key == application.key) {
                        groups.extend(application.groups.iter().cloned());
                    }
                }
            }
            _ => {}
        }
    }
    let actors: Vec<Actor> = match subject {
        Subject::Anonymous | Subject::AnySignedIn => return Vec::new(),
        Subject::User(key) => vec![Actor::User(key.clone())],
        Subject::NewMember(names) => names.iter().cloned().map(Actor::Group).collect(),
    };
    groups.retain(|name| instance.groups.contains_key(name));
    let mut joins: Vec<Step> = groups.into_iter().map(Step::JoinGroup).collect();
    for role in roles {
        let acts = |actor: &Actor| Step::AddActor(project, role, actor.clone());
        joins.extend(actors.iter().map(acts));
    }
    joins
}
