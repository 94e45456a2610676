//! Grants and what narrows them, as Cedar's policies.

use std::collections::BTreeSet;

use whocan_access::{Cell, Grant, Holder, Instance, PermissionScheme, SchemeId, Scope};

use super::{Ask, user};
use crate::naive::BROWSE_PROJECTS;

/// The policies that questions in these scopes need: those of their schemes, and those that hold
/// everywhere.
#[must_use]
pub fn policies(instance: &Instance, scopes: &[Scope]) -> String {
    let projects = scopes.iter().filter_map(|scope| match scope {
        Scope::Project(id) => Some(*id),
        Scope::Issue(id) => instance.issues.get(id).map(|issue| issue.project),
    });
    let schemes: BTreeSet<SchemeId> = projects
        .filter_map(|id| instance.projects.get(&id).map(|project| project.scheme))
        .collect();
    let schemes = schemes.iter().filter_map(|id| instance.schemes.get(id));
    let mut text = level_policies(instance);
    for scheme in schemes {
        text.push_str(&scheme_policies(scheme));
    }
    text
}

/// The policy of a cell of a scheme.
#[must_use]
pub fn cell_policy(scheme: &PermissionScheme, cell: &Cell) -> String {
    let permission = cell.permission.as_str();
    let [granted, effective] = Ask::BOTH.map(|ask| ask.action(permission));
    let when = condition(&cell.holder, permission, &scheme.grants);
    format!(
        "permit(principal, action in [Action::{granted:?}, Action::{effective:?}], \
         resource in Scheme::\"{}\") when {{ {when} }};",
        scheme.id
    )
}

/// The policies of a scheme: a `permit` for each grant, and what narrows them.
fn scheme_policies(scheme: &PermissionScheme) -> String {
    let mut text = String::new();
    for grant in &scheme.grants {
        text.push_str(&cell_policy(scheme, &grant.cell));
        text.push('\n');
    }
    text.push_str(&browse_policy(scheme));
    text
}

/// A `forbid` where Browse Projects is needed and not granted (domain.md, rule 7).
fn browse_policy(scheme: &PermissionScheme) -> String {
    let browse = any_of(&scheme.grants, BROWSE_PROJECTS);
    format!(
        "forbid(principal, action in Action::\"use with Browse\", resource in Scheme::\"{}\") \
         unless {{ {browse} }};\n",
        scheme.id
    )
}

/// Everything that keeps one from using what a scheme grants.
#[cfg(feature = "judges")]
pub(super) fn narrowing(instance: &Instance, scheme: &PermissionScheme) -> String {
    [level_policies(instance), browse_policy(scheme)].concat()
}

/// The policies that hold in every scheme: issue security and the archive (domain.md, rules 8
/// and 9).
fn level_policies(instance: &Instance) -> String {
    let schemes = instance.security_schemes.values();
    let levels = schemes.flat_map(|scheme| &scheme.levels);
    let seen = levels.flat_map(|level| {
        let holders = level.holders.iter();
        holders.map(move |holder| {
            let holds = condition(holder, BROWSE_PROJECTS, &[]);
            format!("(resource.level == \"{}\" && {holds})", level.id)
        })
    });
    let seen = or(seen);
    format!(
        "forbid(principal, action in Action::\"use\", resource is Issue) \
         when {{ resource has level }} unless {{ {seen} }};\n\
         forbid(principal, action in Action::\"use\", resource) \
         when {{ resource.archived }} unless {{ action == Action::{:?} }};\n",
        Ask::Effective.action(BROWSE_PROJECTS)
    )
}

fn or(conditions: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = conditions.collect();
    if all.is_empty() {
        "false".to_owned()
    } else {
        format!("({})", all.join(" || "))
    }
}

/// When a permission is granted by any of the grants.
fn any_of(grants: &[Grant], permission: &str) -> String {
    let giving = grants.iter();
    let giving = giving.filter(|grant| grant.cell.permission.as_str() == permission);
    or(giving.map(|grant| condition(&grant.cell.holder, permission, grants)))
}

/// When a subject is assignable without an issue. By being assigned one is not, where assignee may
/// be whoever is assignable.
fn assignable(grants: &[Grant]) -> String {
    let giving = grants.iter().filter(|grant| {
        grant.cell.permission.as_str() == "ASSIGNABLE_USER" && grant.cell.holder != Holder::Assignee
    });
    or(giving.map(|grant| condition(&grant.cell.holder, "ASSIGNABLE_USER", grants)))
}

/// When a holder matches (domain.md, section 2). `grants` are those of the scheme: two holders
/// refer to others of its permissions.
pub(super) fn condition(holder: &Holder, permission: &str, grants: &[Grant]) -> String {
    let of_issue = |on_issue: String, related: &str, data_center: &str, cloud: &str| {
        format!(
            "(principal.signed_in && (if resource is Issue then {on_issue} \
             else if context.mode == \"Conditional\" then context.relations.contains({related:?}) \
             else if context.mode == \"DataCenter\" then {data_center} else {cloud}))"
        )
    };
    let is = |attribute: &str| {
        format!("(resource has {attribute} && principal == resource.{attribute})")
    };
    let signed_in = |condition: String| format!("(principal.signed_in && {condition})");
    let elsewhere = permission != BROWSE_PROJECTS;
    match holder {
        Holder::Anyone => "true".to_owned(),
        Holder::ApplicationRole(None) => signed_in("principal in Any::\"application\"".to_owned()),
        Holder::ApplicationRole(Some(key)) => {
            signed_in(format!("principal in Application::{:?}", key.as_str()))
        }
        Holder::User(key) => signed_in(format!("principal == Person::{:?}", user(key.as_str()))),
        Holder::Group(name) => signed_in(format!("principal in Group::{:?}", name.as_str())),
        Holder::ProjectRole(role) => signed_in(format!(
            "resource.roles has \"{role}\" && principal in resource.roles[\"{role}\"]"
        )),
        Holder::ProjectLead => signed_in(is("lead")),
        Holder::PortalCustomers | Holder::Unknown { .. } => "false".to_owned(),
        Holder::Reporter if permission == "CREATE_ISSUES" => "principal.signed_in".to_owned(),
        Holder::Reporter => of_issue(is("reporter"), "reporter", "true", "true"),
        Holder::Assignee => of_issue(is("assignee"), "assignee", "true", &assignable(grants)),
        Holder::UserCustomField(field) => {
            let named = format!(
                "(resource.users has {0:?} && resource.users[{0:?}].contains(principal))",
                field.as_str()
            );
            of_issue(named, field.as_str(), "true", "true")
        }
        Holder::GroupCustomField(field) => {
            let named = format!(
                "(resource.groups has {0:?} && principal in resource.groups[{0:?}])",
                field.as_str()
            );
            let in_any = "principal in Any::\"group\"";
            of_issue(named, field.as_str(), "true", in_any)
        }
        Holder::ReporterCreate | Holder::AssigneeAssignable if elsewhere => "false".to_owned(),
        Holder::ReporterCreate => {
            let create = any_of(grants, "CREATE_ISSUES");
            of_issue(is("reporter"), "reporter", &create, &create)
        }
        Holder::AssigneeAssignable => {
            let in_data_center = any_of(grants, "ASSIGNABLE_USER");
            let in_cloud = assignable(grants);
            of_issue(is("assignee"), "assignee", &in_data_center, &in_cloud)
        }
    }
}
