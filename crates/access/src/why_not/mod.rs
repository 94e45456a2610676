//! Why a permission is missing, and the smallest changes that would give it (domain.md, section 5).

mod candidates;
mod trial;

use serde::{Deserialize, Serialize};

use crate::access::{Access, Condition, Verdict};
use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::PermissionKey;
use crate::permission::BROWSE_PROJECTS;
use crate::resolver::Resolver;
use crate::step::Step;
use crate::subject::{Mode, NotFound, Scope, Subject};

use candidates::Candidates;
use trial::Trial;

/// So many steps at most are tried together for each thing that is missing: the smallest ones.
const TRIED_TOGETHER: usize = 6;

/// What is to be reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Goal {
    /// The permission is granted.
    Granted,
    /// It is granted and can be used: what it needs is granted too.
    #[default]
    Usable,
}

/// Why a permission is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WhyNot {
    /// What the permission comes to now.
    pub verdict: Verdict,
    /// The holders that have it here, also through a permission that includes it.
    pub holders: Vec<Holder>,
    /// Changes that would give it without condition, each enough by itself and none with a step
    /// too many; the smallest first. None if the goal is reached, or if no change of grants and
    /// memberships reaches it: in an archived project, say, or for an inactive user.
    pub ways: Vec<Way>,
}

/// A change that would give a missing permission.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// What to do.
    pub steps: Vec<Step>,
    /// What else the subject could then use here, and cannot now.
    pub here: Vec<PermissionKey>,
    /// In how many other projects the subject could then use something that they cannot now.
    pub elsewhere: usize,
    /// Whom the change reaches, the subject included, over all projects that it touches.
    pub reach: Reach,
}

impl Way {
    /// The smaller, the less else it does: first whom it reaches, then where, then how much.
    fn size(&self) -> (usize, usize, usize, usize) {
        let reached = match self.reach {
            Reach::Nobody => 0,
            Reach::People(people) => people,
            Reach::PerIssue => usize::MAX - 1,
            Reach::Everyone => usize::MAX,
        };
        (reached, self.elsewhere, self.here.len(), self.steps.len())
    }
}

/// What a way still has to bring about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Need {
    Permission,
    Browse,
    Level,
}

/// A question, looked up.
struct Missing<'a> {
    permission: &'a str,
    /// The permission, and where it is only to be used, the one that includes it.
    giving: Vec<PermissionKey>,
    goal: Goal,
    needs: Vec<Need>,
}

impl Missing<'_> {
    fn is_met(&self, need: Need, access: &Access) -> bool {
        let granted = |key: &str| access.granted(key) == Condition::Always;
        match need {
            Need::Permission => self.giving.iter().any(|key| granted(key.as_str())),
            Need::Browse => granted(BROWSE_PROJECTS),
            Need::Level => access.hidden_by.is_none(),
        }
    }

    fn is_reached(&self, access: &Access) -> bool {
        match self.goal {
            Goal::Granted => access.granted(self.permission) == Condition::Always,
            Goal::Usable => access.effective(self.permission) == Condition::Always,
        }
    }
}

