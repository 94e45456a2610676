//! `/rest/whocan/1/guardrail`: what has to stay true of the instance, and the times it was broken
//! deliberately. For administrators only: a guard rail names projects and groups that others may
//! not see.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{GuardRail, NotFound, Rule, UnknownReference};
use whocan_jira::{
    ErrorBody, GuardRailBean, GuardRailListBean, Links, OverrideBean, OverrideListBean, SchemeBean,
    UserBean,
};

use crate::App;
use crate::caller::Caller;
use crate::change::Change;
use crate::database::Sequence;
use crate::database::guard_rails::{self, Kept, Overridden};
use crate::error::{Answer, Refusal, sentence};
use crate::extract::{Addresses, JsonBody, Parameters};
use crate::store::{Write, aside};

/// How many letters the name of a guard rail has at most.
const LONGEST_NAME: usize = 255;
/// How many overrides are answered where the request does not say, and at most.
const OVERRIDES: usize = 50;
const MOST_OVERRIDES: usize = 1_000;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/guardrail", get(list).post(create))
        .route("/guardrail/override", get(overrides))
        .route("/guardrail/{id}", get(one).put(update).delete(delete))
}

async fn list(
    State(app): State<Arc<App>>,
    caller: Caller,
    Addresses(links): Addresses,
) -> Answer<Json<GuardRailListBean>> {
    caller.require_administrator()?;
    let kept = guard_rails::all(&mut *app.store.pool().acquire().await?).await?;
    let beans = kept.iter().map(|kept| bean(kept, &links));
    Ok(Json(GuardRailListBean {
        guard_rails: beans.collect(),
    }))
}

async fn one(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Addresses(links): Addresses,
) -> Answer<Json<GuardRailBean>> {
    caller.require_administrator()?;
    let kept = guard_rails::all(&mut *app.store.pool().acquire().await?).await?;
    Ok(Json(bean(named(&kept, &id)?, &links)))
}

async fn create(
    State(app): State<Arc<App>>,
    caller: Caller,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<GuardRailBean>,
) -> Answer<(StatusCode, Json<GuardRailBean>)> {
    caller.require_administrator()?;
    let mut write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let others = guard_rails::all(write.connection()).await?;
    let rail = checked(&caller, &input, &others).await?;
    let id = write.take_ids(Sequence::GuardRail, 1).await?;
    let bean = keep(write, Kept { id, rail }, &links).await?;
    Ok((StatusCode::CREATED, bean))
}

async fn update(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<GuardRailBean>,
) -> Answer<Json<GuardRailBean>> {
    caller.require_administrator()?;
    let mut write = app.store.write().await?;
    let caller = caller.at(write.before());
    caller.require_administrator()?;
    let mut others = guard_rails::all(write.connection()).await?;
    let id = named(&others, &id)?.id;
    others.retain(|other| other.id != id);
    let rail = checked(&caller, &input, &others).await?;
    keep(write, Kept { id, rail }, &links).await
}

async fn keep(write: Write, kept: Kept, links: &Links) -> Answer<Json<GuardRailBean>> {
    let bean = bean(&kept, links);
    write.commit(Change::GuardRail(kept)).await?;
    Ok(Json(bean))
}

