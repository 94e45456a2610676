//! What the preview shows: for each permission now and with the draft, and every way that leads
//! there.

use std::collections::BTreeSet;

use whocan_access::{
    Access, Chain, Holder, Inserting, Mode, NotFound, PermissionKey, ProjectId, Resolver, Scope,
    Subject, Verdict,
};

/// Who is asked about, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Whom the preview is about.
    pub subject: Subject,
    /// In which project.
    pub project: ProjectId,
}

/// What one permission comes to, as saved and with the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The permission.
    pub permission: PermissionKey,
    /// As it is saved.
    pub now: Verdict,
    /// With the draft.
    pub draft: Verdict,
}

impl Answer {
    /// Whether the draft makes a difference.
    pub fn differs(&self) -> bool {
        self.now != self.draft
    }

    /// Whether they can with the draft, at least on some issues.
    pub fn is_usable(&self) -> bool {
        sight(&self.draft) != Sight::None
    }

    /// Whether they can with the draft, but only on some issues.
    pub fn is_on_some(&self) -> bool {
        sight(&self.draft) == Sight::Some
    }

    /// Whether they can as saved, at least on some issues, and no longer with the draft.
    pub fn is_lost(&self) -> bool {
        sight(&self.now) != Sight::None && !self.is_usable()
    }
}

/// What becomes of a way to a permission.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fate {
    /// It is there and stays.
    Kept,
    /// The draft takes it away.
    Removed,
    /// The draft adds it.
    Added,
}

/// One way in which a subject gets a permission.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The chain from the subject to the grant.
    pub chain: Chain,
    /// What the draft makes of it.
    pub fate: Fate,
}

/// What each of these permissions comes to, now and with the draft.
///
/// # Errors
/// [`NotFound`] if the instance does not have the subject or the project.
pub fn answers(
    now: &Resolver,
    draft: &Resolver,
    question: &Question,
    permissions: impl IntoIterator<Item = PermissionKey>,
) -> Result<Vec<Answer>, NotFound> {
    let (now, draft) = (access(now, question)?, access(draft, question)?);
    let answers = permissions.into_iter().map(|permission| Answer {
        now: now.verdict(permission.as_str()),
        draft: draft.verdict(permission.as_str()),
        permission,
    });
    Ok(answers.collect())
}

fn access(resolver: &Resolver, question: &Question) -> Result<Access, NotFound> {
    let scope = Scope::Project(question.project);
    resolver.access(&question.subject, scope, Mode::Conditional)
}

/// Every way to a permission, those of now first, in the order of the scheme's grants, then those
/// that the draft adds. None where nothing leads there.
pub fn ways(now: &Resolver, draft: &Resolver, question: &Question, permission: &str) -> Vec<Way> {
    let chains = |resolver: &Resolver| {
        let scope = Scope::Project(question.project);
        // A key that only the draft grants is not known as saved: nothing leads there.
        resolver
            .chains(&question.subject, scope, Mode::Conditional, permission)
            .unwrap_or_default()
    };
    let (before, after) = (chains(now), chains(draft));
    let is_in = |chains: &[Chain], chain: &Chain| {
        let mut same = chains.iter();
        same.any(|other| other.links == chain.links && other.cell == chain.cell)
    };
    let added: Vec<Way> = after
        .iter()
        .filter(|chain| !is_in(&before, chain))
        .map(|chain| Way {
            chain: chain.clone(),
            fate: Fate::Added,
        })
        .collect();
    let mut ways: Vec<Way> = before
        .into_iter()
        .map(|chain| Way {
            fate: if is_in(&after, &chain) {
                Fate::Kept
            } else {
                Fate::Removed
            },
            chain,
        })
        .collect();
    ways.extend(added);
    ways
}

/// How much of a project one sees, by the answer to Browse Projects; or how much of it a permission
/// is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// All of it, but for issue security.
    All,
    /// Only some issues.
    Some,
    /// Nothing.
    None,
}

/// What a verdict comes to.
pub fn sight(verdict: &Verdict) -> Sight {
    match verdict {
        Verdict::Yes => Sight::All,
        Verdict::OnIssues(_) => Sight::Some,
        Verdict::Unusable(_) | Verdict::No => Sight::None,
    }
}

/// Whom a project's scheme grants a permission to.
pub fn held_by(
    resolver: &Resolver,
    project: ProjectId,
    permission: &PermissionKey,
) -> BTreeSet<Holder> {
    let instance = resolver.instance();
    let scheme = instance
        .projects
        .get(&project)
        .and_then(|project| instance.schemes.get(&project.scheme));
    let grants = scheme.into_iter().flat_map(|scheme| &scheme.grants);
    let grants = grants.filter(|grant| grant.cell.permission == *permission);
    grants.map(|grant| grant.cell.holder.clone()).into_set()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, clients, resolver, scheme};
    use whocan_access::permission::BROWSE_PROJECTS;

    #[test]
    fn an_answer_differs_where_the_draft_takes_what_it_needs() {
        let before = [(BROWSE_PROJECTS, SIGNED_IN), ("ADD_COMMENTS", SIGNED_IN)];
        let now = resolver(&before);
        let draft = now.with_scheme(scheme(&before[1..]));
        let keys = ["ADD_COMMENTS".into(), "EDIT_ISSUES".into()];
        let answers = answers(&now, &draft, &clients(), keys).unwrap();
        assert_eq!(answers[0].now, Verdict::Yes);
        assert!(matches!(answers[0].draft, Verdict::Unusable(_)));
        assert!(answers[0].differs());
        assert!(answers[0].is_lost() && !answers[0].is_usable());
        assert!(!answers[1].differs());
        assert!(!answers[1].is_lost() && !answers[1].is_usable());
    }

    #[test]
    fn ways_tell_what_the_draft_does_to_them() {
        let before = [
            (BROWSE_PROJECTS, SIGNED_IN),
            (BROWSE_PROJECTS, Holder::Anyone),
        ];
        let added = (BROWSE_PROJECTS, Holder::Group("externals".into()));
        let now = resolver(&before);
        let draft = now.with_scheme(scheme(&[before[1].clone(), added]));
        let fates: Vec<Fate> = ways(&now, &draft, &clients(), BROWSE_PROJECTS)
            .iter()
            .map(|way| way.fate)
            .collect();
        assert_eq!(fates, [Fate::Removed, Fate::Kept, Fate::Added]);
    }

    #[test]
    fn who_holds_a_permission_is_named_once() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let now = resolver(&[(BROWSE_PROJECTS, role.clone()), ("EDIT_ISSUES", SIGNED_IN)]);
        assert_eq!(held_by(&now, BLUE, &BROWSE_PROJECTS.into()), [role].into());
    }
}
