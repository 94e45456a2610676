//! `/permissionscheme`: permission schemes.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{Cell, Grant, GrantId, PermissionScheme, SchemeId};
use whocan_jira::{ErrorBody, Expand, SchemeBean, SchemeInput, SchemeListBean};

use crate::App;
use crate::caller::Caller;
use crate::cells::Checker;
use crate::change::Change;
use crate::database::Sequence;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, JsonBody, Parameters};
use crate::guard_rails::hold;
use crate::store::Write;
use crate::version;

/// How many letters the name of a scheme has at most.
const LONGEST_NAME: usize = 255;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/permissionscheme", get(schemes).post(create))
        .route(
            "/permissionscheme/{scheme}",
            get(scheme).put(update).delete(delete),
        )
}

/// A scheme that exists.
pub(super) fn existing(caller: &Caller, id: SchemeId) -> Answer<&Arc<PermissionScheme>> {
    let scheme = caller.instance().schemes.get(&id);
    scheme.ok_or_else(|| {
        Refusal::not_found(format!("There is no permission scheme with the id {id}."))
    })
}

/// A scheme by the id in an address.
pub(super) fn named<'a>(caller: &'a Caller, id: &str) -> Answer<&'a Arc<PermissionScheme>> {
    let number = id.parse().map_err(|_| {
        Refusal::not_found(format!("There is no permission scheme with the id {id}."))
    })?;
    existing(caller, SchemeId(number))
}

/// A scheme that the caller may read: any for administrators, and for those who administer a
/// project the one it uses.
pub(super) fn readable<'a>(caller: &'a Caller, id: &str) -> Answer<&'a Arc<PermissionScheme>> {
    caller.require_signed_in()?;
    if !caller.is_administrator() {
        let forbidden = || {
            Refusal::forbidden(
                "This takes the permission Administer Projects in a project that uses the scheme.",
            )
        };
        let scheme = named(caller, id).map_err(|_| forbidden())?;
        if !reads(caller, scheme.id) {
            return Err(forbidden());
        }
    }
    named(caller, id)
}

fn reads(caller: &Caller, scheme: SchemeId) -> bool {
    let mut projects = caller.instance().projects_of(scheme);
    caller.is_administrator() || projects.any(|project| caller.administers(project))
}