impl Resolver {
    /// Why a subject has not a permission in a scope, and what would give it. Takes a key, an
    /// alias or a legacy number.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// use whocan_access::*;
    ///
    /// # let mut instance = Instance::default();
    /// # let lead = User { key: "lead".into(), name: "lead".into(), display_name: "Lead".into(),
    /// #     email: String::new(), active: true };
    /// # instance.users.insert(lead.key.clone(), Arc::new(lead));
    /// # let scheme = PermissionScheme { id: SchemeId(1), name: "S".into(),
    /// #     description: String::new(), grants: Vec::new() };
    /// # instance.schemes.insert(scheme.id, Arc::new(scheme));
    /// # let project = Project { id: ProjectId(1), key: "ACME".into(), name: "Acme".into(),
    /// #     lead: Some("lead".into()), kind: "software".into(), archived: false,
    /// #     scheme: SchemeId(1), security_scheme: None, actors: Default::default() };
    /// # instance.projects.insert(project.id, Arc::new(project));
    /// // A project whose scheme grants nothing, led by `lead`.
    /// let resolver = Resolver::new(Arc::new(instance));
    /// let lead = Subject::User("lead".into());
    /// let scope = Scope::Project(ProjectId(1));
    /// let why = resolver.why_not(&lead, scope, Mode::Conditional, "BROWSE", Goal::Usable)?;
    /// assert!(why.holders.is_empty());
    /// let grant = Cell::new("BROWSE_PROJECTS", Holder::ProjectLead);
    /// assert!(why.ways.iter().any(|way| way.steps == [Step::Grant(SchemeId(1), grant.clone())]));
    /// # Ok::<(), NotFound>(())
    /// ```
    ///
    /// # Errors
    /// [`NotFound`] if there is no such subject, scope or permission.
    pub fn why_not(
        &self,
        subject: &Subject,
        scope: Scope,
        mode: Mode,
        permission: &str,
        goal: Goal,
    ) -> Result<WhyNot, NotFound> {
        let start = Trial::new(self, subject, scope, mode)?;
        let asked = self.catalogue.find(permission);
        let key = asked.and_then(|asked| self.catalogue.key(asked));
        let (Some(asked), Some(key)) = (asked, key) else {
            return Err(NotFound::Permission(permission.to_owned()));
        };
        let before = start.access(scope)?;
        let mut giving = vec![key.clone()];
        if goal == Goal::Usable {
            let including = self.catalogue.included_in(asked);
            giving.extend(including.and_then(|all| self.catalogue.key(all).cloned()));
        }
        let mut missing = Missing {
            permission,
            giving,
            goal,
            needs: Vec::new(),
        };
        let candidates = Candidates::new(self, subject, scope, key)?;
        let mut ways = Vec::new();
        if !missing.is_reached(&before) {
            let mut needs = vec![Need::Permission];
            if goal == Goal::Usable {
                needs.push(Need::Level);
                if self.catalogue.needs_browse(asked) {
                    needs.push(Need::Browse);
                }
            }
            needs.retain(|need| !missing.is_met(*need, &before));
            missing.needs = needs;
            ways = start.ways(&missing, &candidates)?;
        }
        Ok(WhyNot {
            verdict: before.verdict(permission),
            holders: candidates.holders,
            ways,
        })
    }
}

impl Trial<'_> {
    fn ways(&self, missing: &Missing<'_>, candidates: &Candidates) -> Result<Vec<Way>, NotFound> {
        let before = self.before()?;
        let mut enough = Vec::new();
        // By need: steps that meet it, though not all that is missing.
        let mut partial: Vec<Vec<Way>> = vec![Vec::new(); missing.needs.len()];
        for step in candidates.steps(&missing.needs) {
            let trial = self.after(&step)?;
            let access = trial.access(self.scope)?;
            let reached = missing.is_reached(&access);
            let met = missing
                .needs
                .iter()
                .map(|need| missing.is_met(*need, &access));
            let met: Vec<bool> = met.collect();
            if !reached && !met.contains(&true) {
                continue;
            }
            let way = self.way(&trial, vec![step], &before, missing.permission)?;
            if reached {
                enough.push(way);
                continue;
            }
            for (ways, met) in partial.iter_mut().zip(met) {
                if met {
                    ways.push(way.clone());
                }
            }
        }
        for ways in &mut partial {
            ways.sort_by_key(Way::size);
            ways.truncate(TRIED_TOGETHER);
        }
        for steps in together(&partial) {
            let superfluous = |way: &Way| way.steps.iter().all(|step| steps.contains(step));
            if enough.iter().any(superfluous) {
                continue;
            }
            let mut trial = self.clone();
            for step in &steps {
                trial = trial.after(step)?;
            }
            if missing.is_reached(&trial.access(self.scope)?) {
                enough.push(self.way(&trial, steps, &before, missing.permission)?);
            }
        }
        enough.sort_by(|left, right| {
            let by_steps = || left.steps.cmp(&right.steps);
            left.size().cmp(&right.size()).then_with(by_steps)
        });
        Ok(enough)
    }
}

/// One step for each need, in every combination, those of fewer steps first.
fn together(partial: &[Vec<Way>]) -> Vec<Vec<Step>> {
    let mut combined: Vec<Vec<Step>> = vec![Vec::new()];
    for ways in partial {
        let mut longer: Vec<Vec<Step>> = Vec::new();
        for steps in &combined {
            for step in ways.iter().flat_map(|way| &way.steps) {
                let mut steps = steps.clone();
                if !steps.contains(step) {
                    steps.push(step.clone());
                    steps.sort();
                }
                if !longer.contains(&steps) {
                    longer.push(steps);
                }
            }
        }
        combined = longer;
    }
    combined.sort_by_key(Vec::len);
    combined
}
