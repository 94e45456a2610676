//! Which holders have permissions that nobody can use, because nobody who has them may browse
//! (domain.md, rule 7).

use whocan_access::permission::{BROWSE_PROJECTS, built_in};
use whocan_access::{
    Condition, GroupName, Holder, Mode, PermissionKey, PermissionScheme, Project, Reach, Resolver,
    Scope, Subject,
};

use crate::editor::holders::is_known;

/// So many people are asked about per holder. One with more is left unmarked: the answer must not
/// keep a tick waiting.
const MOST_QUESTIONS: usize = 5_000;

/// Whether a permission is of no use without Browse Projects.
pub fn needs_browse(permission: &PermissionKey) -> bool {
    built_in(permission.as_str()).is_some_and(|permission| permission.needs_browse)
}

/// The holders of a scheme of whom it is certain that nobody they match may browse, in any project
/// that uses the scheme. The resolver answers for the scheme as it is given.
///
/// Whoever matches counts with all they have: somebody in a role without Browse Projects may
/// browse as member of a group. Holders that name nothing that exists are left out, they match
/// nobody anyway; so are all holders where no project uses the scheme.
pub fn without_browse(resolver: &Resolver, scheme: &PermissionScheme) -> Vec<Holder> {
    let instance = resolver.instance();
    let projects: Vec<&Project> = instance.projects_of(scheme.id).map(AsRef::as_ref).collect();
    if projects.is_empty() {
        return Vec::new();
    }
    let grants = scheme.grants.iter();
    let browse = grants.filter(|grant| grant.cell.permission.as_str() == BROWSE_PROJECTS);
    let browsing: Vec<&Holder> = browse.map(|grant| &grant.cell.holder).collect();
    let holders = scheme.holders().into_iter();
    let holders = holders.filter(|holder| {
        *holder != Holder::PortalCustomers
            && is_known(instance, holder)
            && !browsing.contains(&holder)
            && nobody_browses(resolver, &projects, &browsing, holder)
    });
    holders.collect()
}

fn nobody_browses(
    resolver: &Resolver,
    projects: &[&Project],
    browsing: &[&Holder],
    holder: &Holder,
) -> bool {
    if is_open(holder) {
        // Anybody who may browse can also be the reporter, have access to an application, …
        return projects.iter().all(|project| {
            let mut reaches = browsing
                .iter()
                .map(|holder| resolver.reach(holder, &[project.id]));
            reaches.all(|reach| matches!(reach, Reach::People(0) | Reach::Nobody))
        });
    }
    let mut left = MOST_QUESTIONS;
    projects.iter().all(|project| {
        matching(resolver, project, holder).iter().all(|subject| {
            left = left.saturating_sub(1);
            left > 0 && !browses(resolver, project, subject)
        })
    })
}

/// Whether a holder can match people of whom nothing else is known.
fn is_open(holder: &Holder) -> bool {
    matches!(holder, Holder::Anyone | Holder::ApplicationRole(None)) || holder.relation().is_some()
}

/// Whom a holder matches in a project: people there are, and people there may be.
fn matching(resolver: &Resolver, project: &Project, holder: &Holder) -> Vec<Subject> {
    let mut subjects = Vec::new();
    match holder {
        Holder::User(key) => subjects.push(Subject::User(key.clone())),
        Holder::Group(name) => subjects = members(resolver, name),
        Holder::ApplicationRole(Some(key)) => {
            let application = resolver.instance().applications.get(key);
            for group in application.iter().flat_map(|found| &found.groups) {
                subjects.append(&mut members(resolver, group));
            }
        }
        Holder::ProjectLead => {
            subjects.extend(project.lead.iter().cloned().map(Subject::User));
            subjects.push(Subject::AnySignedIn);
        }
        Holder::ProjectRole(role) => {
            if let Some(actors) = project.actors.get(role) {
                subjects.extend(actors.users.iter().cloned().map(Subject::User));
                for group in &actors.groups {
                    subjects.append(&mut members(resolver, group));
                }
            }
            subjects.push(Subject::AnySignedIn);
        }
        _ => {}
    }
    subjects
}

/// The members of a group, and whoever joins it.
fn members(resolver: &Resolver, group: &GroupName) -> Vec<Subject> {
    let users = resolver.members(group).unwrap_or_default();
    let mut subjects: Vec<Subject> = users.into_iter().map(Subject::User).collect();
    subjects.push(Subject::new_member_of(group.clone()));
    subjects
}

fn browses(resolver: &Resolver, project: &Project, subject: &Subject) -> bool {
    let access = resolver.access(subject, Scope::Project(project.id), Mode::Conditional);
    access.is_ok_and(|access| access.granted(BROWSE_PROJECTS) != Condition::Never)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{DEVELOPERS, resolver, scheme};
    use whocan_access::SchemeId;

    fn lacking(grants: &[(&str, Holder)]) -> Vec<Holder> {
        without_browse(&resolver(grants), &scheme(grants))
    }

    #[test]
    fn a_role_without_browse_is_of_no_use_to_its_members() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let clients = Holder::Group("acme-clients".into());
        let edit = ("EDIT_ISSUES", role.clone());
        let browse = ("BROWSE_PROJECTS", clients);
        let grants = [edit, browse];
        assert_eq!(lacking(&grants[..1]), std::slice::from_ref(&role));
        assert_eq!(lacking(&grants), [role]);
    }

    #[test]
    fn what_members_have_otherwise_counts() {
        let edit = ("EDIT_ISSUES", Holder::ProjectRole(DEVELOPERS));
        for browsing in [
            Holder::Anyone,
            Holder::ApplicationRole(None),
            Holder::Group("staff".into()),
            Holder::User("dana".into()),
            Holder::Reporter,
        ] {
            let browse = ("BROWSE_PROJECTS", browsing.clone());
            assert_eq!(lacking(&[edit.clone(), browse]), [], "{browsing:?}");
        }
    }

    #[test]
    fn a_group_may_browse_through_the_group_it_is_in() {
        let clients = ("EDIT_ISSUES", Holder::Group("acme-clients".into()));
        let externals = ("BROWSE_PROJECTS", Holder::Group("externals".into()));
        assert_eq!(lacking(&[clients, externals]), []);
    }

    #[test]
    fn a_reporter_can_be_anybody_who_may_browse() {
        let edit = ("EDIT_ISSUES", Holder::Reporter);
        let browse = ("BROWSE_PROJECTS", Holder::User("dana".into()));
        let grants = [edit, browse];
        assert_eq!(lacking(&grants[..1]), [Holder::Reporter]);
        assert_eq!(lacking(&grants), []);
    }

    #[test]
    fn unknown_holders_and_unused_schemes_are_left_out() {
        let gone = Holder::Group("gone".into());
        let grants = [("EDIT_ISSUES", gone)];
        assert_eq!(lacking(&grants), []);
        let mut unused = scheme(&[("EDIT_ISSUES", Holder::ProjectRole(DEVELOPERS))]);
        unused.id = SchemeId(10_000);
        let resolver = resolver(&[]).with_scheme(unused.clone());
        assert!(without_browse(&resolver, &unused).is_empty());
    }
}