/// The schemes the caller may read.
async fn schemes(
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<SchemeListBean>> {
    caller.require_administers_any()?;
    let expand = Expand::parse(parameters.get("expand"));
    let schemes = caller.instance().schemes.values();
    let readable = schemes.filter(|scheme| reads(&caller, scheme.id));
    let beans = readable.map(|scheme| SchemeBean::new(scheme, expand, caller.instance(), &links));
    Ok(Json(SchemeListBean {
        permission_schemes: beans.collect(),
    }))
}

/// A scheme, with its version.
async fn scheme(
    caller: Caller,
    Path(id): Path<String>,
    parameters: Parameters,
    headers: HeaderMap,
    Addresses(links): Addresses,
) -> Answer<Response> {
    let expand = Expand::parse(parameters.get("expand"));
    let scheme = readable(&caller, &id)?;
    let tag = version::tag(scheme);
    let is_known = version::is_known(&headers, &tag);
    let tag = [(header::ETAG, tag)];
    // What a holder is expanded to may change while the scheme stays.
    if is_known && !expand.expands_holders() {
        return Ok((StatusCode::NOT_MODIFIED, tag).into_response());
    }
    let bean = SchemeBean::new(scheme, expand, caller.instance(), &links);
    Ok((tag, Json(bean)).into_response())
}

async fn create(
    State(app): State<Arc<App>>,
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<SchemeInput>,
) -> Answer<(StatusCode, Json<SchemeBean>)> {
    caller.require_administrator()?;
    let mut write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let (name, cells) = checked(&caller, &input, None)?;
    let scheme = PermissionScheme {
        id: SchemeId(write.take_ids(Sequence::PermissionScheme, 1).await?),
        name: name.unwrap_or_default(),
        description: input.description.unwrap_or_default(),
        grants: grants(&mut write, &[], cells.unwrap_or_default()).await?,
    };
    let bean = save(&caller, write, scheme, &parameters, &links).await?;
    Ok((StatusCode::CREATED, bean))
}

/// Changes what the request names, of the version it names if it does. `permissions` replaces all
/// grants; those that stay keep their ids.
///
/// The answer tells no version: what was sent is not what is kept, ids being added (RFC 9110,
/// section 9.3.4).
async fn update(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    parameters: Parameters,
    headers: HeaderMap,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<SchemeInput>,
) -> Answer<Json<SchemeBean>> {
    caller.require_administrator()?;
    let mut write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let before = named(&caller, &id)?;
    version::check(&headers, before)?;
    let (name, cells) = checked(&caller, &input, Some(before))?;
    let scheme = PermissionScheme {
        id: before.id,
        name: name.unwrap_or_else(|| before.name.clone()),
        description: input
            .description
            .unwrap_or_else(|| before.description.clone()),
        grants: match cells {
            Some(cells) => grants(&mut write, &before.grants, cells).await?,
            None => before.grants.clone(),
        },
    };
    hold(&caller, &mut write, &scheme, &headers).await?;
    save(&caller, write, scheme, &parameters, &links).await
}

async fn save(
    caller: &Caller,
    write: Write,
    scheme: PermissionScheme,
    parameters: &Parameters,
    links: &whocan_jira::Links,
) -> Answer<Json<SchemeBean>> {
    let expand = Expand::parse(parameters.get("expand"));
    let id = scheme.id;
    let caller = caller.at(&write.commit(Change::Scheme(scheme)).await?);
    let scheme = existing(&caller, id)?;
    Ok(Json(SchemeBean::new(
        scheme,
        expand,
        caller.instance(),
        links,
    )))
}

async fn delete(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    caller.require_administrator()?;
    let write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let before = named(&caller, &id)?;
    let id = before.id;
    if id == SchemeId::DEFAULT {
        return Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            "The default permission scheme cannot be deleted.",
        ));
    }
    version::check(&headers, before)?;
    write.commit(Change::DeleteScheme(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The name and the cells that a request gives, if they can be had. Everything that is wrong is
/// named at once.
fn checked(
    caller: &Caller,
    input: &SchemeInput,
    before: Option<&PermissionScheme>,
) -> Answer<(Option<String>, Option<Vec<Cell>>)> {
    let mut wrong = ErrorBody::default();
    let name = input.name.as_deref().map(str::trim);
    let description = input.description.as_deref();
    if let Some(message) = wrong_name(caller, name, before) {
        wrong.errors.insert("name".to_owned(), message);
    }
    if description.is_some_and(|text| text.contains('\0')) {
        let message = "The description must not contain the character NUL.";
        wrong
            .errors
            .insert("description".to_owned(), message.to_owned());
    }
    let checker = Checker::new(caller.instance(), before);
    let cells = input
        .permissions
        .as_deref()
        .map(|beans| checker.cells(beans));
    let cells = cells.transpose().unwrap_or_else(|more| {
        wrong.errors.extend(more.errors);
        None
    });
    if wrong.errors.is_empty() {
        Ok((name.map(str::to_owned), cells))
    } else {
        Err(Refusal::with(StatusCode::BAD_REQUEST, wrong))
    }
}

fn wrong_name(
    caller: &Caller,
    name: Option<&str>,
    before: Option<&PermissionScheme>,
) -> Option<String> {
    let Some(name) = name else {
        return before
            .is_none()
            .then(|| "The scheme needs a name.".to_owned());
    };
    if name.is_empty() {
        return Some("The scheme needs a name.".to_owned());
    }
    if name.chars().count() > LONGEST_NAME {
        return Some(format!(
            "The name is too long: at most {LONGEST_NAME} letters."
        ));
    }
    if name.contains('\0') {
        return Some("The name must not contain the character NUL.".to_owned());
    }
    let id = before.map(|scheme| scheme.id);
    let mut schemes = caller.instance().schemes.values();
    let taken = schemes.any(|scheme| scheme.name == name && Some(scheme.id) != id);
    taken.then(|| format!("There is another permission scheme named {name}. Choose another name."))
}

/// Grants of these cells: those that are there keep their ids and their order, new ones follow
/// with new ids.
pub(super) async fn grants(
    write: &mut Write,
    before: &[Grant],
    cells: Vec<Cell>,
) -> Answer<Vec<Grant>> {
    let mut wanted: BTreeMap<&Cell, usize> = cells.iter().zip(0..).collect();
    let kept = before
        .iter()
        .filter(|grant| wanted.remove(&grant.cell).is_some());
    let mut grants: Vec<Grant> = kept.cloned().collect();
    let mut new: Vec<(usize, &Cell)> = wanted.into_iter().map(|(cell, at)| (at, cell)).collect();
    new.sort_unstable();
    let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
    if count > 0 {
        let first = write.take_ids(Sequence::PermissionGrant, count).await?;
        grants.extend((first..).zip(new).map(|(id, (_, cell))| Grant {
            id: Some(GrantId(id)),
            cell: cell.clone(),
        }));
    }
    Ok(grants)
}
