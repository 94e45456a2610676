//! Guard rails: what has to stay true of an instance, kept as data and held against it, or against
//! a draft of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::access::Relations;
use crate::compiled::schemes::CompiledHolder;
use crate::explain::Chain;
use crate::findings::LOOKING;
use crate::holder::Holder;
use crate::ids::{GroupName, PermissionKey, ProjectId, ProjectKey, SchemeId};
use crate::inserting::Inserting;
use crate::instance::Project;
use crate::isolation::Whom;
use crate::permission::BROWSE_PROJECTS;
use crate::resolver::{Match, Resolver};
use crate::scheme::{Cell, Grant, PermissionScheme};
use crate::subject::{Mode, NotFound, Scope, Subject};

/// A rule that an instance has to keep, with the name people know it by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuardRail {
    /// What it is called.
    pub name: String,
    /// What has to hold.
    pub rule: Rule,
}

/// What has to hold. Projects are named by key; where none are named, all are meant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Rule {
    /// They see no project but these. Not that they see all of them.
    SeesOnly {
        /// Who.
        whom: Whom,
        /// What they may see.
        projects: BTreeSet<ProjectKey>,
    },
    /// Nobody but these holders has any of these permissions. Whoever may yet join a group counts:
    /// a grant to a group is a breach, unless a new member of it is one of the holders.
    OnlyHolders {
        /// The permissions, by key, alias or legacy number.
        permissions: BTreeSet<PermissionKey>,
        /// Who may have them; none means that nobody may.
        holders: BTreeSet<Holder>,
        /// Where.
        #[serde(default)]
        projects: Option<BTreeSet<ProjectKey>>,
    },
    /// Nobody can use anything without signing in.
    NoAnonymous {
        /// Whether they may look all the same.
        #[serde(default)]
        may_look: bool,
        /// Where.
        #[serde(default)]
        projects: Option<BTreeSet<ProjectKey>>,
    },
}

impl Rule {
    /// How holders that depend on an issue count where an instance is kept to its guard rails: as
    /// Data Center shows projects.
    pub const MODE: Mode = Mode::DataCenter;
}

/// What a guard rail comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RuleCheck {
    /// Where it is broken: by project, each grant once.
    pub breaches: Vec<Breach>,
    /// What it names and the instance does not have: the rule is not known to hold then.
    pub unknown: Vec<UnknownReference>,
}

impl RuleCheck {
    /// Where it is broken, of the projects and permissions for which it was kept before.
    #[must_use]
    pub fn broken_since(&self, before: &Self) -> Vec<&Breach> {
        let place = |breach: &Breach| (breach.project, breach.permission.clone());
        let known = before.breaches.iter().map(place).into_set();
        let breaches = self.breaches.iter();
        let new = breaches.filter(|breach| !known.contains(&place(breach)));
        new.collect()
    }
}

/// A grant that breaks a guard rail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breach {
    /// Somebody who should not have the permission; there may be others.
    pub subject: Subject,
    /// Where they have it.
    pub project: ProjectId,
    /// What they have.
    pub permission: PermissionKey,
    /// Why they have it.
    pub chain: Chain,
}

/// Something that a guard rail names and the instance does not have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UnknownReference {
    /// A project.
    Project(ProjectKey),
    /// A permission.
    Permission(PermissionKey),
    /// What a holder names, or its kind.
    Holder(Holder),
    /// Who is to be kept to some projects.
    Whom(NotFound),
}

impl RuleCheck {
    /// Whether the rule is known to hold.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.breaches.is_empty() && self.unknown.is_empty()
    }
}

/// A rule in the course of being held against an instance.
struct Checking<'a> {
    resolver: &'a Resolver,
    /// The scheme whose projects are looked at, if not all are.
    scheme: Option<SchemeId>,
    check: RuleCheck,
}

impl Resolver {
    /// Holds a guard rail against the instance: for a draft, ask the resolver with the draft
    /// applied. Who sees which project is taken as this mode has it.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use whocan_access::{GuardRail, Instance, Mode, Resolver, Rule};
    ///
    /// let rail = GuardRail {
    ///     name: "Nothing without signing in".into(),
    ///     rule: Rule::NoAnonymous { may_look: false, projects: None },
    /// };
    /// let resolver = Resolver::new(Arc::new(Instance::default()));
    /// assert!(resolver.check(&rail.rule, Mode::DataCenter).holds());
    /// ```
    #[must_use]
    pub fn check(&self, rule: &Rule, mode: Mode) -> RuleCheck {
        self.checked(rule, mode, None)
    }

