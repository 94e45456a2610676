//! `/rest/whocan/1/instance`: everything the resolver needs, in one answer.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{Instance, ProjectId, SchemeId};
use whocan_jira::InstanceBean;

use crate::App;
use crate::caller::Caller;
use crate::error::Answer;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/instance", get(instance))
}

async fn instance(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
) -> Answer<Response> {
    caller.require_administers_any()?;
    let reader = if caller.is_administrator() {
        "all"
    } else {
        caller.user()?.key.as_str()
    };
    let tag = format!(
        "W/\"{}-{}-{reader}\"",
        app.started, caller.snapshot.revision
    );
    let tag = tag.replace(|letter: char| !letter.is_ascii_graphic(), "?");
    let caching = [
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::ETAG, tag.clone()),
        (header::VARY, "cookie, authorization".to_owned()),
    ];
    let known = headers.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let bean = if caller.is_administrator() {
        InstanceBean::from(caller.instance())
    } else {
        InstanceBean::from(&administered(&caller))
    };
    Ok((caching, Json(bean)).into_response())
}

/// What somebody may read who administers some projects: of other projects only those they see,
/// and of these neither the scheme nor the actors; of people no e-mail addresses.
fn administered(caller: &Caller) -> Instance {
    let mut instance = Instance::clone(caller.instance());
    let own: BTreeSet<ProjectId> = instance
        .projects
        .values()
        .filter(|project| caller.administers(project))
        .map(|project| project.id)
        .collect();
    instance.projects.retain(|_, project| caller.sees(project));
    let mut schemes: BTreeSet<SchemeId> = BTreeSet::new();
    for project in instance.projects.values_mut() {
        if own.contains(&project.id) {
            schemes.insert(project.scheme);
        } else {
            Arc::make_mut(project).actors.clear();
        }
    }
    instance.schemes.retain(|id, _| schemes.contains(id));
    for user in instance.users.values_mut() {
        Arc::make_mut(user).email.clear();
    }
    instance.global_grants.clear();
    instance
}
