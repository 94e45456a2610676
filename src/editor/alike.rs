//! People for whom a draft changes exactly the same, found a little at a time.

use std::collections::HashMap;
use std::vec::IntoIter;

use whocan_access::{ProjectId, Subject, Turn, UserKey};

use crate::editor::impact::{Change, changed_projects, changes_for, turning};
use crate::editor::tally::Counted;

/// People in so many projects are compared, which takes a second; more are left as they are.
const MOST: usize = 20_000;

/// People who gain, or lose, the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alike {
    /// Who, by key.
    pub people: Vec<UserKey>,
    /// What; none where that is not worked out.
    pub changes: Option<Vec<Change>>,
}

/// Comparing what people gain, or lose.
pub struct Grouping {
    counted: Counted,
    turn: Turn,
    projects: Vec<ProjectId>,
    left: IntoIter<UserKey>,
    is_too_much: bool,
    groups: Vec<Alike>,
    known: HashMap<Vec<Change>, usize>,
}

impl Grouping {
    /// Nobody is compared yet.
    pub fn new(counted: Counted, turn: Turn) -> Self {
        let people = counted.impact.people(&turning(turn));
        let projects = changed_projects(&counted.impact);
        Self {
            is_too_much: people.len().saturating_mul(projects.len()) > MOST,
            left: people.into_iter(),
            groups: Vec::new(),
            known: HashMap::new(),
            counted,
            turn,
            projects,
        }
    }

    /// Looks at one person; says whether there may be more to do.
    pub fn step(&mut self) -> bool {
        let Some(key) = self.left.next() else {
            return false;
        };
        if self.is_too_much {
            self.groups.push(Alike {
                people: vec![key],
                changes: None,
            });
            return true;
        }
        let both = (&*self.counted.before, &*self.counted.after);
        let subject = Subject::User(key.clone());
        let changes = changes_for(both, &subject, self.turn, &self.projects);
        let known = self.known.get(&changes);
        if let Some(group) = known.and_then(|at| self.groups.get_mut(*at)) {
            group.people.push(key);
        } else {
            self.known.insert(changes.clone(), self.groups.len());
            self.groups.push(Alike {
                people: vec![key],
                changes: Some(changes),
            });
        }
        true
    }

    /// What was found, the largest group first.
    pub fn found(self) -> Vec<Alike> {
        let mut groups = self.groups;
        groups.sort_by_key(|group| std::cmp::Reverse(group.people.len()));
        groups
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, resolver, scheme};
    use crate::editor::impact::Figures;
    use whocan_access::permission::BROWSE_PROJECTS;
    use whocan_access::{Extent, Holder, Impact};

    #[test]
    fn who_loses_the_same_is_one_group() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let before = resolver(&[(BROWSE_PROJECTS, Holder::Anyone), ("EDIT_ISSUES", role)]);
        let after = before.with_scheme(scheme(&[]));
        let impact = Arc::new(Impact::between(&before, &after).unwrap());
        let mut grouping = Grouping::new(
            Counted {
                figures: Figures::of(&impact),
                impact,
                before: before.into(),
                after: after.into(),
            },
            Turn::Lost,
        );
        while grouping.step() {}
        let lost = |permission: &str| Change {
            permission: permission.into(),
            extent: Extent::AllIssues,
            projects: vec![BLUE],
        };
        let expected = [
            Alike {
                people: vec!["maria".into(), "sam".into()],
                changes: Some(vec![lost(BROWSE_PROJECTS)]),
            },
            Alike {
                people: vec!["dana".into()],
                changes: Some(vec![lost(BROWSE_PROJECTS), lost("EDIT_ISSUES")]),
            },
        ];
        assert_eq!(grouping.found(), expected);
    }
}