async fn delete(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    caller.require_administrator()?;
    let mut write = app.store.write().await?;
    caller.at(write.before()).require_administrator()?;
    let kept = guard_rails::all(write.connection()).await?;
    let id = named(&kept, &id)?.id;
    write.commit(Change::DeleteGuardRail(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn overrides(
    State(app): State<Arc<App>>,
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<OverrideListBean>> {
    caller.require_administrator()?;
    let most = parameters.count("maxResults", OVERRIDES)?;
    let connection = &mut *app.store.pool().acquire().await?;
    let overrides = guard_rails::overrides(connection, most.min(MOST_OVERRIDES)).await?;
    let beans = overrides.into_iter();
    let beans = beans.map(|(id, overridden)| override_bean(&caller, id, overridden, &links));
    Ok(Json(OverrideListBean {
        overrides: beans.collect(),
    }))
}

/// A guard rail by the id in an address.
fn named<'a>(kept: &'a [Kept], id: &str) -> Answer<&'a Kept> {
    let number: Option<i64> = id.parse().ok();
    let mut kept = kept.iter();
    kept.find(|kept| Some(kept.id) == number)
        .ok_or_else(|| Refusal::not_found(format!("There is no guard rail with the id {id}.")))
}

fn bean(kept: &Kept, links: &Links) -> GuardRailBean {
    GuardRailBean {
        id: Some(kept.id),
        link: Some(links.guard_rail(kept.id)),
        ..GuardRailBean::from(&kept.rail)
    }
}

/// Whoever is gone is named by key; a scheme goes by the name it had.
fn override_bean(caller: &Caller, id: i64, overridden: Overridden, links: &Links) -> OverrideBean {
    let instance = caller.instance();
    let user = instance.users.get(&overridden.user);
    let key = overridden.user.to_string();
    let scheme = instance.schemes.get(&overridden.scheme);
    OverrideBean {
        id,
        created: overridden.created,
        user: user.map_or_else(
            || UserBean {
                link: None,
                key: key.clone(),
                name: key.clone(),
                email_address: None,
                display_name: key.clone(),
                active: false,
            },
            |user| UserBean::new(user, links),
        ),
        scheme: SchemeBean {
            expand: None,
            id: overridden.scheme.0,
            link: scheme.map(|scheme| links.scheme(scheme.id)),
            name: overridden.scheme_name,
            description: None,
            permissions: None,
        },
        guard_rails: overridden.guard_rails,
        reason: overridden.reason,
    }
}

/// The guard rail that a request gives, if it can be had: all that it names exists. Everything that
/// is wrong is named at once.
async fn checked(caller: &Caller, input: &GuardRailBean, others: &[Kept]) -> Answer<GuardRail> {
    let mut wrong = ErrorBody::default();
    if let Some(message) = wrong_name(input.name.trim(), others) {
        wrong.errors.insert("name".to_owned(), message);
    }
    let rail = input.to_guard_rail().map_err(|more| {
        wrong.errors.extend(more.errors);
    });
    if let Ok(rail) = &rail {
        let (snapshot, rule) = (Arc::clone(&caller.snapshot), rail.rule.clone());
        let check = aside(move || snapshot.resolver.check(&rule, Rule::MODE)).await?;
        for unknown in check.unknown {
            let (field, message) = unknown_reference(&unknown);
            wrong.errors.insert(format!("rule.{field}"), message);
        }
    }
    match rail {
        Ok(rail) if wrong.errors.is_empty() => Ok(rail),
        _ => Err(Refusal::with(StatusCode::BAD_REQUEST, wrong)),
    }
}

fn wrong_name(name: &str, others: &[Kept]) -> Option<String> {
    if name.is_empty() {
        return Some("The guard rail needs a name.".to_owned());
    }
    if name.chars().count() > LONGEST_NAME {
        return Some(format!(
            "The name is too long: at most {LONGEST_NAME} letters."
        ));
    }
    if name.contains('\0') {
        return Some("The name must not contain the character NUL.".to_owned());
    }
    let taken = others.iter().any(|other| other.rail.name == name);
    taken.then(|| format!("There is another guard rail named {name}. Choose another name."))
}

fn unknown_reference(unknown: &UnknownReference) -> (&'static str, String) {
    match unknown {
        UnknownReference::Project(key) => (
            "projects",
            format!("There is no project with the key {key}."),
        ),
        UnknownReference::Permission(key) => (
            "permissions",
            format!(
                "There is no project permission {key}. GET /rest/api/2/permissions lists those \
                 there are."
            ),
        ),
        UnknownReference::Holder(holder) => {
            let bean = whocan_jira::HolderBean::from(holder);
            let parameter = bean.parameter.unwrap_or_default();
            let message = format!("There is no holder {} {parameter}", bean.kind);
            ("holders", format!("{}.", message.trim_end()))
        }
        UnknownReference::Whom(missing @ (NotFound::User(_) | NotFound::Group(_))) => {
            ("whom", sentence(&missing.to_string()))
        }
        UnknownReference::Whom(missing) => ("rule", sentence(&missing.to_string())),
    }
}
