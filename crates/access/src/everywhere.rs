//! One subject in all projects at once.

use std::sync::Arc;

use crate::compiled::bits::Bits;
use crate::compiled::catalogue::Catalogue;
use crate::compiled::lists::dense;
use crate::compiled::projects::CompiledProject;
use crate::compiled::schemes::{CompiledHolder, CompiledScheme};
use crate::ids::ProjectId;
use crate::permission::{ASSIGNABLE_USER, CREATE_ISSUES};
use crate::permission_set::PermissionSet;
use crate::resolver::{Resolver, Who};
use crate::subject::{Mode, NotFound, Subject};
use crate::summary::{Standing, Summary};

/// What one subject may do in every project: the same as [`Resolver::access`] says in each, in
/// short. Projects where it is the same for the same reasons share one [`Summary`].
#[derive(Clone, Debug)]
pub struct Everywhere {
    catalogue: Arc<Catalogue>,
    ids: Arc<Vec<ProjectId>>,
    summaries: Vec<Summary>,
    /// By project: which summary.
    of_project: Vec<u32>,
}

impl Everywhere {
    /// Every project, by id, with what the subject may do there.
    pub fn projects(&self) -> impl Iterator<Item = (ProjectId, &Summary)> {
        let summaries = self.of_project.iter();
        let summaries = summaries.filter_map(|number| self.summaries.get(*number as usize));
        self.ids.iter().copied().zip(summaries)
    }

    /// What the subject may do in a project; `None` for one that does not exist.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<&Summary> {
        let at = self.ids.binary_search(&id).ok()?;
        let number = self.of_project.get(at)?;
        self.summaries.get(*number as usize)
    }

    /// What a permission comes to in every project, by id. Takes a key, an alias or a legacy
    /// number; an unknown one is granted nowhere.
    pub fn standings(&self, permission: &str) -> impl Iterator<Item = (ProjectId, Standing)> {
        let number = self.catalogue.find(permission);
        self.projects().map(move |(project, summary)| {
            let standing = number.map_or(Standing::No, |number| summary.standing_of(number));
            (project, standing)
        })
    }
}

impl Resolver {
    /// What a subject may do in every project, without issue: for maps and lists over all
    /// projects, many times faster than asking in one project after the other.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use whocan_access::{Instance, Mode, Resolver, Standing, Subject};
    ///
    /// let resolver = Resolver::new(Arc::new(Instance::default()));
    /// let everywhere = resolver.everywhere(&Subject::Anonymous, Mode::Conditional).unwrap();
    /// let mut browsed = everywhere.standings("BROWSE_PROJECTS");
    /// assert!(browsed.all(|(_, standing)| standing == Standing::No));
    /// ```
    ///
    /// # Errors
    /// [`NotFound`] if the subject names something that the instance does not have.
    pub fn everywhere(&self, subject: &Subject, mode: Mode) -> Result<Everywhere, NotFound> {
        Ok(self.everywhere_as(&self.who(subject)?, mode))
    }

    pub(crate) fn everywhere_as(&self, who: &Who, mode: Mode) -> Everywhere {
        let mut walk = Walk::new(self, who, mode);
        let roles = Roles::of(self, who);
        let of_project = self
            .projects
            .iter()
            .map(|project| walk.summary(project, &roles));
        Everywhere {
            of_project: of_project.collect(),
            summaries: walk.summaries,
            catalogue: Arc::clone(&self.catalogue),
            ids: Arc::clone(self.projects.ids()),
        }
    }
}

/// In which roles a subject acts where.
struct Roles {
    /// Numbers of roles, each with the position of the next one in the same project.
    acting: Vec<(u32, Option<u32>)>,
    /// By project: the position of the first.
    first: Vec<Option<u32>>,
}

impl Roles {
    fn of(resolver: &Resolver, who: &Who) -> Self {
        let projects = &resolver.projects;
        let mut roles = Self {
            acting: Vec::new(),
            first: vec![None; projects.ids().len()],
        };
        for (project, role) in who.user.into_iter().flat_map(|user| projects.of_user(user)) {
            roles.add(project, role);
        }
        for (project, role) in who
            .groups
            .iter()
            .flat_map(|group| projects.of_group(*group))
        {
            roles.add(project, role);
        }
        roles
    }

    fn add(&mut self, project: u32, role: u32) {
        if let Some(first) = self.first.get_mut(project as usize) {
            let next = first.replace(dense(self.acting.len()));
            self.acting.push((role, next));
        }
    }

    fn within(&self, project: u32) -> impl Iterator<Item = u32> {
        let mut at = self.first.get(project as usize).copied().flatten();
        std::iter::from_fn(move || {
            let (role, next) = self.acting.get(at? as usize)?;
            at = *next;
            Some(*role)
        })
    }
}

/// Summaries as far as they have been needed.
struct Walk<'a> {
    resolver: &'a Resolver,
    who: &'a Who,
    groups: Bits,
    mode: Mode,
    /// By scheme, and last for projects without: what it grants whatever the project.
    usual: Vec<Option<PermissionSet>>,
    /// By scheme, and last for projects without: the class found last.
    last: Vec<Option<u32>>,
    /// By scheme, twice each, for projects that are archived or not: the class where the subject
    /// neither acts nor leads.
    ordinary: Vec<Option<u32>>,
    classes: Vec<Class>,
    summaries: Vec<Summary>,
}

/// Projects under one scheme where one is granted the same. Its summary has the same number.
struct Class {
    granted: PermissionSet,
    archived: bool,
    /// The class of the same scheme that was found before.
    next: Option<u32>,
}

