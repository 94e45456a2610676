//! The addresses of the dialect, by area.

mod fields;
mod grants;
mod groups;
mod guard_rails;
mod instance;
mod membership;
mod permissions;
mod project_roles;
mod projects;
mod roles;
mod schemes;
mod security;
mod server_info;
mod session;
mod users;

use std::sync::Arc;

use axum::Router;
use axum::extract::OriginalUri;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;

use crate::App;
use crate::error::Refusal;
use crate::guard::same_origin;
use crate::sign_in::identify;

/// Everything under `/rest`.
pub(crate) fn rest(app: &Arc<App>) -> Router<Arc<App>> {
    let api = || {
        Router::new()
            .merge(server_info::routes())
            .merge(permissions::routes())
            .merge(schemes::routes())
            .merge(grants::routes())
            .merge(projects::routes())
            .merge(project_roles::routes())
            .merge(roles::routes())
            .merge(groups::routes())
            .merge(membership::routes())
            .merge(users::routes())
            .merge(fields::routes())
            .merge(security::routes())
    };
    Router::new()
        .nest("/api/2", api())
        .nest("/api/latest", api())
        .nest("/auth/1", session::routes())
        .nest("/whocan/1", instance::routes().merge(guard_rails::routes()))
        .fallback(unknown_address)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(Arc::clone(app), identify))
        .layer(from_fn_with_state(Arc::clone(app), same_origin))
}

async fn unknown_address(OriginalUri(uri): OriginalUri) -> Refusal {
    unknown(uri.path())
}

/// There is nothing at a path.
pub(crate) fn unknown(path: &str) -> Refusal {
    Refusal::not_found(format!("There is nothing at the address {path}."))
}

async fn wrong_method(method: Method, OriginalUri(uri): OriginalUri) -> Refusal {
    let message = format!("The address {} does not take {method}.", uri.path());
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
}
