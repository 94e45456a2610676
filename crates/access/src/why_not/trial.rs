//! What would be: a subject and an instance after some steps.

use std::borrow::Cow;

use crate::access::{Access, Verdict};
use crate::everywhere::Everywhere;
use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::{PermissionKey, ProjectId};
use crate::permission_set::PermissionIndex;
use crate::resolver::{Resolver, Who};
use crate::step::{Actor, Step};
use crate::subject::{Mode, NotFound, Scope, Subject};
use crate::summary::{Standing, Summary};

use super::Way;

/// A question asked after some steps.
#[derive(Clone)]
pub(super) struct Trial<'a> {
    resolver: Cow<'a, Resolver>,
    who: Who,
    pub(super) scope: Scope,
    mode: Mode,
}

/// What the subject has before any step.
pub(super) struct Before {
    pub(super) here: Access,
    everywhere: Everywhere,
}

impl<'a> Trial<'a> {
    /// Before any step.
    pub(super) fn new(
        resolver: &'a Resolver,
        subject: &Subject,
        scope: Scope,
        mode: Mode,
    ) -> Result<Self, NotFound> {
        Ok(Self {
            who: resolver.who(subject)?,
            resolver: Cow::Borrowed(resolver),
            scope,
            mode,
        })
    }

    /// After one step more.
    pub(super) fn after(&self, step: &Step) -> Result<Self, NotFound> {
        let mut trial = self.clone();
        if let Step::JoinGroup(name) = step {
            // Who matches nothing, because they are inactive, matches nothing as a member either.
            if self.who.signed_in {
                let mut direct = self.who.direct.clone();
                direct.push(self.resolver.group(name)?);
                direct.sort_unstable();
                trial.who = self.resolver.member(self.who.user, &direct);
            }
        } else {
            trial.resolver = Cow::Owned(self.resolver.with_steps(std::slice::from_ref(step)));
        }
        Ok(trial)
    }

    /// What the subject has here and everywhere.
    pub(super) fn before(&self) -> Result<Before, NotFound> {
        Ok(Before {
            here: self.access(self.scope)?,
            everywhere: self.resolver.everywhere_as(&self.who, self.mode),
        })
    }

    pub(super) fn access(&self, scope: Scope) -> Result<Access, NotFound> {
        let place = self.resolver.place(scope)?;
        Ok(self.resolver.resolve(&self.who, place, self.mode))
    }

    /// What steps that lead from here to `after` come to.
    pub(super) fn way(
        &self,
        after: &Self,
        steps: Vec<Step>,
        before: &Before,
        asked: &str,
    ) -> Result<Way, NotFound> {
        let catalogue = &self.resolver.catalogue;
        let asked = catalogue.find(asked);
        let mut here = gains(&before.here, &after.access(self.scope)?);
        here.retain(|key| catalogue.find(key.as_str()) != asked);
        let only_here = |step: &Step| matches!(step, Step::AddActor(..));
        let elsewhere = if steps.iter().all(only_here) {
            0
        } else {
            self.gaining(after, before)?
        };
        let mut reach = Reach::Nobody;
        for step in &steps {
            reach = wider(reach, self.reach(step));
        }
        Ok(Way {
            steps,
            here,
            elsewhere,
            reach,
        })
    }

    /// In how many other projects the subject gains something.
    fn gaining(&self, after: &Self, before: &Before) -> Result<usize, NotFound> {
        let here = self.resolver.project_of(self.scope)?;
        let after_it = after.resolver.everywhere_as(&after.who, self.mode);
        let pairs = before.everywhere.projects().zip(after_it.projects());
        let mut gaining = 0;
        for ((project, old), (_, new)) in pairs {
            if project == here {
                continue;
            }
            let scope = Scope::Project(project);
            if self.gains_in_short(old, new) {
                gaining += 1;
            } else if self.sees_by_issue(scope)? {
                let (old, new) = (self.access(scope)?, after.access(scope)?);
                gaining += usize::from(!gains(&old, &new).is_empty());
            }
        }
        Ok(gaining)
    }

    /// Whether some permission can be used that could not, or on all issues that could on some.
    fn gains_in_short(&self, old: &Summary, new: &Summary) -> bool {
        let permissions = (0..).zip(self.resolver.catalogue.keys());
        let mut permissions = permissions.map(|(number, _)| PermissionIndex(number));
        permissions.any(|permission| {
            let standing = new.standing_of(permission);
            standing <= Standing::OnSomeIssues && standing < old.standing_of(permission)
        })
    }

    /// Whether Browse Projects depends on the issue for somebody: there, one may gain on some
    /// issues what one could use on others already, which is not seen in short.
    fn sees_by_issue(&self, scope: Scope) -> Result<bool, NotFound> {
        let browse = self.resolver.catalogue.browse();
        let mut columns = self.resolver.columns(self.resolver.place(scope)?).iter();
        Ok(
            columns
                .any(|(holder, granted)| holder.relation().is_some() && granted.contains(browse)),
        )
    }

    fn reach(&self, step: &Step) -> Reach {
        match step {
            Step::Grant(scheme, cell) => {
                let projects = self.resolver.instance().projects_of(*scheme);
                let projects: Vec<ProjectId> = projects.map(|project| project.id).collect();
                self.resolver.reach(&cell.holder, &projects)
            }
            Step::AddActor(_, _, Actor::Group(name)) => {
                self.resolver.reach(&Holder::Group(name.clone()), &[])
            }
            _ => Reach::People(1),
        }
    }
}

/// The permissions that can be used after and not, or on fewer issues, before.
fn gains(before: &Access, after: &Access) -> Vec<PermissionKey> {
    if before.base == after.base && before.related == after.related {
        return Vec::new();
    }
    let usable = |verdict: &Verdict| matches!(verdict, Verdict::Yes | Verdict::OnIssues(_));
    let differences = before.differences(after).into_iter();
    let gained = differences.filter(|difference| usable(&difference.second));
    gained.map(|difference| difference.permission).collect()
}

fn wider(left: Reach, right: Reach) -> Reach {
    match (left, right) {
        (Reach::Everyone, _) | (_, Reach::Everyone) => Reach::Everyone,
        (Reach::PerIssue, _) | (_, Reach::PerIssue) => Reach::PerIssue,
        (Reach::People(one), Reach::People(other)) => Reach::People(one.max(other)),
        (Reach::Nobody, other) | (other, Reach::Nobody) => other,
    }
}
