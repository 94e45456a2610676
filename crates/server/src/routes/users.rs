//! `/myself`, `/user` and `/user/search`: people.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use whocan_access::User;
use whocan_jira::{Links, UserBean};

use crate::App;
use crate::caller::Caller;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, Parameters};

/// How many users one answer holds at most.
const MOST_USERS: usize = 1_000;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/myself", get(myself))
        .route("/user", get(user))
        .route("/user/search", get(search))
}

async fn myself(caller: Caller, Addresses(links): Addresses) -> Answer<Json<UserBean>> {
    Ok(Json(UserBean::new(caller.user()?, &links)))
}

async fn user(
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<UserBean>> {
    let own = caller.user()?;
    let instance = caller.instance();
    let found = match (parameters.get("key"), parameters.get("username")) {
        (Some(key), _) => instance.users.get(key),
        (None, Some(name)) => instance.user_by_name(name),
        (None, None) => {
            return Err(Refusal::field(
                "username",
                "The parameter username or key is missing.",
            ));
        }
    };
    if found.is_none_or(|user| user.key != own.key) {
        caller.require_administers_any()?;
    }
    let user = found.ok_or_else(|| Refusal::not_found("There is no such user."))?;
    Ok(Json(seen_by(&caller, user, &links)))
}

/// A user as the caller may see them: only administrators, and they themselves, see the e-mail
/// address.
pub(super) fn seen_by(caller: &Caller, user: &User, links: &Links) -> UserBean {
    let own = caller.user().is_ok_and(|own| own.key == user.key);
    let mut bean = UserBean::new(user, links);
    if !own && !caller.is_administrator() {
        bean.email_address = None;
    }
    bean
}

/// Users whose name, or a word of whose display name, starts with a text; all for `.`.
async fn search(
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<Vec<UserBean>>> {
    caller.require_user_picker()?;
    let query = parameters.required("username")?.to_lowercase();
    let active = parameters.is_true("includeActive", true);
    let inactive = parameters.is_true("includeInactive", false);
    let start_at = parameters.count("startAt", 0)?;
    let max_results = parameters.count("maxResults", 50)?.min(MOST_USERS);
    let everybody = query == "." || query == "%";
    let found = caller.instance().users.values().filter(|user| {
        let wanted = if user.active { active } else { inactive };
        wanted && (everybody || is_called(user, &query))
    });
    let page = found.skip(start_at).take(max_results);
    Ok(Json(
        page.map(|user| seen_by(&caller, user, &links)).collect(),
    ))
}

fn is_called(user: &User, query: &str) -> bool {
    let display_name = user.display_name.to_lowercase();
    user.name.to_lowercase().starts_with(query)
        || display_name.starts_with(query)
        || display_name
            .split_whitespace()
            .any(|word| word.starts_with(query))
}
