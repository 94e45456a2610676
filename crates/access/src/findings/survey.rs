//! What all families of findings look at: one scheme after the other, with its projects, and who
//! is in what.

use std::collections::BTreeMap;

use crate::compiled::schemes::CompiledHolder;
use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::{PermissionKey, SchemeId, UserKey};
use crate::instance::Project;
use crate::resolver::Resolver;
use crate::scheme::{Cell, PermissionScheme};

use super::{About, Finding, FindingSettings, Fix, Reason, Severity};

/// A look at a whole instance.
pub(super) struct Survey<'a> {
    pub(super) resolver: &'a Resolver,
    pub(super) settings: &'a FindingSettings,
    projects: BTreeMap<SchemeId, Vec<&'a Project>>,
    /// By group: its active members, through sub-groups too; filled when first asked for.
    members: Vec<Option<Vec<u32>>>,
    /// By user: the groups they are in, through sub-groups too, sorted; filled when asked for.
    pub(super) groups_of_user: BTreeMap<u32, Vec<u32>>,
    /// By group: itself and the groups it is in, sorted; filled when asked for.
    pub(super) groups_of_group: BTreeMap<u32, Vec<u32>>,
    reaches: BTreeMap<&'a Holder, Reach>,
    /// By user: the scheme, and the project, in which they were marked last.
    marks: Vec<(u32, u32)>,
    mark: (u32, u32),
    findings: Vec<Finding>,
}

/// One scheme, by holder, with its projects.
pub(super) struct View<'a> {
    pub(super) scheme: &'a PermissionScheme,
    pub(super) projects: Vec<&'a Project>,
    /// What each holder is granted, by the permission's proper key.
    pub(super) columns: BTreeMap<&'a Holder, Column<'a>>,
}

/// The cells of one holder by permission.
pub(super) type Column<'a> = BTreeMap<PermissionKey, &'a Cell>;

impl<'a> Survey<'a> {
    pub(super) fn new(resolver: &'a Resolver, settings: &'a FindingSettings) -> Self {
        let instance = resolver.instance();
        let mut projects: BTreeMap<SchemeId, Vec<&Project>> = BTreeMap::new();
        for project in instance.projects.values() {
            projects.entry(project.scheme).or_default().push(project);
        }
        Self {
            resolver,
            settings,
            projects,
            members: vec![None; instance.groups.len()],
            groups_of_user: BTreeMap::new(),
            groups_of_group: BTreeMap::new(),
            reaches: BTreeMap::new(),
            marks: vec![(0, 0); instance.users.len()],
            mark: (0, 0),
            findings: Vec::new(),
        }
    }

