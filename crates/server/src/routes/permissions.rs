//! `/permissions` and `/mypermissions`: what there is, and what the caller holds.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{Access, Condition, Issue, IssueId, Mode, NotFound, Scope};
use whocan_jira::{GLOBAL, PermissionsBean};

use crate::App;
use crate::caller::Caller;
use crate::error::{Answer, Refusal};
use crate::extract::Parameters;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/permissions", get(permissions))
        .route("/mypermissions", get(my_permissions))
}

async fn permissions(caller: Caller) -> Answer<Json<PermissionsBean>> {
    caller.require_signed_in()?;
    Ok(Json(PermissionsBean::of(caller.instance())))
}

/// What is granted to the caller: in a project, on an issue, or, where neither is named, in any
/// project at all.
async fn my_permissions(caller: Caller, parameters: Parameters) -> Answer<Json<PermissionsBean>> {
    let everywhere = || {
        let projects = caller.instance().projects.keys();
        projects.copied().map(Scope::Project).collect()
    };
    let scopes = scope(&caller, &parameters)?.map_or_else(everywhere, |scope| vec![scope]);
    let resolver = &caller.snapshot.resolver;
    let access = |scope| resolver.access(caller.subject(), scope, Mode::DataCenter);
    let accesses: Vec<Access> = scopes.into_iter().map(access).collect::<Result<_, _>>()?;
    let held = PermissionsBean::held(caller.instance(), |permission| {
        if permission.kind == GLOBAL {
            return resolver.has_global_permission(caller.subject(), &permission.key);
        }
        let granted = |access: &Access| access.granted(&permission.key) == Condition::Always;
        Ok::<_, NotFound>(accesses.iter().any(granted))
    })?;
    Ok(Json(held))
}

fn scope(caller: &Caller, parameters: &Parameters) -> Answer<Option<Scope>> {
    let issue = parameters
        .get("issueKey")
        .or_else(|| parameters.get("issueId"));
    if let Some(name) = issue {
        return Ok(Some(Scope::Issue(visible_issue(caller, name)?)));
    }
    let project = parameters
        .get("projectKey")
        .or_else(|| parameters.get("projectId"));
    let project = project.map(|name| caller.project(name)).transpose()?;
    Ok(project.map(|project| Scope::Project(project.id)))
}

/// An issue by its key or id, if the caller can browse it.
fn visible_issue(caller: &Caller, name: &str) -> Answer<IssueId> {
    let issues = &caller.instance().issues;
    let by_id = name.parse().ok().and_then(|id| issues.get(&IssueId(id)));
    let issue = by_id.or_else(|| issues.values().find(|issue| issue.key.as_str() == name));
    let visible = issue.filter(|issue: &&Arc<Issue>| {
        let scope = Scope::Issue(issue.id);
        let resolver = &caller.snapshot.resolver;
        resolver
            .access(caller.subject(), scope, Mode::DataCenter)
            .is_ok_and(|access| access.effective(BROWSE_PROJECTS) == Condition::Always)
    });
    visible.map(|issue| issue.id).ok_or_else(|| {
        let message =
            format!("There is no issue with the id or key {name}, or you may not see it.");
        Refusal::not_found(message)
    })
}
