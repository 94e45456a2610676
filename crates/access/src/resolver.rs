//! The resolver: who may do what, by the rules of domain.md, section 3.

use std::sync::Arc;

use crate::access::{Access, Condition};
use crate::compiled::catalogue::Catalogue;
use crate::compiled::intersect;
use crate::compiled::people::People;
use crate::compiled::projects::{CompiledProject, Projects};
use crate::compiled::schemes::{CompiledHolder, CompiledScheme, Schemes};
use crate::current::Current;
use crate::holder::{Holder, Relation};
use crate::ids::{GroupName, PermissionKey, ProjectId, SecurityLevelId};
use crate::instance::{Instance, Issue};
use crate::permission::{ADMINISTER, ASSIGNABLE_USER, CREATE_ISSUES, SYSTEM_ADMIN};
use crate::permission_set::PermissionSet;
use crate::subject::{Mode, NotFound, Scope, Subject};

/// Answers questions about one instance, exactly and without looking anything up elsewhere.
///
/// Compiled once; a copy with a draft ([`Resolver::with_draft`]) or another change shares all the
/// rest, so that what would be can be asked about at every keystroke.
///
/// ```
/// use std::sync::Arc;
/// use whocan_access::{Instance, Resolver, Subject};
///
/// let resolver = Resolver::new(Arc::new(Instance::default()));
/// assert!(!resolver.has_global_permission(&Subject::Anonymous, "ADMINISTER").unwrap());
/// ```
#[derive(Clone, Debug)]
pub struct Resolver {
    pub(crate) instance: Current,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) people: Arc<People>,
    pub(crate) projects: Projects,
    pub(crate) schemes: Schemes,
}

/// A subject in dense numbers.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    pub(crate) user: Option<u32>,
    /// Groups they are in directly.
    pub(crate) direct: Vec<u32>,
    /// Groups they are in, through sub-groups too, sorted.
    pub(crate) groups: Vec<u32>,
    pub(crate) signed_in: bool,
    pub(crate) any_application: bool,
    pub(crate) applications: Vec<u32>,
}

/// A scope, looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) project: CompiledProject<'a>,
    pub(crate) issue: Option<&'a Issue>,
}

/// Whether a holder matches a subject.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Match {
    Yes,
    /// Only on issues to which the subject is so related.
    As(Relation),
    No,
}

impl From<bool> for Match {
    fn from(matches: bool) -> Self {
        if matches { Self::Yes } else { Self::No }
    }
}

impl Resolver {
    /// Compiles an instance.
    #[must_use]
    pub fn new(instance: Arc<Instance>) -> Self {
        let catalogue = Catalogue::new(&instance);
        let people = People::new(&instance);
        let schemes = Schemes::new(&instance, &people, &catalogue);
        Self {
            projects: Projects::new(&instance, &people, &schemes),
            schemes,
            catalogue: Arc::new(catalogue),
            people: Arc::new(people),
            instance: Current::new(instance),
        }
    }

    /// The instance that is asked about.
    #[must_use]
    pub fn instance(&self) -> &Arc<Instance> {
        &self.instance
    }

    /// Every project permission there is: the built-in ones first, then the others.
    pub fn permission_keys(&self) -> impl Iterator<Item = &PermissionKey> {
        self.catalogue.keys().iter()
    }

    /// What a subject may do in a scope.
    ///
    /// # Errors
    /// [`NotFound`] if the subject, or the scope, names something that the instance does not have.
    pub fn access(&self, subject: &Subject, scope: Scope, mode: Mode) -> Result<Access, NotFound> {
        let who = self.who(subject)?;
        let place = self.place(scope)?;
        Ok(self.resolve(&who, place, mode))
    }

    /// Whether a permission is granted: for workflow conditions (domain.md, rule 10). Takes a
    /// key, a deprecated alias or a legacy number. Like Jira's own check of one permission, it
    /// does not ask whether the permission can be used. Without an issue it answers as Data
    /// Center does.
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject, scope or permission.
    pub fn has_permission(
        &self,
        subject: &Subject,
        scope: Scope,
        permission: &str,
    ) -> Result<bool, NotFound> {
        if self.catalogue.find(permission).is_none() {
            return Err(NotFound::Permission(permission.to_owned()));
        }
        let access = self.access(subject, scope, Mode::DataCenter)?;
        Ok(access.granted(permission) == Condition::Always)
    }

    /// Whether a subject holds a global permission.
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject.
    pub fn has_global_permission(
        &self,
        subject: &Subject,
        permission: &str,
    ) -> Result<bool, NotFound> {
        let who = self.who(subject)?;
        let mut grants = self.instance.but_for_schemes().global_grants.iter();
        Ok(grants.any(|grant| {
            grant.permission.as_str() == permission
                && grant.group.as_ref().is_none_or(|name| {
                    self.people
                        .group(name)
                        .is_some_and(|group| who.groups.binary_search(&group).is_ok())
                })
        }))
    }

