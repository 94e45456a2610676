//! What a draft changes for people: the figures of its impact, and the lists behind them.

use whocan_access::{
    Access, Answer, Audience, Condition, Extent, Impact, Mode, PermissionKey, ProjectId, Resolver,
    Scope, Selection, Subject, Turn,
};

/// An impact in figures. What counts is what people can use, not what they are granted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// Projects in which it changes something for anybody.
    pub projects: usize,
    /// People who gain something somewhere.
    pub gain: usize,
    /// People who lose something somewhere.
    pub lose: usize,
    /// Projects that become public.
    pub opened: usize,
    /// Projects that are no longer public.
    pub closed: usize,
}

impl Figures {
    /// The figures of an impact.
    pub fn of(impact: &Impact) -> Self {
        Self {
            projects: changed_projects(impact).len(),
            gain: impact.count(&turning(Turn::Gained)).people,
            lose: impact.count(&turning(Turn::Lost)).people,
            opened: impact.becomes_public().len(),
            closed: impact.no_longer_public().len(),
        }
    }
}

/// A permission that somebody gains, or loses, to one extent.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Change {
    /// Which permission.
    pub permission: PermissionKey,
    /// On which issues.
    pub extent: Extent,
    /// Where.
    pub projects: Vec<ProjectId>,
}

/// What becomes usable, or no longer is.
pub fn turning(turn: Turn) -> Selection {
    Selection::new(Answer::Effective, turn)
}

/// The projects in which something changes for anybody, by id.
pub fn changed_projects(impact: &Impact) -> Vec<ProjectId> {
    let mut projects = impact.projects(&turning(Turn::Gained), Audience::Anybody);
    let lost = impact.projects(&turning(Turn::Lost), Audience::Anybody);
    let mut at = 0;
    for project in lost {
        while projects.get(at).is_some_and(|there| *there < project) {
            at += 1;
        }
        if projects.get(at) != Some(&project) {
            projects.insert(at, project);
        }
    }
    projects
}

/// What a subject gains, or loses, in these projects: in the order permissions are shown.
pub fn changes_for(
    (before, after): (&Resolver, &Resolver),
    subject: &Subject,
    turn: Turn,
    projects: &[ProjectId],
) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for project in projects {
        let access = |resolver: &Resolver| {
            let scope = Scope::Project(*project);
            resolver.access(subject, scope, Mode::Conditional)
        };
        // Whom or what one of the two does not know, nothing changes for.
        let (Ok(before), Ok(after)) = (access(before), access(after)) else {
            continue;
        };
        let (less, more) = match turn {
            Turn::Gained => (before, after),
            Turn::Lost => (after, before),
        };
        for permission in more.permission_keys() {
            let key = permission.as_str();
            let Some(extent) = surplus(&less.effective(key), &more.effective(key)) else {
                continue;
            };
            let mut known = changes.iter_mut();
            let known =
                known.find(|known| known.permission == *permission && known.extent == extent);
            match known {
                Some(known) => known.projects.push(*project),
                None => changes.push(Change {
                    permission: permission.clone(),
                    extent,
                    projects: vec![*project],
                }),
            }
        }
    }
    changes
}

/// On which issues one condition holds and the other does not.
pub fn surplus(less: &Condition, more: &Condition) -> Option<Extent> {
    match more {
        Condition::Always => (*less != Condition::Always).then_some(Extent::AllIssues),
        // Whoever has more relations has no less: looking at the smallest sets suffices.
        Condition::OnIssues(sets) => {
            let mut sets = sets.iter();
            sets.any(|set| !less.holds(set))
                .then_some(Extent::SomeIssues)
        }
        Condition::Never => None,
    }
}

/// Whether one can use anything that the other cannot.
pub fn does_more(less: &Access, more: &Access) -> bool {
    let mut keys = more.permission_keys().map(PermissionKey::as_str);
    keys.any(|key| surplus(&less.effective(key), &more.effective(key)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver, scheme};
    use whocan_access::Holder;
    use whocan_access::permission::BROWSE_PROJECTS;

    type Grants<'a> = &'a [(&'a str, Holder)];

    fn before_and_after(before: Grants, after: Grants) -> (Resolver, Resolver) {
        let before = resolver(before);
        let after = before.with_scheme(scheme(after));
        (before, after)
    }

    #[test]
    fn figures_count_what_can_be_used() {
        let staff = Holder::ProjectRole(DEVELOPERS);
        let (before, after) = before_and_after(
            &[(BROWSE_PROJECTS, SIGNED_IN), ("EDIT_ISSUES", SIGNED_IN)],
            &[(BROWSE_PROJECTS, Holder::Anyone), ("EDIT_ISSUES", staff)],
        );
        let figures = Figures::of(&Impact::between(&before, &after).unwrap());
        // Sam, who has no access to Jira Software, sees what is public; Maria edits no more.
        let expected = Figures {
            projects: 1,
            gain: 1,
            lose: 1,
            opened: 1,
            closed: 0,
        };
        assert_eq!(figures, expected);
    }

    #[test]
    fn what_each_gains_and_loses_agrees_with_the_impact() {
        let developers = Holder::ProjectRole(DEVELOPERS);
        let before: Grants = &[
            (BROWSE_PROJECTS, SIGNED_IN),
            ("EDIT_ISSUES", Holder::Reporter),
            ("ADD_COMMENTS", SIGNED_IN),
        ];
        let after: Grants = &[
            (BROWSE_PROJECTS, developers.clone()),
            (BROWSE_PROJECTS, Holder::Assignee),
            ("EDIT_ISSUES", Holder::Assignee),
            ("EDIT_ISSUES", developers),
            ("ADD_COMMENTS", SIGNED_IN),
        ];
        let (before, after) = before_and_after(before, after);
        let impact = Impact::between(&before, &after).unwrap();
        for turn in [Turn::Gained, Turn::Lost] {
            for user in before.instance().users.keys() {
                let subject = Subject::User(user.clone());
                let changes = changes_for((&before, &after), &subject, turn, &[BLUE]);
                let mut found: Vec<_> = changes.iter().map(|c| (&c.permission, c.extent)).collect();
                found.sort_by_key(|(permission, _)| permission.as_str());
                let mut expected = Vec::new();
                for permission in before.permission_keys() {
                    for extent in [Extent::AllIssues, Extent::SomeIssues] {
                        let one = turning(turn).of(permission.clone()).on(extent);
                        if impact.people(&one).contains(user) {
                            expected.push((permission, extent));
                        }
                    }
                }
                expected.sort_by_key(|(permission, _)| permission.as_str());
                assert_eq!(found, expected, "{user} {turn:?}");
            }
        }
    }
}