    pub(super) fn view(&self, id: SchemeId) -> Option<View<'a>> {
        let scheme = self.resolver.instance().schemes.get(&id)?;
        let mut columns: BTreeMap<&Holder, Column<'a>> = BTreeMap::new();
        for grant in &scheme.grants {
            let column = columns.entry(&grant.cell.holder).or_default();
            column.insert(self.proper(&grant.cell.permission), &grant.cell);
        }
        Some(View {
            scheme,
            projects: self.projects.get(&id).cloned().unwrap_or_default(),
            columns,
        })
    }

    /// The key of a permission that may be named by its alias.
    fn proper(&self, key: &PermissionKey) -> PermissionKey {
        let catalogue = &self.resolver.catalogue;
        let number = catalogue.find(key.as_str());
        let proper = number.and_then(|number| catalogue.key(number));
        proper.unwrap_or(key).clone()
    }

    pub(super) fn found(
        &mut self,
        severity: Severity,
        about: About,
        reason: Reason,
        fix: Option<Fix>,
    ) {
        self.findings.push(Finding {
            severity,
            about,
            reason,
            fix,
        });
    }

    pub(super) fn findings(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.sort_by(|left, right| {
            let by_severity = left.severity.cmp(&right.severity);
            by_severity.then_with(|| left.about.cmp(&right.about))
        });
        findings
    }

    /// The holder of a cell as it counts; an inactive user counts as nobody.
    pub(super) fn compiled(&self, cell: &Cell) -> CompiledHolder {
        let people = &self.resolver.people;
        match CompiledHolder::of(cell, people) {
            CompiledHolder::User(user) if !people.is_active(user) => CompiledHolder::Nobody,
            holder => holder,
        }
    }

    /// The active members of a group, through sub-groups too.
    pub(super) fn members(&mut self, group: u32) -> &[u32] {
        let people = &self.resolver.people;
        let Some(members) = self.members.get_mut(group as usize) else {
            return &[];
        };
        members.get_or_insert_with(|| {
            let members = people.members(group).into_iter();
            members.filter(|user| people.is_active(*user)).collect()
        })
    }

    /// Whom a holder reaches, whatever the project.
    pub(super) fn reach(&mut self, holder: &'a Holder) -> Reach {
        let resolver = self.resolver;
        let reach = self.reaches.entry(holder);
        *reach.or_insert_with(|| resolver.reach(holder, &[]))
    }

    /// The active user of this key.
    pub(super) fn active(&self, key: &UserKey) -> Option<u32> {
        let people = &self.resolver.people;
        people.user(key).filter(|user| people.is_active(*user))
    }

    /// What a holder comes to in a project: itself, or for a role and the lead, the users and
    /// groups who act there. Inactive and unknown ones are left out.
    pub(super) fn parts(&self, holder: &CompiledHolder, project: &Project) -> Vec<CompiledHolder> {
        match holder {
            CompiledHolder::Nobody => Vec::new(),
            CompiledHolder::Role(role) => {
                let Some(actors) = project.actors.get(role) else {
                    return Vec::new();
                };
                let users = actors.users.iter().filter_map(|key| self.active(key));
                let mut parts: Vec<CompiledHolder> = users.map(CompiledHolder::User).collect();
                let people = &self.resolver.people;
                let groups = actors.groups.iter().filter_map(|name| people.group(name));
                parts.extend(groups.map(CompiledHolder::Group));
                parts
            }
            CompiledHolder::Lead => {
                let lead = project.lead.as_ref().and_then(|key| self.active(key));
                lead.into_iter().map(CompiledHolder::User).collect()
            }
            holder => vec![holder.clone()],
        }
    }

    /// The groups of users that a part of a holder names. None for what everybody, one user or
    /// nobody in particular is.
    fn groups(&self, part: &CompiledHolder) -> Vec<u32> {
        match part {
            CompiledHolder::Group(group) => vec![*group],
            CompiledHolder::AnyApplication => self.application_groups(None),
            CompiledHolder::Application(only) => self.application_groups(Some(*only)),
            _ => Vec::new(),
        }
    }

    /// The groups that give access to an application, or to any.
    pub(super) fn application_groups(&self, only: Option<u32>) -> Vec<u32> {
        let mut found = Vec::new();
        for (application, _, groups) in self.resolver.people.applications() {
            if only.is_none_or(|only| only == application) {
                found.extend_from_slice(groups);
            }
        }
        found
    }

    /// Whether anybody matches a holder in a project, be it only on some issues.
    pub(super) fn somebody(&mut self, holder: &CompiledHolder, project: &Project) -> bool {
        for part in self.parts(holder, project) {
            let for_many = matches!(part, CompiledHolder::Anyone | CompiledHolder::SignedIn);
            let is_user = matches!(part, CompiledHolder::User(_));
            let groups = self.groups(&part);
            if for_many
                || is_user
                || part.relation().is_some()
                || groups.iter().any(|group| !self.members(*group).is_empty())
            {
                return true;
            }
        }
        false
    }

    /// Forgets all marks.
    pub(super) fn unmark(&mut self) {
        self.mark = (self.mark.0 + 1, 0);
    }

    /// Forgets the marks of one project.
    pub(super) fn unmark_project(&mut self) {
        self.mark.1 += 1;
    }

    /// Marks the users that a part of a holder names, in every project or in the present one.
    pub(super) fn mark(&mut self, part: &CompiledHolder, everywhere: bool) {
        let mark = if everywhere {
            (self.mark.0, u32::MAX)
        } else {
            self.mark
        };
        let set = |marks: &mut Vec<(u32, u32)>, user: u32| {
            if let Some(known) = marks.get_mut(user as usize)
                && *known != (mark.0, u32::MAX)
            {
                *known = mark;
            }
        };
        if let CompiledHolder::User(user) = part {
            set(&mut self.marks, *user);
        }
        for group in self.groups(part) {
            self.members(group);
            let members = self.members.get(group as usize);
            for user in members.into_iter().flatten().flatten() {
                set(&mut self.marks, *user);
            }
        }
    }

    /// Whether a part of a holder names a user who is not marked.
    pub(super) fn names_unmarked(&mut self, part: &CompiledHolder) -> bool {
        let (everywhere, here) = ((self.mark.0, u32::MAX), self.mark);
        let unmarked = |marks: &[(u32, u32)], user: u32| {
            let mark = marks.get(user as usize);
            mark.is_some_and(|mark| *mark != everywhere && *mark != here)
        };
        if let CompiledHolder::User(user) = part
            && unmarked(&self.marks, *user)
        {
            return true;
        }
        for group in self.groups(part) {
            self.members(group);
            let members = self.members.get(group as usize);
            let mut members = members.into_iter().flatten().flatten();
            if members.any(|user| unmarked(&self.marks, *user)) {
                return true;
            }
        }
        false
    }
}

impl<'a> View<'a> {
    pub(super) fn id(&self) -> SchemeId {
        self.scheme.id
    }

    pub(super) fn about(&self) -> About {
        About::Scheme(self.scheme.id)
    }

    /// The cells of a permission.
    pub(super) fn cells(&self, permission: &str) -> Vec<&'a Cell> {
        let columns = self.columns.values();
        columns
            .filter_map(|column| column.get(permission).copied())
            .collect()
    }
}