    /// The same for the projects of one scheme only: what a draft of it can break or mend is there.
    #[must_use]
    pub fn check_scheme(&self, rule: &Rule, mode: Mode, scheme: SchemeId) -> RuleCheck {
        self.checked(rule, mode, Some(scheme))
    }

    fn checked(&self, rule: &Rule, mode: Mode, scheme: Option<SchemeId>) -> RuleCheck {
        let mut checking = Checking {
            resolver: self,
            scheme,
            check: RuleCheck::default(),
        };
        match rule {
            Rule::SeesOnly { whom, projects } => checking.sees_only(whom, projects, mode),
            Rule::OnlyHolders {
                permissions,
                holders,
                projects,
            } => checking.only_holders(permissions, holders, projects.as_ref()),
            Rule::NoAnonymous { may_look, projects } => {
                checking.no_anonymous(*may_look, projects.as_ref());
            }
        }
        checking.check
    }
}

impl<'a> Checking<'a> {
    fn sees_only(&mut self, whom: &Whom, keys: &BTreeSet<ProjectKey>, mode: Mode) {
        self.projects(Some(keys));
        let watched = match self.resolver.watched(whom) {
            Ok(watched) => watched,
            Err(missing) => {
                self.check.unknown.push(UnknownReference::Whom(missing));
                return;
            }
        };
        let resolver = self.resolver;
        let browse = resolver.catalogue.browse();
        for project in self.projects(None) {
            let scope = Scope::Project(project.id);
            let scheme = resolver.instance().schemes.get(&project.scheme);
            let (Ok(place), Some(scheme)) = (resolver.place(scope), scheme) else {
                continue;
            };
            if keys.contains(&project.key) {
                continue;
            }
            for cell in scheme.grants.iter().map(|grant| &grant.cell) {
                if resolver.catalogue.find(cell.permission.as_str()) != Some(browse) {
                    continue;
                }
                let holder = CompiledHolder::of(cell, &resolver.people);
                let mut watched = watched.iter();
                let seeing = watched
                    .find(|one| resolver.matches(&one.who, place, mode, &holder) != Match::No);
                let Some(subject) = seeing.map(|one| &one.subject) else {
                    continue;
                };
                let chains = resolver.chains(subject, scope, mode, BROWSE_PROJECTS);
                let mut chains = chains.unwrap_or_default().into_iter();
                if let Some(chain) = chains.find(|chain| chain.cell == *cell) {
                    self.breach(subject.clone(), project.id, BROWSE_PROJECTS.into(), chain);
                }
            }
        }
    }

    fn no_anonymous(&mut self, may_look: bool, keys: Option<&BTreeSet<ProjectKey>>) {
        for project in self.projects(keys) {
            let scope = Scope::Project(project.id);
            let mode = Mode::Conditional;
            let access = self.resolver.access(&Subject::Anonymous, scope, mode);
            let Ok(access) = access else { continue };
            for permission in access.usable_with(&Relations::new()) {
                let key = permission.as_str();
                if may_look && LOOKING.contains(&key) {
                    continue;
                }
                let chains = self.resolver.chains(&Subject::Anonymous, scope, mode, key);
                for chain in chains.unwrap_or_default().into_iter().take(1) {
                    self.breach(Subject::Anonymous, project.id, permission.clone(), chain);
                }
            }
        }
    }

    fn only_holders(
        &mut self,
        permissions: &BTreeSet<PermissionKey>,
        holders: &BTreeSet<Holder>,
        keys: Option<&BTreeSet<ProjectKey>>,
    ) {
        for holder in holders {
            if !self.resolver.knows(holder) {
                let unknown = UnknownReference::Holder(holder.clone());
                self.check.unknown.push(unknown);
            }
        }
        let mut by_scheme: BTreeMap<_, Vec<&Project>> = BTreeMap::new();
        for project in self.projects(keys) {
            by_scheme.entry(project.scheme).or_default().push(project);
        }
        let catalogue = &self.resolver.catalogue;
        for permission in permissions {
            let number = catalogue.find(permission.as_str());
            let Some(key) = number.and_then(|number| catalogue.key(number)) else {
                let unknown = UnknownReference::Permission(permission.clone());
                self.check.unknown.push(unknown);
                continue;
            };
            for (scheme, projects) in &by_scheme {
                if let Some(scheme) = self.resolver.instance().schemes.get(scheme) {
                    self.only_holders_in(scheme, projects, key, holders);
                }
            }
        }
    }

