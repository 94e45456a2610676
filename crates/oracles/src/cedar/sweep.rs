//! Cedar asked about all permissions at once, so that every cell of a world can be judged.
//!
//! Cedar allows where a `permit` for the action holds and no `forbid` for it does, and names every
//! `permit` that holds where it allows. So one asks for an action that is in the actions of many
//! permissions, to all of which the same `forbid`s apply: the permissions allowed are those of the
//! policies that are named.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;

use cedar_policy::{ActionConstraint, EntityUid, PolicyId};
use serde_json::{Value, json};
use whocan_access::{Instance, Mode, PermissionKey, ProjectId, Relation, SchemeId, Scope, Subject};

use super::{Ask, Judge, entities, policies};
use crate::naive::{BROWSE_PROJECTS, NEED_BROWSE};

/// The actions that stand for those of many permissions. Browse Projects is asked for by its own:
/// the archive leaves it alone (domain.md, rule 9).
const EACH_GRANTED: &str = "granted, each";
const EACH_WITH_BROWSE: &str = "use with Browse, each";
const EACH_WITHOUT: &str = "use, each other";

/// Judges of one world: one for each scheme, with only its policies.
#[derive(Debug)]
pub struct Sweep<'a> {
    instance: &'a Instance,
    permissions: usize,
    judges: BTreeMap<SchemeId, OfScheme>,
}

#[derive(Debug)]
struct OfScheme {
    judge: Judge,
    /// The permissions that each policy is about, and those that they include.
    about: HashMap<PolicyId, Vec<(Ask, usize)>>,
    /// The relations that the policies ask for. Cedar is not told of others: it could not know.
    asked_for: BTreeSet<Relation>,
}

/// By permission: whether it is granted, and whether it can be used.
pub type Allowed = Vec<[bool; 2]>;

impl<'a> Sweep<'a> {
    /// Translates a world. `None` where Cedar cannot express it.
    ///
    /// # Errors
    /// What Cedar refuses of the translation.
    pub fn new(
        instance: &'a Instance,
        subjects: &[Subject],
        scopes: &[Scope],
        permissions: &[PermissionKey],
        relations: &BTreeSet<Relation>,
    ) -> Result<Option<Self>, Box<dyn Error>> {
        let Some(Value::Array(mut all)) = entities(instance, subjects, scopes, permissions) else {
            return Ok(None);
        };
        all.extend(standing_for(permissions));
        let world = Judge::of("", Value::Array(all))?;
        let mut judges = BTreeMap::new();
        for project in instance.projects.values() {
            if !judges.contains_key(&project.scheme) {
                let policies = policies(instance, &[Scope::Project(project.id)]);
                let judge = world.with_policies(&policies)?;
                let of_scheme = OfScheme {
                    about: about(&judge, permissions),
                    asked_for: relations
                        .iter()
                        .filter(|one| policies.contains(&format!("{:?}", Judge::relation(one))))
                        .cloned()
                        .collect(),
                    judge,
                };
                judges.insert(project.scheme, of_scheme);
            }
        }
        Ok(Some(Self {
            instance,
            permissions: permissions.len(),
            judges,
        }))
    }

    /// Those of some relations that a scope's policies ask for: answers differ by no others.
    #[must_use]
    pub fn asked_for(&self, scope: Scope, relations: &BTreeSet<Relation>) -> BTreeSet<Relation> {
        let of_scheme = self.of_scheme(scope);
        of_scheme.map_or_else(BTreeSet::new, |of_scheme| &of_scheme.asked_for & relations)
    }

    /// Cedar's answer for every permission.
    ///
    /// # Errors
    /// What Cedar refuses of the questions.
    pub fn allowed(
        &self,
        subject: &Subject,
        scope: Scope,
        mode: Mode,
        relations: &BTreeSet<Relation>,
    ) -> Result<Allowed, Box<dyn Error>> {
        let of_scheme = self.of_scheme(scope).ok_or("no such scope")?;
        let judge = &of_scheme.judge;
        let context = judge.context(mode, relations)?;
        let browse = Ask::Effective.action(BROWSE_PROJECTS);
        let mut allowed = vec![[false; 2]; self.permissions];
        for (ask, action) in [
            (Ask::Granted, EACH_GRANTED),
            (Ask::Effective, EACH_WITH_BROWSE),
            (Ask::Effective, EACH_WITHOUT),
            (Ask::Effective, browse.as_str()),
        ] {
            let request = judge.request_action(subject, scope, action, context.clone())?;
            for policy in judge.allowing(&request)? {
                for (asked, permission) in of_scheme.about.get(&policy).into_iter().flatten() {
                    if let Some(both) = allowed.get_mut(*permission)
                        && *asked == ask
                    {
                        let [granted, effective] = both;
                        match ask {
                            Ask::Granted => *granted = true,
                            Ask::Effective => *effective = true,
                        }
                    }
                }
            }
        }
        Ok(allowed)
    }

    fn of_scheme(&self, scope: Scope) -> Option<&OfScheme> {
        let project: ProjectId = match scope {
            Scope::Project(id) => id,
            Scope::Issue(id) => self.instance.issues.get(&id)?.project,
        };
        let scheme = self.instance.projects.get(&project)?.scheme;
        self.judges.get(&scheme)
    }
}

/// The actions that stand for others, as entities in all of these.
fn standing_for(permissions: &[PermissionKey]) -> [Value; 3] {
    let all = |action: &str, ask: Ask, whether: &dyn Fn(&str) -> bool| {
        let keys = permissions.iter().map(PermissionKey::as_str);
        let parents = keys
            .filter(|key| whether(key))
            .map(|key| json!({ "type": "Action", "id": ask.action(key) }));
        json!({
            "uid": { "type": "Action", "id": action },
            "attrs": {},
            "parents": parents.collect::<Vec<_>>(),
        })
    };
    let needs = |key: &str| NEED_BROWSE.contains(&key);
    [
        all(EACH_GRANTED, Ask::Granted, &|_| true),
        all(EACH_WITH_BROWSE, Ask::Effective, &needs),
        all(EACH_WITHOUT, Ask::Effective, &|key| {
            !needs(key) && key != BROWSE_PROJECTS
        }),
    ]
}

/// What the policies of a judge are about: the actions that they name, and those in them.
fn about(judge: &Judge, permissions: &[PermissionKey]) -> HashMap<PolicyId, Vec<(Ask, usize)>> {
    let actions = permissions.iter().enumerate().flat_map(|(at, key)| {
        let key = key.as_str();
        let included = [key.to_owned(), key.replace("_OWN_", "_ALL_")];
        let [own, whole] = included.map(|key| Ask::Effective.action(&key));
        let also = (whole != own).then_some((whole, (Ask::Effective, at)));
        [
            (Ask::Granted.action(key), (Ask::Granted, at)),
            (own, (Ask::Effective, at)),
        ]
        .into_iter()
        .chain(also)
    });
    let mut given: HashMap<String, Vec<(Ask, usize)>> = HashMap::new();
    for (action, cell) in actions {
        given.entry(action).or_default().push(cell);
    }
    let cells = |action: &EntityUid| given.get(action.id().unescaped()).into_iter().flatten();
    let policies = judge.policies().map(|policy| {
        let named = match policy.action_constraint() {
            ActionConstraint::In(actions) => actions,
            ActionConstraint::Eq(action) => vec![action],
            ActionConstraint::Any => Vec::new(),
        };
        (
            policy.id().clone(),
            named.iter().flat_map(cells).copied().collect(),
        )
    });
    policies.collect()
}
