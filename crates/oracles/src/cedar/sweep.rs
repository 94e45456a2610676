//! Cedar asked about all permissions at once, so that every cell of a world can be judged.
//!
//! Cedar allows where a `permit` holds and no `forbid` does, and names each policy that decided. So
//! there is one `permit` for all that a scheme grants under one condition, and one question which
//! of them hold: two, since those that ask for nothing in the context need not be asked again when
//! it changes. What narrows them is asked for once for all permissions that it narrows alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write;

use cedar_policy::Request;
use serde_json::{Value, json};
use whocan_access::{
    Instance, Mode, PermissionKey, PermissionScheme, Relation, Relations, SchemeId, Scope, Subject,
};

use super::policies::{condition, narrowing};
use super::{Ask, Judge, entities};
use crate::naive::{BROWSE_PROJECTS, NEED_BROWSE};

/// Permissions that are narrowed alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Class {
    NeedsBrowse,
    NeedsNothing,
    /// On its own: the archive leaves it alone (domain.md, rule 9).
    Browse,
}

impl Class {
    const ALL: [Self; 3] = [Self::NeedsBrowse, Self::NeedsNothing, Self::Browse];

    fn of(permission: &str) -> Self {
        match permission {
            BROWSE_PROJECTS => Self::Browse,
            _ if NEED_BROWSE.contains(&permission) => Self::NeedsBrowse,
            _ => Self::NeedsNothing,
        }
    }

    /// The action that stands for using any of them.
    fn action(self) -> String {
        match self {
            Self::NeedsBrowse => "use any that needs Browse".to_owned(),
            Self::NeedsNothing => "use any other".to_owned(),
            Self::Browse => Ask::Effective.action(BROWSE_PROJECTS),
        }
    }

    /// The action as an entity, if it is not one that there is anyhow.
    fn entity(self) -> Option<Value> {
        let parents: &[&str] = match self {
            Self::NeedsBrowse => &["use", "use with Browse"],
            Self::NeedsNothing => &["use"],
            Self::Browse => return None,
        };
        let uid = |id: &str| json!({ "type": "Action", "id": id });
        let parents: Vec<Value> = parents.iter().copied().map(uid).collect();
        Some(json!({ "uid": uid(&self.action()), "attrs": {}, "parents": parents }))
    }
}

/// Judges of one world: three for each scheme, with only what concerns it.
#[derive(Debug)]
pub struct Sweep<'a> {
    instance: &'a Instance,
    permissions: usize,
    schemes: BTreeMap<SchemeId, OfScheme>,
}

#[derive(Debug)]
struct OfScheme {
    /// Gives whatever the context is.
    regardless: Giving,
    /// Gives by what the context is.
    by_context: Giving,
    /// Permits everything, and has each `forbid`.
    narrowing: Judge,
    /// Whether the `permit`s ask how holders that depend on an issue count where there is none.
    asks_for_mode: bool,
    /// The relations that the `permit`s ask for.
    asks_for: Relations,
}

/// A part of a scheme's grants.
#[derive(Debug)]
struct Giving {
    /// Has the `permit`s.
    judge: Judge,
    /// What each of them gives.
    given: Vec<Given>,
}

/// What is given under one condition: what it grants, and what one can use by it. Positions among
/// the permissions.
#[derive(Debug, Default)]
struct Given {
    granted: Vec<usize>,
    used: Vec<(Class, usize)>,
}

/// By permission: whether it is granted, and whether it can be used.
pub type Allowed = Vec<[bool; 2]>;

/// What Cedar is told besides who, what and where. It is not told what no policy asks for.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Told {
    mode: Mode,
    relations: Relations,
}

impl Told {
    /// Nothing that a policy asks for.
    const NOTHING: Self = Self {
        mode: Mode::Conditional,
        relations: Relations::new(),
    };
}