    /// One permission in the projects of one scheme. Whether somebody is one of the holders is
    /// asked of a scheme that grants the permission to these and nothing to anybody else.
    fn only_holders_in(
        &mut self,
        scheme: &PermissionScheme,
        projects: &[&Project],
        permission: &PermissionKey,
        holders: &BTreeSet<Holder>,
    ) {
        let catalogue = &self.resolver.catalogue;
        let asked = catalogue.find(permission.as_str());
        let giving = [asked, asked.and_then(|asked| catalogue.included_in(asked))];
        let cells = scheme
            .grants
            .iter()
            .map(|grant| &grant.cell)
            .filter(|cell| {
                let granted = catalogue.find(cell.permission.as_str());
                granted.is_some() && giving.contains(&granted) && !holders.contains(&cell.holder)
            });
        let cells: Vec<&Cell> = cells.collect();
        if cells.is_empty() {
            return;
        }
        let granted = holders.iter().map(|holder| Grant {
            id: None,
            cell: Cell::new(permission.clone(), holder.clone()),
        });
        let allowed = self.resolver.with_scheme(PermissionScheme {
            grants: granted.collect(),
            ..scheme.clone()
        });
        for project in projects {
            let scope = Scope::Project(project.id);
            for cell in &cells {
                let mut relations = Relations::new();
                relations.extend(cell.holder.relation());
                for subject in self.subjects(&cell.holder, project) {
                    let access = allowed.access(&subject, scope, Mode::Conditional);
                    let is_allowed = access.is_ok_and(|access| {
                        let condition = access.granted(permission.as_str());
                        condition.holds(&relations)
                    });
                    if is_allowed {
                        continue;
                    }
                    let chains = self.resolver.chains(
                        &subject,
                        scope,
                        Mode::Conditional,
                        permission.as_str(),
                    );
                    let mut chains = chains.unwrap_or_default().into_iter();
                    if let Some(chain) = chains.find(|chain| chain.cell == **cell) {
                        self.breach(subject, project.id, permission.clone(), chain);
                        break;
                    }
                }
            }
        }
    }

    /// Those by whom a holder is known in a project: whoever matches it is one of them, or has
    /// what one of them has.
    fn subjects(&self, holder: &Holder, project: &Project) -> Vec<Subject> {
        let new_members = |groups: &BTreeSet<GroupName>| -> Vec<Subject> {
            groups.iter().cloned().map(Subject::new_member_of).collect()
        };
        match holder {
            Holder::Anyone => vec![Subject::Anonymous],
            Holder::ApplicationRole(Some(key)) => {
                let application = self.resolver.instance().applications.get(key);
                application.map_or(Vec::new(), |application| new_members(&application.groups))
            }
            Holder::User(key) => vec![Subject::User(key.clone())],
            Holder::Group(name) => vec![Subject::new_member_of(name.clone())],
            Holder::ProjectRole(role) => {
                let Some(actors) = project.actors.get(role) else {
                    return Vec::new();
                };
                let users = actors.users.iter().cloned().map(Subject::User);
                users.chain(new_members(&actors.groups)).collect()
            }
            Holder::ProjectLead => project.lead.iter().cloned().map(Subject::User).collect(),
            Holder::PortalCustomers | Holder::Unknown { .. } => Vec::new(),
            _ => vec![Subject::AnySignedIn],
        }
    }

    /// The projects that a rule is about, of those looked at. Those that do not exist are noted.
    fn projects(&mut self, keys: Option<&BTreeSet<ProjectKey>>) -> Vec<&'a Project> {
        let projects = self.resolver.instance().projects.values();
        let mut found = Vec::new();
        let mut unknown = keys.cloned().unwrap_or_default();
        for project in projects {
            let is_named = unknown.remove(&project.key) || keys.is_none();
            if is_named && self.scheme.is_none_or(|scheme| project.scheme == scheme) {
                found.push(project.as_ref());
            }
        }
        let unknown = unknown.into_iter().map(UnknownReference::Project);
        self.check.unknown.extend(unknown);
        found
    }

    fn breach(
        &mut self,
        subject: Subject,
        project: ProjectId,
        permission: PermissionKey,
        chain: Chain,
    ) {
        self.check.breaches.push(Breach {
            subject,
            project,
            permission,
            chain,
        });
    }
}
