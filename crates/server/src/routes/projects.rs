//! `/project`: projects, and which permission scheme each has.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::SchemeId;
use whocan_jira::{ErrorBody, Expand, IdBean, ProjectBean, SchemeBean};

use crate::App;
use crate::caller::Caller;
use crate::change::Change;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, JsonBody, Parameters};
use crate::routes::schemes::existing;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/project", get(projects))
        .route("/project/{project}", get(project))
        .route(
            "/project/{project}/permissionscheme",
            get(scheme).put(assign_scheme),
        )
}

/// The projects the caller sees; archived ones only with `includeArchived`, leads only with
/// `expand=lead`.
async fn projects(
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Json<Vec<ProjectBean>> {
    let archived = parameters.is_true("includeArchived", false);
    let expand = parameters.get("expand").unwrap_or_default();
    let leads = expand.split(',').any(|name| name.trim() == "lead");
    let projects = caller.visible_projects().into_iter();
    let beans = projects
        .filter(|project| archived || !project.archived)
        .map(|project| {
            let bean = ProjectBean::new(project, caller.instance(), &links);
            let lead = bean.lead.clone().filter(|_| leads);
            ProjectBean { lead, ..bean }
        });
    Json(beans.collect())
}

async fn project(
    caller: Caller,
    Path(project): Path<String>,
    Addresses(links): Addresses,
) -> Answer<Json<ProjectBean>> {
    let project = caller.project(&project)?;
    Ok(Json(ProjectBean::new(project, caller.instance(), &links)))
}

async fn scheme(
    caller: Caller,
    Path(project): Path<String>,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<SchemeBean>> {
    caller.require_signed_in()?;
    let project = caller.project(&project)?;
    caller.require_administers(project)?;
    let expand = Expand::parse(parameters.get("expand"));
    let scheme = existing(&caller, project.scheme)?;
    Ok(Json(SchemeBean::new(
        scheme,
        expand,
        caller.instance(),
        &links,
    )))
}

async fn assign_scheme(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(project): Path<String>,
    parameters: Parameters,
    Addresses(links): Addresses,
    JsonBody(IdBean { id }): JsonBody<IdBean>,
) -> Answer<Json<SchemeBean>> {
    caller.require_administrator()?;
    let write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let project = caller.project(&project)?.id;
    let id = SchemeId(id);
    if !caller.instance().schemes.contains_key(&id) {
        let message = format!("There is no permission scheme with the id {id}.");
        return Err(Refusal::with(
            StatusCode::NOT_FOUND,
            ErrorBody::field("id", message),
        ));
    }
    let caller = caller.at(&write.commit(Change::AssignScheme(project, id)).await?);
    let expand = Expand::parse(parameters.get("expand"));
    let scheme = existing(&caller, id)?;
    Ok(Json(SchemeBean::new(
        scheme,
        expand,
        caller.instance(),
        &links,
    )))
}
