//! Signing in: sessions by cookie, and Basic authentication.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use whocan_access::{Subject, UserKey};
use whocan_jira::{Credentials, LoginInfoBean, SESSION_COOKIE, escape};

use crate::App;
use crate::caller::Caller;
use crate::database::sessions;
use crate::error::{Answer, Refusal};
use crate::random;

/// Says in each answer who asked: a user's name, or `anonymous`.
pub(crate) const CALLER_NAME: HeaderName = HeaderName::from_static("x-ausername");

/// A session that is not used ends after so many seconds.
const IDLE: i64 = 12 * 60 * 60;
/// Its end is put off at most this often, in seconds: not each request needs to write.
const PUT_OFF_EVERY: i64 = 5 * 60;

/// Finds out who asks, tells the handler, and says so in the answer.
pub(crate) async fn identify(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Response {
    let (name, mut response) = match caller(&app, request.headers()).await {
        Ok(caller) => {
            let name = caller.user().map(|user| escape(&user.name)).ok();
            request.extensions_mut().insert(caller);
            (name, next.run(request).await)
        }
        Err(refusal) => (None, refusal.into_response()),
    };
    let name = name.unwrap_or_else(|| "anonymous".to_owned());
    if let Ok(name) = HeaderValue::try_from(name) {
        let headers = response.headers_mut();
        headers.entry(CALLER_NAME).or_insert(name);
    }
    response
}

/// Who asks. A session that has ended makes nobody of its owner; a wrong password is refused.
async fn caller(app: &App, headers: &HeaderMap) -> Answer<Caller> {
    let credentials = basic_credentials(headers)?;
    let key = match (&credentials, session_token(headers)) {
        (Some(credentials), _) => Some(basic(app, credentials).await?),
        (None, Some(token)) => session(app, token).await?,
        (None, None) => None,
    };
    let snapshot = app.store.read().await?;
    let users = &snapshot.instance().users;
    let active = key.filter(|key| users.get(key).is_some_and(|user| user.active));
    if active.is_none() && credentials.is_some() {
        return Err(wrong_credentials());
    }
    let subject = active.map_or(Subject::Anonymous, Subject::User);
    Ok(Caller::new(subject, snapshot))
}

fn basic_credentials(headers: &HeaderMap) -> Answer<Option<Credentials>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let credentials = value.to_str().ok().and_then(|value| {
        let (scheme, encoded) = value.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let decoded = BASE64_STANDARD.decode(encoded.trim()).ok()?;
        let decoded = String::from_utf8(decoded).ok()?;
        let (username, password) = decoded.split_once(':')?;
        Some(Credentials {
            username: username.to_owned(),
            password: password.to_owned(),
        })
    });
    let message = "The header Authorization cannot be read: only Basic with a name and a \
                   password is understood.";
    let refusal = || Refusal::new(StatusCode::UNAUTHORIZED, message);
    credentials.map(Some).ok_or_else(refusal)
}

/// Whose name and password these are.
async fn basic(app: &App, credentials: &Credentials) -> Answer<UserKey> {
    let account = sessions::account(app.store.pool(), &credentials.username).await?;
    let hash = account.as_ref().map(|account| account.password.as_str());
    let right = app
        .passwords
        .check_remembered(&credentials.password, hash)
        .await;
    account
        .filter(|_| right)
        .map(|account| account.key)
        .ok_or_else(wrong_credentials)
}

fn wrong_credentials() -> Refusal {
    Refusal::new(
        StatusCode::UNAUTHORIZED,
        "Sign-in failed. Check the user name and the password.",
    )
}

/// The token of the session that a request belongs to.
pub(crate) fn session_token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    let mut cookies = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='));
    cookies
        .find(|(name, _)| *name == SESSION_COOKIE)
        .map(|(_, token)| token)
}

/// Whose session it is, if it has not ended. Using it puts off its end.
async fn session(app: &App, token: &str) -> Answer<Option<UserKey>> {
    let (now, digest) = (now(), digest(token));
    let found = sessions::find(app.store.pool(), &digest, now).await?;
    let Some((key, expires)) = found else {
        return Ok(None);
    };
    if expires - now < IDLE - PUT_OFF_EVERY {
        sessions::extend(app.store.pool(), &digest, now + IDLE).await?;
    }
    Ok(Some(key))
}

/// A session that has just begun.
pub(crate) struct NewSession {
    /// What the client sends from now on.
    pub(crate) token: String,
    /// How often they have signed in, this time included.
    pub(crate) login_info: LoginInfoBean,
}

/// Begins a session.
///
/// # Errors
/// 401 for a wrong name or password, and for somebody inactive.
pub(crate) async fn sign_in(app: &App, credentials: &Credentials) -> Answer<NewSession> {
    let pool = app.store.pool();
    let account = sessions::account(pool, &credentials.username).await?;
    let hash = account.as_ref().map(|account| account.password.as_str());
    let right = app.passwords.check(&credentials.password, hash).await;
    let account = account.ok_or_else(wrong_credentials)?;
    let snapshot = app.store.read().await?;
    let user = snapshot.instance().users.get(&account.key);
    let user = user.filter(|user| user.active && right);
    sessions::count_login(pool, &account.key, user.is_some()).await?;
    user.ok_or_else(wrong_credentials)?;
    let token = BASE64_URL_SAFE_NO_PAD.encode(random::bytes::<32>().map_err(no_randomness)?);
    let now = now();
    sessions::insert(pool, &digest(&token), &account.key, now, now + IDLE).await?;
    Ok(NewSession {
        token,
        login_info: LoginInfoBean {
            login_count: account.login_count + 1,
            failed_login_count: account.failed_login_count,
        },
    })
}

fn no_randomness(error: impl std::fmt::Display) -> Refusal {
    tracing::error!("the system gives no random numbers: {error}");
    Refusal::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "The server cannot begin a session. Try again; its log says what is wrong.",
    )
}

/// Ends the session that a request belongs to.
pub(crate) async fn sign_out(app: &App, headers: &HeaderMap) -> Answer<()> {
    if let Some(token) = session_token(headers) {
        sessions::delete(app.store.pool(), &digest(token)).await?;
    }
    Ok(())
}

/// What is kept of a token: whoever reads the database cannot use it.
fn digest(token: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or(i64::MAX))
}