impl<'a> Walk<'a> {
    fn new(resolver: &'a Resolver, who: &'a Who, mode: Mode) -> Self {
        let mut groups = Bits::new(resolver.people.group_count());
        groups.extend(&who.groups);
        let schemes = resolver.schemes.len() + 1;
        Self {
            resolver,
            who,
            groups,
            mode,
            usual: vec![None; schemes],
            last: vec![None; schemes],
            ordinary: vec![None; schemes * 2],
            classes: Vec::new(),
            summaries: Vec::new(),
        }
    }

    /// The number of the summary of a project.
    fn summary(&mut self, project: CompiledProject<'_>, roles: &Roles) -> u32 {
        let number = project.head.scheme_number;
        let slot = number.map_or(self.resolver.schemes.len(), |number| number as usize);
        let scheme = number.and_then(|number| self.resolver.schemes.get(number));
        let archived = project.head.archived;
        let leads = self.who.user.is_some() && self.who.user == project.head.lead;
        let ordinary = !leads && roles.within(project.number).next().is_none();
        let found = self
            .ordinary
            .get(slot * 2 + usize::from(archived))
            .copied()
            .flatten();
        if let Some(found) = found.filter(|_| ordinary) {
            return found;
        }
        let mut granted = self.usual(slot, scheme.map(|scheme| &**scheme));
        if let Some(scheme) = scheme {
            for role in roles.within(project.number) {
                let role = self.resolver.projects.roles().get(role as usize);
                let column = role.and_then(|role| scheme.granted(&CompiledHolder::Role(*role)));
                if let Some(more) = column {
                    granted.union_with(more);
                }
            }
            if let Some(more) = scheme.granted(&CompiledHolder::Lead).filter(|_| leads) {
                granted.union_with(more);
            }
        }
        let number = self.class(slot, scheme.map(|scheme| &**scheme), granted, archived);
        if ordinary && let Some(found) = self.ordinary.get_mut(slot * 2 + usize::from(archived)) {
            *found = Some(number);
        }
        number
    }

    /// The class of those who are granted this under this scheme, made where it is new.
    fn class(
        &mut self,
        slot: usize,
        scheme: Option<&CompiledScheme>,
        granted: PermissionSet,
        archived: bool,
    ) -> u32 {
        let mut next = self.last.get(slot).copied().flatten();
        while let Some(number) = next {
            match self.classes.get(number as usize) {
                Some(class) if class.granted == granted && class.archived == archived => {
                    return number;
                }
                class => next = class.and_then(|class| class.next),
            }
        }
        let found = dense(self.classes.len());
        self.summaries
            .push(self.summarised(scheme, &granted, archived));
        self.classes.push(Class {
            granted,
            archived,
            next: self.last.get_mut(slot).and_then(|last| last.replace(found)),
        });
        found
    }

    /// What a scheme grants by holders that depend neither on the project nor on an issue.
    fn usual(&mut self, slot: usize, scheme: Option<&CompiledScheme>) -> PermissionSet {
        let (who, groups) = (self.who, &self.groups);
        let Some(usual) = self.usual.get_mut(slot) else {
            return PermissionSet::default();
        };
        let found = usual.get_or_insert_with(|| {
            let mut found = PermissionSet::default();
            for (holder, granted) in scheme.iter().flat_map(|scheme| &scheme.columns) {
                let matches = match holder {
                    CompiledHolder::Anyone => true,
                    CompiledHolder::SignedIn => who.signed_in,
                    CompiledHolder::AnyApplication => who.any_application,
                    CompiledHolder::Application(one) => who.applications.contains(one),
                    CompiledHolder::User(user) => who.user == Some(*user),
                    CompiledHolder::Group(group) => groups.contains(*group),
                    // Roles come next in the order of holders, then what depends on issues.
                    _ => break,
                };
                if matches {
                    found.union_with(granted);
                }
            }
            found
        });
        found.clone()
    }

    /// With what holders grant that depend on an issue (domain.md, rule 5).
    fn summarised(
        &self,
        scheme: Option<&CompiledScheme>,
        granted: &PermissionSet,
        archived: bool,
    ) -> Summary {
        let catalogue = &self.resolver.catalogue;
        let Some(scheme) = scheme.filter(|_| self.who.signed_in) else {
            return Summary::new(catalogue, granted, granted.clone(), archived);
        };
        let mut some = granted.clone();
        if self.mode == Mode::Conditional {
            for (_, more) in &scheme.related {
                some.union_with(more);
            }
            return Summary::new(catalogue, granted, some, archived);
        }
        let has = |set: &PermissionSet, permission| {
            catalogue
                .find(permission)
                .is_some_and(|number| set.contains(number))
        };
        let cloud = self.mode == Mode::Cloud;
        for (holder, more) in &scheme.columns {
            match holder {
                CompiledHolder::Reporter | CompiledHolder::UserField(_) => some.union_with(more),
                CompiledHolder::GroupField(_) if !cloud || !self.who.groups.is_empty() => {
                    some.union_with(more);
                }
                _ => {}
            }
        }
        // In Cloud mode one is not made assignable by being assigned.
        let otherwise = has(&some, ASSIGNABLE_USER);
        let column = |holder| scheme.granted(&holder);
        if let Some(more) = column(CompiledHolder::Assignee).filter(|_| !cloud || otherwise) {
            some.union_with(more);
        }
        let assignable = if cloud {
            otherwise
        } else {
            has(&some, ASSIGNABLE_USER)
        };
        for (holder, holds) in [
            (CompiledHolder::ReporterCreate, has(&some, CREATE_ISSUES)),
            (CompiledHolder::AssigneeAssignable, assignable),
        ] {
            if let Some(more) = column(holder).filter(|_| holds) {
                some.union_with(more);
            }
        }
        Summary::new(catalogue, &some, some.clone(), archived)
    }
}
