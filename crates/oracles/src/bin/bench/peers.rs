//! The peers, each in its best supported use: everything that can be prepared is prepared, and only
//! what the question needs is given to them.

use std::error::Error;
use std::sync::Arc;

use casbin::{CoreApi, Enforcer, MgmtApi};
use cedar_policy::{Context, Request};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value as RegoValue};
use serde_json::{Map, Value, json};
use whocan_access::{Mode, Relations, Scope};
use whocan_oracles::casbin::{Facts, enforcer, facts};
use whocan_oracles::cedar::{Ask, Judge, cell_policy, entities, policies, principal};
use whocan_oracles::works::Asked;

type Answer<T> = Result<T, Box<dyn Error>>;

/// Cedar: policies parsed once, only those of the project's scheme; entities built once, only the
/// user, their groups, and the project with its roles; requests made beforehand.
pub(crate) struct Cedar {
    judge: Judge,
    policies: String,
    entities: Value,
    added: String,
    requests: Vec<Request>,
}

impl Cedar {
    /// `None` where Cedar cannot express the instance.
    pub(crate) fn new(asked: &Asked) -> Answer<Option<Self>> {
        let subject = asked.subject();
        let scope = Scope::Project(asked.project);
        let instance = &asked.instance;
        let one = std::slice::from_ref(&subject);
        let Some(entities) = entities(instance, one, &[scope], &asked.permissions) else {
            return Ok(None);
        };
        let policies = policies(instance, &[scope]);
        let judge = Judge::of(&policies, entities.clone())?;
        let mut requests = Vec::new();
        for permission in &asked.permissions {
            let context: Context = judge.context(Mode::DataCenter, &Relations::new())?;
            let question = (Ask::Effective, permission.as_str());
            requests.push(judge.request(&subject, scope, question, context)?);
        }
        let added = cell_policy(&asked.scheme, &asked.cell);
        Ok(Some(Self {
            judge,
            policies,
            entities,
            added,
            requests,
        }))
    }

    pub(crate) fn compile(&self) -> Answer<Judge> {
        Judge::of(&self.policies, self.entities.clone())
    }

    pub(crate) fn checks(&self) -> usize {
        Self::asked_of(&self.judge, &self.requests)
    }

    /// One policy more, parsed and added to a copy of the set.
    pub(crate) fn what_if(&self) -> Answer<usize> {
        let changed = self.judge.with_policy("added", &self.added)?;
        Ok(Self::asked_of(&changed, &self.requests))
    }

    fn asked_of(judge: &Judge, requests: &[Request]) -> usize {
        let allowed = requests.iter();
        allowed
            .filter(|request| judge.allows(request).unwrap_or(false))
            .count()
    }
}

/// Casbin: an enforcer of the one project, with roles built; asked without its cache, which would
/// only remember answers.
pub(crate) struct Casbin {
    facts: Facts,
    enforcer: Enforcer,
    added: Vec<String>,
    who: String,
    permissions: Vec<String>,
}

impl Casbin {
    pub(crate) fn new(asked: &Asked) -> Answer<Self> {
        let subject = asked.subject();
        let one = std::slice::from_ref(&subject);
        let facts = facts(&asked.instance, asked.project, one).ok_or("no such project")?;
        let holder = "group jira-software-users".to_owned();
        let added = vec![holder, asked.cell.permission.to_string()];
        Ok(Self {
            enforcer: enforcer(&facts)?,
            facts,
            added,
            who: principal(&subject),
            permissions: asked.permissions.iter().map(ToString::to_string).collect(),
        })
    }

    pub(crate) fn compile(&self) -> Answer<Enforcer> {
        Ok(enforcer(&self.facts)?)
    }

    pub(crate) fn checks(&self) -> usize {
        self.asked_of(&self.enforcer)
    }

