//! `/session`: signing in and out.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use axum::routing::get;
use axum::{Json, Router};
use whocan_jira::{
    CookieBean, Credentials, LoginInfoBean, SESSION_COOKIE, SessionBean, SignedInBean, escape,
};

use crate::App;
use crate::caller::Caller;
use crate::database::sessions;
use crate::error::Answer;
use crate::extract::{Addresses, JsonBody};
use crate::sign_in::{self, CALLER_NAME, NewSession};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/session", get(current).post(sign_in).delete(sign_out))
}

async fn current(
    State(app): State<Arc<App>>,
    caller: Caller,
    Addresses(links): Addresses,
) -> Answer<Json<SessionBean>> {
    let user = caller.user()?;
    let account = sessions::account(app.store.pool(), &user.name).await?;
    let login_info = account.map_or_else(LoginInfoBean::default, |account| LoginInfoBean {
        login_count: account.login_count,
        failed_login_count: account.failed_login_count,
    });
    Ok(Json(SessionBean {
        link: links.user(&user.name),
        name: user.name.clone(),
        login_info,
    }))
}

async fn sign_in(
    State(app): State<Arc<App>>,
    Addresses(links): Addresses,
    JsonBody(credentials): JsonBody<Credentials>,
) -> Answer<impl IntoResponse> {
    let NewSession { token, login_info } = sign_in::sign_in(&app, &credentials).await?;
    let cookie = cookie(&token, links.base().starts_with("https:"));
    let body = SignedInBean {
        session: CookieBean {
            name: SESSION_COOKIE.to_owned(),
            value: token,
        },
        login_info,
    };
    let headers = [
        (header::SET_COOKIE, cookie),
        (CALLER_NAME, escape(&credentials.username)),
    ];
    Ok((AppendHeaders(headers), Json(body)))
}

async fn sign_out(
    State(app): State<Arc<App>>,
    caller: Caller,
    Addresses(links): Addresses,
    headers: HeaderMap,
) -> Answer<impl IntoResponse> {
    caller.require_signed_in()?;
    sign_in::sign_out(&app, &headers).await?;
    let ended = format!(
        "{}; Max-Age=0",
        cookie("", links.base().starts_with("https:"))
    );
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(header::SET_COOKIE, ended)]),
    ))
}

/// The cookie of a session: out of reach for scripts and for other sites' forms.
fn cookie(token: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}")
}
