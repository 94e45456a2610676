//! `/issuesecurityschemes`: issue security schemes and their levels.

use std::sync::Arc;

use axum::extract::Path;
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::SecuritySchemeId;
use whocan_jira::{SecuritySchemeBean, SecuritySchemeListBean};

use crate::App;
use crate::caller::Caller;
use crate::error::{Answer, Refusal};
use crate::extract::Addresses;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/issuesecurityschemes", get(schemes))
        .route("/issuesecurityschemes/{scheme}", get(scheme))
}

async fn schemes(
    caller: Caller,
    Addresses(links): Addresses,
) -> Answer<Json<SecuritySchemeListBean>> {
    caller.require_administrator()?;
    let schemes = caller.instance().security_schemes.values();
    Ok(Json(SecuritySchemeListBean {
        issue_security_schemes: schemes
            .map(|scheme| SecuritySchemeBean::new(scheme, &links))
            .collect(),
    }))
}

/// For administrators, and for those who administer a project that uses the scheme.
async fn scheme(
    caller: Caller,
    Path(id): Path<String>,
    Addresses(links): Addresses,
) -> Answer<Json<SecuritySchemeBean>> {
    let number = id.parse().map(SecuritySchemeId).ok();
    let mut projects = caller.instance().projects.values();
    let administers = number.is_some()
        && projects.any(|project| project.security_scheme == number && caller.administers(project));
    if !administers {
        caller.require_administrator()?;
    }
    let scheme = number.and_then(|id| caller.instance().security_schemes.get(&id));
    let scheme = scheme.ok_or_else(|| {
        Refusal::not_found(format!(
            "There is no issue security scheme with the id {id}."
        ))
    })?;
    Ok(Json(SecuritySchemeBean::with_levels(scheme, &links)))
}
