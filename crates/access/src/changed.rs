//! What would be: copies of a resolver with one change, sharing all that the change leaves alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compiled::schemes::CompiledScheme;
use crate::draft::Draft;
use crate::ids::{GroupName, PermissionKey, ProjectId, RoleId, SchemeId, UserKey};
use crate::instance::Actors;
use crate::resolver::Resolver;
use crate::scheme::PermissionScheme;
use crate::subject::NotFound;

impl Resolver {
    /// The same instance with one scheme replaced (or added): what a draft would lead to.
    #[must_use]
    pub fn with_scheme(&self, scheme: PermissionScheme) -> Self {
        self.with_schemes([scheme])
    }

    /// The same instance with some schemes replaced (or added).
    pub(crate) fn with_schemes(&self, schemes: impl IntoIterator<Item = PermissionScheme>) -> Self {
        let mut copy = self.clone();
        for scheme in schemes {
            for grant in &scheme.grants {
                copy.intern(&grant.cell.permission);
            }
            let compiled = CompiledScheme::new(&scheme, &copy.people, &copy.catalogue);
            copy.schemes.set(scheme.id, Arc::new(compiled));
            let instance = Arc::make_mut(&mut copy.instance);
            instance.schemes.insert(scheme.id, Arc::new(scheme));
        }
        if copy.schemes.len() > self.schemes.len() {
            copy.projects = self.projects.with_schemes(&copy.schemes);
        }
        copy
    }

    /// The same instance with a draft over one scheme: the same as [`Resolver::with_scheme`] with
    /// the draft applied, and so fast that a draft can be asked about at every keystroke.
    ///
    /// # Errors
    /// [`NotFound::Scheme`] if there is no such scheme.
    pub fn with_draft(&self, scheme: SchemeId, draft: &Draft) -> Result<Self, NotFound> {
        let number = self.schemes.number(scheme);
        let saved = number.and_then(|number| self.schemes.get(number));
        let saved = saved.ok_or(NotFound::Scheme(scheme))?;
        let mut copy = self.clone();
        for cell in &draft.added {
            copy.intern(&cell.permission);
        }
        let compiled = saved.with_draft(draft, &copy.people, &copy.catalogue);
        copy.schemes.set(scheme, Arc::new(compiled));
        copy.instance = self.instance.with_draft(scheme, draft);
        Ok(copy)
    }

    fn intern(&mut self, permission: &PermissionKey) {
        if self.catalogue.number(permission).is_none() {
            Arc::make_mut(&mut self.catalogue).intern(permission);
        }
    }

    /// The same instance with one project under another scheme. A scheme that does not exist
    /// grants nothing.
    ///
    /// # Errors
    /// [`NotFound::Project`] if there is no such project.
    pub fn with_project_scheme(
        &self,
        project: ProjectId,
        scheme: SchemeId,
    ) -> Result<Self, NotFound> {
        let number = self.project_number(project)?;
        let mut copy = self.clone();
        copy.projects = self.projects.with_scheme(number, scheme, &self.schemes);
        let projects = &mut Arc::make_mut(&mut copy.instance).projects;
        if let Some(project) = projects.get_mut(&project) {
            Arc::make_mut(project).scheme = scheme;
        }
        Ok(copy)
    }

    /// The same instance with other actors in one role of one project.
    ///
    /// # Errors
    /// [`NotFound::Project`] if there is no such project.
    pub fn with_actors(
        &self,
        project: ProjectId,
        role: RoleId,
        actors: Actors,
    ) -> Result<Self, NotFound> {
        self.project_number(project)?;
        Ok(self.with_all_actors([((project, role), actors)].into()))
    }

    /// The same instance with other actors in some roles of projects. A project that does not exist
    /// is passed over.
    pub(crate) fn with_all_actors(&self, all: BTreeMap<(ProjectId, RoleId), Actors>) -> Self {
        let mut copy = self.clone();
        if all.is_empty() {
            return copy;
        }
        let changes = all.iter().filter_map(|((project, role), actors)| {
            Some((self.projects.number(*project)?, *role, actors))
        });
        copy.projects = self.projects.with_actors(changes, &self.people);
        let projects = &mut Arc::make_mut(&mut copy.instance).projects;
        for ((project, role), actors) in all {
            if let Some(project) = projects.get_mut(&project) {
                Arc::make_mut(project).actors.insert(role, actors);
            }
        }
        copy
    }

    /// The same instance with other direct members in one group; its sub-groups stay.
    ///
    /// # Errors
    /// [`NotFound::Group`] if there is no such group.
    pub fn with_members(
        &self,
        group: &GroupName,
        users: BTreeSet<UserKey>,
    ) -> Result<Self, NotFound> {
        let number = self.group(group)?;
        let mut copy = self.clone();
        copy.people = Arc::new(self.people.with_members(number, &users));
        let groups = &mut Arc::make_mut(&mut copy.instance).groups;
        if let Some(group) = groups.get_mut(group) {
            Arc::make_mut(group).users = users;
        }
        Ok(copy)
    }
}