/// One subject in one scope.
#[derive(Debug)]
pub struct Asked<'a> {
    permissions: usize,
    subject: &'a Subject,
    scope: Scope,
    of_scheme: &'a OfScheme,
    answers: HashMap<Told, Allowed>,
    /// What holds whatever the context is, once it is asked.
    regardless: Option<Vec<&'a Given>>,
    /// Whether the permissions of a class can be used where they are granted.
    open: HashMap<(Class, Told), bool>,
}

impl<'a> Sweep<'a> {
    /// Translates a world; `relations` are all that there can be. `None` where Cedar cannot
    /// express the world.
    ///
    /// # Errors
    /// What Cedar refuses of the translation.
    pub fn new(
        instance: &'a Instance,
        subjects: &[Subject],
        scopes: &[Scope],
        permissions: &[PermissionKey],
        relations: &Relations,
    ) -> Result<Option<Self>, Box<dyn Error>> {
        let Some(Value::Array(mut all)) = entities(instance, subjects, scopes, permissions) else {
            return Ok(None);
        };
        all.extend(Class::ALL.iter().filter_map(|class| class.entity()));
        let world = Judge::of("", Value::Array(all))?;
        let used = instance.projects.values().map(|project| project.scheme);
        let mut schemes = BTreeMap::new();
        for id in used.collect::<BTreeSet<SchemeId>>() {
            // A scheme that is no more grants nothing.
            let scheme = instance.schemes.get(&id).map(AsRef::as_ref).cloned();
            let scheme = scheme.unwrap_or_else(|| PermissionScheme {
                id,
                name: String::new(),
                description: String::new(),
                grants: Vec::new(),
            });
            let of_scheme = OfScheme::new(instance, &scheme, &world, permissions, relations)?;
            schemes.insert(id, of_scheme);
        }
        Ok(Some(Self {
            instance,
            permissions: permissions.len(),
            schemes,
        }))
    }

    /// A subject in a scope, to be asked about. `None` if there is no such scope.
    #[must_use]
    pub fn asked<'b>(&'b self, subject: &'b Subject, scope: Scope) -> Option<Asked<'b>> {
        let project = match scope {
            Scope::Project(id) => id,
            Scope::Issue(id) => self.instance.issues.get(&id)?.project,
        };
        let scheme = self.instance.projects.get(&project)?.scheme;
        Some(Asked {
            permissions: self.permissions,
            subject,
            scope,
            of_scheme: self.schemes.get(&scheme)?,
            answers: HashMap::new(),
            regardless: None,
            open: HashMap::new(),
        })
    }
}

impl<'a> Asked<'a> {
    /// Cedar's answer for every permission.
    ///
    /// # Errors
    /// What Cedar refuses of the questions.
    pub fn allowed(
        &mut self,
        mode: Mode,
        relations: &BTreeSet<Relation>,
    ) -> Result<&Allowed, Box<dyn Error>> {
        let asks = self.of_scheme;
        let mut told = Told::NOTHING;
        // An issue leaves nothing open.
        if let Scope::Project(_) = self.scope {
            if asks.asks_for_mode {
                told.mode = mode;
            }
            told.relations = &asks.asks_for & relations;
        }
        if !self.answers.contains_key(&told) {
            let allowed = self.ask(&told)?;
            self.answers.insert(told.clone(), allowed);
        }
        self.answers.get(&told).ok_or_else(|| "no answer".into())
    }

    fn ask(&mut self, told: &Told) -> Result<Allowed, Box<dyn Error>> {
        let OfScheme {
            regardless,
            by_context,
            ..
        } = self.of_scheme;
        let mut held = match &self.regardless {
            Some(held) => held.clone(),
            None => self.holding(regardless, &Told::NOTHING)?,
        };
        self.regardless = Some(held.clone());
        held.extend(self.holding(by_context, told)?);
        let mut allowed = vec![[false; 2]; self.permissions];
        for Given { granted, used } in held {
            for at in granted {
                if let Some([granted, _]) = allowed.get_mut(*at) {
                    *granted = true;
                }
            }
            for (class, at) in used {
                if let Some([_, used]) = allowed.get_mut(*at) {
                    *used = self.may_use(*class, told)?;
                }
            }
        }
        Ok(allowed)
    }

