//! What the peers in the browser are given: instances and questions as JSON.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use whocan_access::{Holder, Instance, PermissionScheme, Scope};
use whocan_oracles::casbin::{MODEL, facts};
use whocan_oracles::cedar::{Ask, cell_policy, entities, policies, principal};
use whocan_oracles::works::Asked;
use whocan_worlds::Tier;

/// Where benchmarks write to: the environment's `BENCH`, or `target/bench`.
pub(crate) fn directory() -> PathBuf {
    std::env::var_os("BENCH").map_or_else(|| "target/bench".into(), PathBuf::from)
}

/// Writes what belongs to a tier.
pub(crate) fn write(tier: Tier, asked: &Asked) -> Result<(), Box<dyn Error>> {
    let subject = asked.subject();
    let one = std::slice::from_ref(&subject);
    let scope = Scope::Project(asked.project);
    let instance = &asked.instance;
    let effective = |permission: &whocan_access::PermissionKey| {
        json!(Ask::Effective.action(permission.as_str()))
    };
    let facts = facts(instance, asked.project, one).ok_or("no such project")?;
    let world = json!({
        "tier": tier.name(),
        "user": asked.user.as_str(),
        "project": asked.project.0,
        "permissions": asked.permissions,
        "cell": cell(&asked.cell.permission, &asked.cell.holder),
        "cedar": {
            "policies": policies(instance, &[scope]),
            "added": cell_policy(&asked.scheme, &asked.cell),
            "entities": entities(instance, one, &[scope], &asked.permissions),
            "principal": principal(&subject),
            "actions": asked.permissions.iter().map(effective).collect::<Vec<Value>>(),
        },
        "casbin": {
            "model": MODEL,
            "policies": facts.policies,
            "links": facts.links,
            "who": principal(&subject),
        },
        "shared": asked.shared.0.id.0,
        "after": grants(&asked.shared.1.apply(&asked.shared.0)),
        "instance": plain(instance),
    });
    let directory = directory().join("worlds");
    fs::create_dir_all(&directory)?;
    let file = directory.join(format!("{}.json", tier.name()));
    Ok(fs::write(file, serde_json::to_vec(&world)?)?)
}

fn cell(permission: &whocan_access::PermissionKey, holder: &Holder) -> Value {
    let (kind, parameter) = match holder {
        Holder::Anyone => ("anyone", None),
        Holder::ApplicationRole(key) => ("application", key.as_ref().map(|key| json!(key))),
        Holder::User(key) => ("user", Some(json!(key))),
        Holder::Group(name) => ("group", Some(json!(name))),
        Holder::ProjectRole(role) => ("role", Some(json!(role))),
        Holder::ProjectLead => ("lead", None),
        Holder::Reporter
        | Holder::Assignee
        | Holder::UserCustomField(_)
        | Holder::GroupCustomField(_) => ("issue", None),
        _ => ("nobody", None),
    };
    json!([permission, kind, parameter])
}

fn grants(scheme: &PermissionScheme) -> Vec<Value> {
    let grants = scheme.grants.iter();
    grants
        .map(|grant| cell(&grant.cell.permission, &grant.cell.holder))
        .collect()
}

/// The instance, as far as the floor in JavaScript wants it.
fn plain(instance: &Instance) -> Value {
    let users = instance.users.values().filter(|user| user.active);
    let groups = instance.groups.values();
    let groups = groups.map(|group| json!([group.name, group.users, group.groups]));
    let applications = instance.applications.values();
    let applications = applications.map(|one| json!([one.key, one.groups]));
    let projects = instance.projects.values().map(|project| {
        let actors = project.actors.iter();
        let actors = actors.map(|(role, actors)| json!([role, actors.users, actors.groups]));
        json!([
            project.id,
            project.lead,
            project.scheme,
            actors.collect::<Vec<Value>>()
        ])
    });
    let schemes = instance.schemes.values();
    let schemes = schemes.map(|scheme| json!([scheme.id, grants(scheme)]));
    Value::Object(Map::from_iter([
        (
            "users".to_owned(),
            users.map(|user| json!(user.key)).collect(),
        ),
        ("groups".to_owned(), groups.collect()),
        ("applications".to_owned(), applications.collect()),
        ("projects".to_owned(), projects.collect()),
        ("schemes".to_owned(), schemes.collect()),
    ]))
}
