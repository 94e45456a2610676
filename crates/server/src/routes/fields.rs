//! `/field` and `/applicationrole`: what grants can name besides people and roles.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use whocan_jira::{ApplicationRoleBean, FieldBean};

use crate::App;
use crate::caller::Caller;
use crate::error::Answer;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/field", get(fields))
        .route("/applicationrole", get(applications))
}

async fn fields(caller: Caller) -> Answer<Json<Vec<FieldBean>>> {
    caller.require_signed_in()?;
    let fields = caller.instance().fields.values();
    Ok(Json(
        fields.map(|field| FieldBean::from(&**field)).collect(),
    ))
}

async fn applications(caller: Caller) -> Answer<Json<Vec<ApplicationRoleBean>>> {
    caller.require_administers_any()?;
    let applications = caller.instance().applications.values();
    let beans = applications.map(|application| ApplicationRoleBean::from(&**application));
    Ok(Json(beans.collect()))
}