    /// What is given by the `permit`s that hold.
    fn holding(&self, giving: &'a Giving, told: &Told) -> Result<Vec<&'a Given>, Box<dyn Error>> {
        let question = self.question(&giving.judge, "any", told)?;
        let policies = giving.judge.allowing(&question)?;
        let given = policies.iter().map(|policy| {
            let number: usize = policy.to_string().trim_start_matches("policy").parse()?;
            Ok(giving.given.get(number).ok_or("an unknown policy")?)
        });
        given.collect()
    }

    /// Whether nothing forbids to use the permissions of a class.
    fn may_use(&mut self, class: Class, told: &Told) -> Result<bool, Box<dyn Error>> {
        let told = match class {
            Class::NeedsBrowse => told,
            // What narrows these asks for nothing that is open.
            Class::NeedsNothing | Class::Browse => &Told::NOTHING,
        };
        let key = (class, told.clone());
        if let Some(may) = self.open.get(&key) {
            return Ok(*may);
        }
        let judge = &self.of_scheme.narrowing;
        let may = judge.allows(&self.question(judge, &class.action(), told)?)?;
        self.open.insert(key, may);
        Ok(may)
    }

    fn question(
        &self,
        judge: &Judge,
        action: &str,
        told: &Told,
    ) -> Result<Request, Box<dyn Error>> {
        let context = judge.context(told.mode, &told.relations)?;
        judge.request_action(self.subject, self.scope, action, context)
    }
}

impl OfScheme {
    fn new(
        instance: &Instance,
        scheme: &PermissionScheme,
        world: &Judge,
        permissions: &[PermissionKey],
        relations: &Relations,
    ) -> Result<Self, Box<dyn Error>> {
        let (by_context, regardless): (BTreeMap<_, _>, BTreeMap<_, _>) = given(scheme, permissions)
            .into_iter()
            .partition(|(when, _)| when.contains("context."));
        let everything = "permit(principal, action, resource);\n";
        let forbids = [everything, &narrowing(instance, scheme)].concat();
        let relations = relations.iter();
        let asked = |relation: &&Relation| {
            let quoted = format!("({:?})", Judge::relation(relation));
            by_context.keys().any(|when| when.contains(&quoted))
        };
        Ok(Self {
            narrowing: world.with_policies(&forbids)?,
            asks_for_mode: !by_context.is_empty(),
            asks_for: relations.filter(asked).cloned().collect(),
            regardless: Giving::new(world, regardless)?,
            by_context: Giving::new(world, by_context)?,
        })
    }
}

impl Giving {
    fn new(world: &Judge, given: BTreeMap<String, Given>) -> Result<Self, Box<dyn Error>> {
        let mut permits = String::new();
        for when in given.keys() {
            let _infallible = writeln!(
                permits,
                "permit(principal, action, resource) when {{ {when} }};"
            );
        }
        Ok(Self {
            judge: world.with_policies(&permits)?,
            given: given.into_values().collect(),
        })
    }
}

/// What a scheme gives, by the condition under which it does. What one can use on all includes
/// what one can use on one's own (domain.md, rule 7).
fn given(scheme: &PermissionScheme, permissions: &[PermissionKey]) -> BTreeMap<String, Given> {
    let mut given: BTreeMap<String, Given> = BTreeMap::new();
    for cell in scheme.cells() {
        let permission = cell.permission.as_str();
        let when = condition(&cell.holder, permission, &scheme.grants);
        let given = given.entry(when).or_default();
        for (at, key) in permissions.iter().map(PermissionKey::as_str).enumerate() {
            if key == permission {
                given.granted.push(at);
            }
            if key == permission || key.replace("_OWN_", "_ALL_") == permission {
                given.used.push((Class::of(key), at));
            }
        }
    }
    given
}
