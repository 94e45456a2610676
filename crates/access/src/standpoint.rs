//! One grant more or less, asked about for one subject in one scope, again and again.

use std::sync::Arc;

use crate::access::Access;
use crate::compiled::schemes::CompiledHolder;
use crate::draft::Draft;
use crate::holder::Relation;
use crate::ids::PermissionKey;
use crate::permission::{ASSIGNABLE_USER, CREATE_ISSUES};
use crate::permission_set::{PermissionIndex, PermissionSet};
use crate::resolver::{Match, Place, Resolver, Who};
use crate::scheme::Cell;
use crate::subject::{Mode, NotFound, Scope, Subject};

/// A subject in a scope, looked up once: what they may do there, and what one grant more or less
/// in the scheme of that project would come to. For whoever tries many cells on the same person;
/// with another change, or for many people, there is [`Resolver::with_draft`].
#[derive(Clone, Debug)]
pub struct Standpoint<'a> {
    resolver: &'a Resolver,
    who: Who,
    place: Place<'a>,
    mode: Mode,
    access: Access,
    /// Granted on issues of one relation, whatever is granted on all of them.
    related: Vec<(Relation, PermissionSet)>,
    /// By permission: how many holders give it whatever the issue.
    given: Vec<u32>,
}

impl Resolver {
    /// A standpoint of a subject in a scope.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// use whocan_access::*;
    ///
    /// # let mut instance = Instance::default();
    /// # let scheme = PermissionScheme { id: SchemeId(1), name: "S".into(),
    /// #     description: String::new(), grants: Vec::new() };
    /// # instance.schemes.insert(scheme.id, Arc::new(scheme));
    /// # let project = Project { id: ProjectId(1), key: "ACME".into(), name: "Acme".into(),
    /// #     lead: None, kind: "software".into(), archived: false,
    /// #     scheme: SchemeId(1), security_scheme: None, actors: Default::default() };
    /// # instance.projects.insert(project.id, Arc::new(project));
    /// // A project whose scheme grants nothing.
    /// let resolver = Resolver::new(Arc::new(instance));
    /// let scope = Scope::Project(ProjectId(1));
    /// let standpoint = resolver.standpoint(&Subject::Anonymous, scope, Mode::Conditional)?;
    /// let access = standpoint.with(&Cell::new("BROWSE_PROJECTS", Holder::Anyone), true);
    /// assert_eq!(access.effective("BROWSE_PROJECTS"), Condition::Always);
    /// assert_eq!(standpoint.access().effective("BROWSE_PROJECTS"), Condition::Never);
    /// # Ok::<(), NotFound>(())
    /// ```
    ///
    /// # Errors
    /// [`NotFound`] if the subject, or the scope, names something that the instance does not have.
    pub fn standpoint(
        &self,
        subject: &Subject,
        scope: Scope,
        mode: Mode,
    ) -> Result<Standpoint<'_>, NotFound> {
        let who = self.who(subject)?;
        let place = self.place(scope)?;
        let mut given = vec![0; self.catalogue.keys().len()];
        for (holder, granted) in self.columns(place) {
            if self.matches(&who, place, mode, holder) == Match::Yes {
                for permission in granted.iter() {
                    if let Some(holders) = given.get_mut(permission.0 as usize) {
                        *holders += 1;
                    }
                }
            }
        }
        let (_, related) = self.granted(&who, place, mode);
        Ok(Standpoint {
            access: self.resolve(&who, place, mode),
            resolver: self,
            who,
            place,
            mode,
            related,
            given,
        })
    }
}

impl Standpoint<'_> {
    /// What the subject may do as it is.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// What the subject could do if this one cell of the project's scheme were granted, or were
    /// not: the same as [`Resolver::access`] says after [`Resolver::with_draft`], mostly without
    /// compiling anything. Where the project's scheme does not exist, nothing changes.
    #[must_use]
    pub fn with(&self, cell: &Cell, granted: bool) -> Access {
        let Some(permission) = self.resolver.catalogue.number(&cell.permission) else {
            return self.compiled_with(cell, granted);
        };
        let holder = CompiledHolder::of(cell, &self.resolver.people);
        match self
            .resolver
            .matches(&self.who, self.place, self.mode, &holder)
        {
            Match::No => self.access.clone(),
            Match::Yes if !self.is_asked_elsewhere(&cell.permission) => {
                self.with_one_more_or_less(permission, &holder, granted)
            }
            _ => self.compiled_with(cell, granted),
        }
    }

    /// Whether other holders depend on who has this permission (domain.md, section 2).
    fn is_asked_elsewhere(&self, permission: &PermissionKey) -> bool {
        self.mode != Mode::Conditional
            && self.place.issue.is_none()
            && [CREATE_ISSUES, ASSIGNABLE_USER].contains(&permission.as_str())
    }

    /// A permission more or less for a holder that matches whatever the issue.
    fn with_one_more_or_less(
        &self,
        permission: PermissionIndex,
        holder: &CompiledHolder,
        granted: bool,
    ) -> Access {
        let Some(scheme) = self.place.project.head.scheme_number else {
            return self.access.clone();
        };
        let mut base = self.access.base.clone();
        if granted {
            base.insert(permission);
        } else {
            let scheme = self.resolver.schemes.get(scheme);
            let has = scheme
                .and_then(|scheme| scheme.granted(holder))
                .is_some_and(|held| held.contains(permission));
            let given = self.given.get(permission.0 as usize).copied();
            if given.unwrap_or(0) == u32::from(has) {
                base.remove(permission);
            }
        }
        let related = self.related.iter();
        let related = related
            .filter(|(_, more)| more.adds_to(&base))
            .cloned()
            .collect();
        Access {
            catalogue: Arc::clone(&self.access.catalogue),
            base,
            related,
            ..self.access
        }
    }

    fn compiled_with(&self, cell: &Cell, granted: bool) -> Access {
        let mut draft = Draft::default();
        if granted {
            draft.added.insert(cell.clone());
        } else {
            draft.removed.insert(cell.clone());
        }
        let changed = self
            .resolver
            .with_draft(self.place.project.head.scheme, &draft);
        changed.map_or_else(
            |_| self.access.clone(),
            |changed| changed.resolve(&self.who, self.place, self.mode),
        )
    }
}