    /// Whether a subject is an administrator: holds one of the two Administer globals, and so may
    /// change schemes, roles, groups and users (domain.md, rule 12).
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject.
    pub fn is_administrator(&self, subject: &Subject) -> Result<bool, NotFound> {
        Ok(self.has_global_permission(subject, ADMINISTER)?
            || self.has_global_permission(subject, SYSTEM_ADMIN)?)
    }

    pub(crate) fn who(&self, subject: &Subject) -> Result<Who, NotFound> {
        let nobody = Who {
            user: None,
            direct: Vec::new(),
            groups: Vec::new(),
            signed_in: false,
            any_application: false,
            applications: Vec::new(),
        };
        match subject {
            Subject::Anonymous => Ok(nobody),
            Subject::AnySignedIn => Ok(Who {
                signed_in: true,
                any_application: true,
                ..nobody
            }),
            Subject::User(key) => {
                let user = self.people.user(key);
                let user = user.ok_or_else(|| NotFound::User(key.clone()))?;
                if !self.people.is_active(user) {
                    return Ok(nobody);
                }
                Ok(self.member(Some(user), self.people.direct_groups(user)))
            }
            Subject::NewMember(groups) => {
                let numbers = groups
                    .iter()
                    .map(|name| self.group(name))
                    .collect::<Result<Vec<_>, _>>()?;
                Ok(self.member(None, &numbers))
            }
        }
    }

    pub(crate) fn member(&self, user: Option<u32>, direct: &[u32]) -> Who {
        let groups = self.people.with_parents(direct);
        let applications: Vec<u32> = self
            .people
            .applications()
            .filter(|(_, _, giving)| intersect(giving, &groups))
            .map(|(application, _, _)| application)
            .collect();
        Who {
            user,
            direct: direct.to_vec(),
            groups,
            signed_in: true,
            any_application: !applications.is_empty(),
            applications,
        }
    }

    pub(crate) fn group(&self, name: &GroupName) -> Result<u32, NotFound> {
        let group = self.people.group(name);
        group.ok_or_else(|| NotFound::Group(name.clone()))
    }