    /// One policy more, and taken back.
    pub(crate) fn what_if(&mut self) -> Answer<usize> {
        pollster::block_on(self.enforcer.add_policy(self.added.clone()))?;
        let allowed = self.checks();
        pollster::block_on(self.enforcer.remove_policy(self.added.clone()))?;
        Ok(allowed)
    }

    fn asked_of(&self, enforcer: &Enforcer) -> usize {
        let allowed = self.permissions.iter();
        allowed
            .filter(|permission| {
                let question = (self.who.as_str(), permission.as_str());
                enforcer.enforce(question).unwrap_or(false)
            })
            .count()
    }
}

/// The policy for regorus: who counts as whom is worked out beforehand, so that a check is two
/// look-ups for each name of the user.
const REGO: &str = "
package whocan

import rego.v1

default allow := false

allow if {
    some name in data.names
    data.grants[input.permission][name]
}
";

/// regorus: compiled to its virtual machine, the fastest of its ways; inputs made beforehand.
pub(crate) struct Rego {
    machine: RegoVM,
    data: Value,
    changed: Value,
    inputs: Vec<RegoValue>,
}

impl Rego {
    pub(crate) fn new(asked: &Asked) -> Answer<Self> {
        let subject = asked.subject();
        let one = std::slice::from_ref(&subject);
        let facts = facts(&asked.instance, asked.project, one).ok_or("no such project")?;
        let names = names(&facts, &principal(&subject));
        let mut grants = Map::new();
        for [holder, permission] in &facts.policies {
            let holders = grants
                .entry(permission.clone())
                .or_insert_with(|| json!({}));
            if let Some(holders) = holders.as_object_mut() {
                holders.insert(holder.clone(), json!(true));
            }
        }
        let data = json!({ "names": names, "grants": grants });
        let mut changed = data.clone();
        let permission = asked.cell.permission.as_str();
        if let Some(grants) = changed.get_mut("grants").and_then(Value::as_object_mut) {
            let holders = grants.entry(permission).or_insert_with(|| json!({}));
            if let Some(holders) = holders.as_object_mut() {
                holders.insert("group jira-software-users".to_owned(), json!(true));
            }
        }
        let inputs = asked.permissions.iter();
        let inputs = inputs.map(|permission| json!({ "permission": permission.as_str() }).into());
        Ok(Self {
            machine: machine(&data)?,
            data,
            changed,
            inputs: inputs.collect(),
        })
    }

    pub(crate) fn compile(&self) -> Answer<RegoVM> {
        machine(&self.data)
    }

    pub(crate) fn checks(&mut self) -> usize {
        let mut allowed = 0;
        for input in &self.inputs {
            self.machine.set_input(input.clone());
            let answer = self.machine.execute();
            allowed += usize::from(matches!(answer, Ok(RegoValue::Bool(true))));
        }
        allowed
    }

    /// The program stays; its data are set anew.
    pub(crate) fn what_if(&mut self) -> Answer<usize> {
        self.machine.set_data(self.changed.clone().into())?;
        Ok(self.checks())
    }
}

fn machine(data: &Value) -> Answer<RegoVM> {
    let entry = "data.whocan.allow";
    let mut engine = Engine::new();
    engine.add_policy("whocan.rego".to_owned(), REGO.to_owned())?;
    let compiled = engine.compile_with_entrypoint(&entry.into())?;
    let program = Compiler::compile_from_policy(&compiled, &[entry])?;
    let mut machine = RegoVM::new();
    machine.load_program(Arc::clone(&program));
    machine.set_data(data.clone().into())?;
    Ok(machine)
}

/// All that somebody counts as.
fn names(facts: &Facts, who: &str) -> Vec<String> {
    let mut names = vec![who.to_owned()];
    let mut next = 0;
    while let Some(name) = names.get(next).cloned() {
        next += 1;
        for [from, to] in &facts.links {
            if *from == name && !names.contains(to) {
                names.push(to.clone());
            }
        }
    }
    names
}
