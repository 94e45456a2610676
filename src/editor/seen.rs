//! Which other projects somebody sees, and through whom: whether they see more than was meant.

use std::collections::BTreeSet;

use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{
    Holder, Inserting, Mode, NotFound, ProjectId, Resolver, Scope, Standing, Subject, Verdict,
};

use crate::editor::preview::Question;

/// The projects, apart from some, that a subject sees at least in part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Elsewhere {
    /// Who was asked about, and where.
    pub question: Question,
    /// Those that are not counted.
    pub apart: BTreeSet<ProjectId>,
    /// With the draft, by key.
    pub projects: Vec<ProjectId>,
    /// How many they are as saved.
    pub saved: usize,
}

/// Why somebody sees a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// The holder that grants it; the broadest of them.
    pub holder: Holder,
    /// Whether it is only some issues.
    pub only_some: bool,
    /// How many other holders grant it too.
    pub others: usize,
}

/// The projects, apart from some, that somebody sees. One pass over all projects: fast, but with very many of
/// them not for the time between a key and what it draws.
///
/// # Errors
/// [`NotFound`] if the instance does not have the subject.
pub fn elsewhere(
    saved: &Resolver,
    draft: &Resolver,
    question: &Question,
    apart: BTreeSet<ProjectId>,
) -> Result<Elsewhere, NotFound> {
    let others = |resolver| others(resolver, &question.subject, &apart);
    let mut projects = others(draft)?;
    let saved = others(saved)?.len();
    let instance = draft.instance();
    projects.sort_by_cached_key(|id| {
        let project = instance.projects.get(id);
        project.map(|project| project.key.to_string())
    });
    Ok(Elsewhere {
        question: question.clone(),
        apart,
        projects,
        saved,
    })
}

/// The projects, apart from some, that somebody sees at least in part.
///
/// # Errors
/// [`NotFound`] if the instance does not have the subject.
pub fn others(
    resolver: &Resolver,
    subject: &Subject,
    apart: &BTreeSet<ProjectId>,
) -> Result<Vec<ProjectId>, NotFound> {
    let everywhere = resolver.everywhere(subject, Mode::Conditional)?;
    let standings = everywhere.standings(BROWSE_PROJECTS);
    let seen = standings.filter(|(project, standing)| {
        let is_seen = matches!(standing, Standing::Yes | Standing::OnSomeIssues);
        is_seen && !apart.contains(project)
    });
    Ok(seen.map(|(project, _)| project).collect())
}

/// Why somebody sees a project; `None` where they do not. Asks for every chain: for a few projects.
pub fn reason(resolver: &Resolver, subject: &Subject, project: ProjectId) -> Option<Reason> {
    let scope = Scope::Project(project);
    let access = resolver.access(subject, scope, Mode::Conditional).ok()?;
    let chains = resolver.chains(subject, scope, Mode::Conditional, BROWSE_PROJECTS);
    // As long as a broad grant stands, taking away a narrow one hides nothing.
    let breadth = |holder: &Holder| match holder {
        Holder::Anyone => 0,
        Holder::ApplicationRole(None) => 1,
        holder if holder.relation().is_none() => 2,
        _ => 3,
    };
    let holders = chains.ok()?.into_iter().map(|chain| chain.cell.holder);
    let holders: BTreeSet<Holder> = holders.into_set();
    Some(Reason {
        others: holders.len().saturating_sub(1),
        holder: holders.into_iter().min_by_key(breadth)?,
        only_some: matches!(access.verdict(BROWSE_PROJECTS), Verdict::OnIssues(_)),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, clients, resolver, scheme};
    use whocan_access::Instance;

    const CORE: ProjectId = ProjectId(10_200);
    const ANTS: ProjectId = ProjectId(10_300);

    /// The studio with two more projects under the same scheme.
    fn three_projects(grants: &[(&str, Holder)]) -> Resolver {
        let mut instance = Instance::clone(resolver(grants).instance());
        let blue = Arc::clone(&instance.projects[&BLUE]);
        for (id, key) in [(CORE, "CORE"), (ANTS, "ANTS")] {
            let mut project = (*blue).clone();
            (project.id, project.key) = (id, key.into());
            instance.projects.insert(id, Arc::new(project));
        }
        Resolver::new(Arc::new(instance))
    }

    #[test]
    fn the_other_projects_are_named_by_key_and_counted_as_saved() {
        let saved = three_projects(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let seen = elsewhere(&saved, &saved, &clients(), [BLUE].into()).unwrap();
        assert_eq!((seen.projects, seen.saved), (vec![ANTS, CORE], 2));

        let draft = saved.with_scheme(scheme(&[]));
        let seen = elsewhere(&saved, &draft, &clients(), [BLUE].into()).unwrap();
        assert_eq!((seen.projects, seen.saved), (Vec::new(), 2));
    }

    #[test]
    fn what_is_apart_is_not_counted() {
        let saved = three_projects(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let draft = saved.with_scheme(scheme(&[]));
        let seen = |draft, apart: &[ProjectId]| {
            let apart = apart.iter().copied().into_set();
            let seen = elsewhere(&saved, draft, &clients(), apart).unwrap();
            (seen.projects, seen.saved)
        };
        assert_eq!(seen(&saved, &[CORE]), (vec![ANTS, BLUE], 2));
        assert_eq!(seen(&draft, &[]), (Vec::new(), 3));
        assert_eq!(seen(&saved, &[ANTS, BLUE, CORE]), (Vec::new(), 0));
    }

    #[test]
    fn what_only_some_issues_open_is_seen_too() {
        let saved = three_projects(&[(BROWSE_PROJECTS, Holder::Reporter)]);
        let seen = elsewhere(&saved, &saved, &clients(), [BLUE].into()).unwrap();
        assert_eq!(seen.projects, [ANTS, CORE]);
        let expected = Reason {
            holder: Holder::Reporter,
            only_some: true,
            others: 0,
        };
        assert_eq!(reason(&saved, &clients().subject, CORE), Some(expected));
    }

    #[test]
    fn the_reason_is_the_broadest_holder() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let grants = [role.clone(), SIGNED_IN, Holder::Reporter];
        let grants = grants.map(|holder| (BROWSE_PROJECTS, holder));
        let dana = Subject::User("dana".into());
        let broadest = |resolver: &Resolver| {
            reason(resolver, &dana, CORE)
                .map(|reason| (reason.holder, reason.only_some, reason.others))
        };
        let saved = three_projects(&grants);
        assert_eq!(broadest(&saved), Some((SIGNED_IN, false, 2)));
        let draft = saved.with_scheme(scheme(&[grants[2].clone(), grants[0].clone()]));
        assert_eq!(broadest(&draft), Some((role, false, 1)));
        assert_eq!(broadest(&saved.with_scheme(scheme(&[]))), None);
    }
}
