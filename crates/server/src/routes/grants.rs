//! `/permissionscheme/{id}/permission` and `…/attribute`: single grants, and what else a scheme
//! has.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{Grant, PermissionScheme};
use whocan_jira::{Expand, GrantBean, GrantListBean, SchemeAttributeBean, is_true};

use crate::App;
use crate::caller::Caller;
use crate::cells::Checker;
use crate::change::Change;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, JsonBody, Parameters, TextBody};
use crate::guard_rails::hold;
use crate::routes::schemes::{grants, named, readable};

/// The one attribute that schemes have.
const EXTENDED_ADMINISTRATION: &str = "ADMINISTER_PROJECTS.extended.enabled";

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/permissionscheme/{scheme}/permission", get(list).post(add))
        .route(
            "/permissionscheme/{scheme}/permission/{grant}",
            get(one).delete(remove),
        )
        .route(
            "/permissionscheme/{scheme}/attribute/{key}",
            get(attribute).put(set_attribute),
        )
}

fn existing<'a>(scheme: &'a PermissionScheme, id: &str) -> Answer<&'a Grant> {
    let number = id.parse().ok();
    let mut grants = scheme.grants.iter();
    grants
        .find(|grant| number.is_some() && grant.id.map(|id| id.0) == number)
        .ok_or_else(|| {
            let message = format!("The scheme {} has no grant with the id {id}.", scheme.name);
            Refusal::not_found(message)
        })
}

async fn list(
    caller: Caller,
    Path(scheme): Path<String>,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<GrantListBean>> {
    let scheme = readable(&caller, &scheme)?;
    let expand = Expand::parse(parameters.get("expand"));
    Ok(Json(GrantListBean::new(
        scheme,
        expand,
        caller.instance(),
        &links,
    )))
}

async fn one(
    caller: Caller,
    Path((scheme, grant)): Path<(String, String)>,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<GrantBean>> {
    let scheme = readable(&caller, &scheme)?;
    let grant = existing(scheme, &grant)?;
    let expand = Expand::parse(parameters.get("expand"));
    let bean = GrantBean::new(grant, scheme.id, expand, caller.instance(), &links);
    Ok(Json(bean))
}

async fn add(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(scheme): Path<String>,
    parameters: Parameters,
    Addresses(links): Addresses,
    headers: HeaderMap,
    JsonBody(input): JsonBody<GrantBean>,
) -> Answer<(StatusCode, Json<GrantBean>)> {
    caller.require_administrator()?;
    let mut write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let before = named(&caller, &scheme)?;
    let cell = Checker::new(caller.instance(), Some(before)).cell(&input);
    let cell = cell.map_err(|(field, message)| Refusal::field(field, message))?;
    if before.grant(&cell).is_some() {
        return Err(Refusal::field(
            "permission",
            format!(
                "The scheme grants {} to this holder already.",
                cell.permission
            ),
        ));
    }
    let cells = before.grants.iter().map(|grant| grant.cell.clone());
    let cells = cells.chain([cell.clone()]).collect();
    let after = PermissionScheme {
        grants: grants(&mut write, &before.grants, cells).await?,
        ..PermissionScheme::clone(before)
    };
    hold(&caller, &mut write, &after, &headers).await?;
    let caller = caller.at(&write.commit(Change::Scheme(after)).await?);
    let scheme = named(&caller, &scheme)?;
    let grant = scheme
        .grant(&cell)
        .ok_or_else(|| Refusal::not_found("The grant is gone."))?;
    let expand = Expand::parse(parameters.get("expand"));
    let bean = GrantBean::new(grant, scheme.id, expand, caller.instance(), &links);
    Ok((StatusCode::CREATED, Json(bean)))
}

async fn remove(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((scheme, grant)): Path<(String, String)>,
) -> Answer<StatusCode> {
    caller.require_administrator()?;
    let write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let before = named(&caller, &scheme)?;
    let gone = existing(before, &grant)?;
    let kept = before.grants.iter().filter(|grant| grant.id != gone.id);
    let after = PermissionScheme {
        grants: kept.cloned().collect(),
        ..PermissionScheme::clone(before)
    };
    write.commit(Change::Scheme(after)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn known_attribute(key: &str) -> Answer<()> {
    if key == EXTENDED_ADMINISTRATION {
        return Ok(());
    }
    let message =
        format!("Permission schemes have no attribute {key}, only {EXTENDED_ADMINISTRATION}.");
    Err(Refusal::not_found(message))
}

async fn attribute(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((scheme, key)): Path<(String, String)>,
) -> Answer<Json<SchemeAttributeBean>> {
    let scheme = readable(&caller, &scheme)?;
    known_attribute(&key)?;
    let enabled = app.store.extended_administration(scheme.id).await?;
    Ok(Json(SchemeAttributeBean { key, enabled }))
}

async fn set_attribute(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((scheme, key)): Path<(String, String)>,
    TextBody(text): TextBody,
) -> Answer<StatusCode> {
    caller.require_administrator()?;
    let write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let scheme = named(&caller, &scheme)?.id;
    known_attribute(&key)?;
    if !is_true(&text) && !text.trim().eq_ignore_ascii_case("false") {
        return Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            format!("The attribute {key} takes the text true or false."),
        ));
    }
    let change = Change::ExtendedAdministration(scheme, is_true(&text));
    write.commit(change).await?;
    Ok(StatusCode::NO_CONTENT)
}
