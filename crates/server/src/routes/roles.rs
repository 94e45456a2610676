//! `/role`: project roles and their default actors.

use std::sync::Arc;

use axum::extract::Path;
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{ProjectRole, RoleId};
use whocan_jira::RoleBean;

use crate::App;
use crate::caller::Caller;
use crate::error::{Answer, Refusal};
use crate::extract::Addresses;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/role", get(roles))
        .route("/role/{role}", get(role))
}

/// A role by the id in an address.
pub(super) fn named<'a>(caller: &'a Caller, id: &str) -> Answer<&'a Arc<ProjectRole>> {
    let number = id.parse().ok();
    let role = number.and_then(|id| caller.instance().roles.get(&RoleId(id)));
    role.ok_or_else(|| Refusal::not_found(format!("There is no project role with the id {id}.")))
}

async fn roles(caller: Caller, Addresses(links): Addresses) -> Answer<Json<Vec<RoleBean>>> {
    caller.require_administers_any()?;
    let instance = caller.instance();
    let beans = instance.roles.values().map(|role| {
        let bean = RoleBean::new(role, &links);
        bean.with_actors(&role.default_actors, instance)
    });
    Ok(Json(beans.collect()))
}

async fn role(
    caller: Caller,
    Path(id): Path<String>,
    Addresses(links): Addresses,
) -> Answer<Json<RoleBean>> {
    caller.require_administers_any()?;
    let role = named(&caller, &id)?;
    let bean = RoleBean::new(role, &links);
    Ok(Json(
        bean.with_actors(&role.default_actors, caller.instance()),
    ))
}