    pub(crate) fn place(&self, scope: Scope) -> Result<Place<'_>, NotFound> {
        let (id, issue) = match scope {
            Scope::Project(id) => (id, None),
            Scope::Issue(id) => {
                let issue = self.instance.but_for_schemes().issues.get(&id);
                let issue = issue.ok_or(NotFound::Issue(id))?;
                (issue.project, Some(issue.as_ref()))
            }
        };
        let project = self.projects.get(self.project_number(id)?);
        let project = project.ok_or(NotFound::Project(id))?;
        Ok(Place { project, issue })
    }

    pub(crate) fn project_number(&self, id: ProjectId) -> Result<u32, NotFound> {
        self.projects.number(id).ok_or(NotFound::Project(id))
    }

    pub(crate) fn resolve(&self, who: &Who, place: Place<'_>, mode: Mode) -> Access {
        let (base, mut related) = self.granted(who, place, mode);
        related.retain(|(_, granted)| granted.adds_to(&base));
        Access {
            catalogue: Arc::clone(&self.catalogue),
            base,
            related,
            hidden_by: place
                .issue
                .and_then(|issue| issue.level)
                .filter(|level| !self.is_in_level(who, place, *level)),
            archived: place.project.head.archived,
        }
    }

    /// What is granted whatever the issue, and what on issues of each relation.
    pub(crate) fn granted(
        &self,
        who: &Who,
        place: Place<'_>,
        mode: Mode,
    ) -> (PermissionSet, Vec<(Relation, PermissionSet)>) {
        let mut base = PermissionSet::default();
        let mut related: Vec<(Relation, PermissionSet)> = Vec::new();
        for (holder, granted) in self.columns(place) {
            match self.matches(who, place, mode, holder) {
                Match::Yes => base.union_with(granted),
                Match::As(relation) => {
                    match related.iter_mut().find(|(known, _)| *known == relation) {
                        Some((_, all)) => all.union_with(granted),
                        None => related.push((relation, granted.clone())),
                    }
                }
                Match::No => {}
            }
        }
        related.sort_by(|(left, _), (right, _)| left.cmp(right));
        (base, related)
    }

    pub(crate) fn columns(&self, place: Place<'_>) -> &[(CompiledHolder, PermissionSet)] {
        let scheme = place.project.head.scheme_number;
        scheme
            .and_then(|number| self.schemes.get(number))
            .map_or(&[], |scheme| scheme.columns.as_slice())
    }

    /// The scheme with this number; one that grants nothing where there is none.
    pub(crate) fn scheme(&self, number: Option<u32>) -> Arc<CompiledScheme> {
        let scheme = number.and_then(|number| self.schemes.get(number));
        scheme.cloned().unwrap_or_default()
    }

    /// Whether both use the same numbers for the same things: both come from one by `with_…`.
    pub(crate) fn same_numbers(&self, other: &Self) -> bool {
        let mut keys = self.catalogue.keys().iter().zip(other.catalogue.keys());
        self.people.same_numbers(&other.people)
            && self.projects.same_numbers(&other.projects)
            && keys.all(|(one, another)| one == another)
    }

    /// Whether the same people are in the same groups and roles, known without looking.
    pub(crate) fn same_membership(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.people, &other.people) && self.projects.same_actors(&other.projects)
    }

    /// Whether a holder matches (domain.md, section 2).
    pub(crate) fn matches(
        &self,
        who: &Who,
        place: Place<'_>,
        mode: Mode,
        holder: &CompiledHolder,
    ) -> Match {
        let project = place.project;
        match holder {
            CompiledHolder::Anyone => Match::Yes,
            CompiledHolder::SignedIn => who.signed_in.into(),
            CompiledHolder::AnyApplication => who.any_application.into(),
            CompiledHolder::Application(application) => {
                who.applications.contains(application).into()
            }
            CompiledHolder::User(user) => (who.user == Some(*user)).into(),
            CompiledHolder::Group(group) => who.groups.binary_search(group).is_ok().into(),
            CompiledHolder::Role(role) => project
                .actors(*role)
                .is_some_and(|actors| {
                    who.user
                        .is_some_and(|user| actors.users.binary_search(&user).is_ok())
                        || intersect(actors.groups, &who.groups)
                })
                .into(),
            CompiledHolder::Lead => (who.user.is_some() && who.user == project.head.lead).into(),
            CompiledHolder::Nobody => Match::No,
            CompiledHolder::Reporter
            | CompiledHolder::Assignee
            | CompiledHolder::UserField(_)
            | CompiledHolder::GroupField(_)
            | CompiledHolder::ReporterCreate
            | CompiledHolder::AssigneeAssignable => {
                let Some(relation) = holder.relation() else {
                    return Match::No;
                };
                match place.issue {
                    _ if !who.signed_in => Match::No,
                    Some(issue) => self.is_related(who, issue, &relation).into(),
                    None => self.matches_without_issue(who, place, mode, holder, relation),
                }
            }
        }
    }

    /// A holder that depends on an issue, where there is none (domain.md, section 2 and rule 5).
    fn matches_without_issue(
        &self,
        who: &Who,
        place: Place<'_>,
        mode: Mode,
        holder: &CompiledHolder,
        relation: Relation,
    ) -> Match {
        if mode == Mode::Conditional {
            return Match::As(relation);
        }
        match holder {
            CompiledHolder::ReporterCreate => self.holds(who, place, mode, CREATE_ISSUES).into(),
            CompiledHolder::AssigneeAssignable => {
                self.holds(who, place, mode, ASSIGNABLE_USER).into()
            }
            _ if mode == Mode::DataCenter => Match::Yes,
            CompiledHolder::Assignee => self.holds(who, place, mode, ASSIGNABLE_USER).into(),
            CompiledHolder::GroupField(_) => (!who.groups.is_empty()).into(),
            _ => Match::Yes,
        }
    }

    /// Whether a permission is granted without an issue. In Cloud mode, where assignee may be
    /// whoever is assignable, one is not made assignable by being assigned.
    fn holds(&self, who: &Who, place: Place<'_>, mode: Mode, permission: &str) -> bool {
        let Some(number) = self.catalogue.find(permission) else {
            return false;
        };
        let columns = self.columns(place).iter();
        let mut granting = columns.filter(|(_, granted)| granted.contains(number));
        granting.any(|(holder, _)| {
            let circular = mode == Mode::Cloud
                && permission == ASSIGNABLE_USER
                && *holder == CompiledHolder::Assignee;
            !circular && self.matches(who, place, mode, holder) == Match::Yes
        })
    }

    /// Whether a subject has a relation to an issue. A new member reports nothing and is assigned
    /// nothing, but may be in a group that a field names.
    fn is_related(&self, who: &Who, issue: &Issue, relation: &Relation) -> bool {
        let is_user = |key| who.user.is_some() && self.people.user(key) == who.user;
        match relation {
            Relation::Reporter => issue.reporter.as_ref().is_some_and(is_user),
            Relation::Assignee => issue.assignee.as_ref().is_some_and(is_user),
            Relation::InUserField(field) => issue
                .user_fields
                .get(field)
                .is_some_and(|users| users.iter().any(is_user)),
            Relation::InGroupField(field) => issue.group_fields.get(field).is_some_and(|names| {
                names.iter().any(|name| {
                    self.people
                        .group(name)
                        .is_some_and(|group| who.groups.binary_search(&group).is_ok())
                })
            }),
        }
    }

    /// Whether one of a level's holders matches (domain.md, rule 8). An unknown level has none.
    fn is_in_level(&self, who: &Who, place: Place<'_>, level: SecurityLevelId) -> bool {
        let schemes = self.instance.but_for_schemes().security_schemes.values();
        let mut holders = schemes
            .flat_map(|scheme| &scheme.levels)
            .filter(|candidate| candidate.id == level)
            .flat_map(|candidate| &candidate.holders);
        holders.any(|holder: &Holder| {
            let compiled = CompiledHolder::new(holder, &self.people);
            self.matches(who, place, Mode::Conditional, &compiled) == Match::Yes
        })
    }
}
