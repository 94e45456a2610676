//! `/group/user`: who joins a group and who leaves it.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use whocan_access::permission::SYSTEM_ADMIN;
use whocan_access::{Group, Subject, UserKey};
use whocan_jira::{ErrorBody, GroupBean, MemberInput};

use crate::App;
use crate::caller::Caller;
use crate::change::Change;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, JsonBody, Parameters};
use crate::routes::groups::named;
use crate::store::Write;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/group/user", post(join).delete(leave))
}

/// A change of a group's direct members, on its way.
struct Edit {
    write: Write,
    caller: Caller,
    group: Arc<Group>,
    user: UserKey,
}

impl Edit {
    /// The group is named by a parameter; the user by a field, with the name of that field.
    async fn begin(
        app: &App,
        caller: &Caller,
        parameters: &Parameters,
        (field, name): (&str, &str),
    ) -> Answer<Self> {
        caller.require_administrator()?;
        let write = app.store.write().await?;
        let caller = caller.at(write.before());
        caller.require_administrator()?;
        let group = Arc::clone(named(&caller, parameters)?);
        require_rank(&caller, &group)?;
        if name.is_empty() {
            return Err(Refusal::field(field, "Name a user."));
        }
        let user = caller.instance().user_by_name(name).ok_or_else(|| {
            let message = format!("There is no user named {name}.");
            Refusal::with(StatusCode::NOT_FOUND, ErrorBody::field(field, message))
        })?;
        Ok(Self {
            user: user.key.clone(),
            write,
            caller,
            group,
        })
    }
}

/// Who joins a group of system administrators becomes one: only they may change who is in it.
fn require_rank(caller: &Caller, group: &Group) -> Answer<()> {
    let resolver = &caller.snapshot.resolver;
    let holds = |subject: &Subject| resolver.has_global_permission(subject, SYSTEM_ADMIN);
    if holds(&Subject::new_member_of(group.name.clone()))? && !holds(caller.subject())? {
        let message = format!(
            "To change who is in {} takes the global permission System Administrators.",
            group.name
        );
        return Err(Refusal::forbidden(message));
    }
    Ok(())
}

/// Adds a user.
async fn join(
    State(app): State<Arc<App>>,
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<MemberInput>,
) -> Answer<(StatusCode, Json<GroupBean>)> {
    let edit = Edit::begin(&app, &caller, &parameters, ("name", &input.name)).await?;
    if edit.group.users.contains(&edit.user) {
        let message = format!("{} is in {} already.", input.name, edit.group.name);
        return Err(Refusal::field("name", message));
    }
    let change = Change::Join(edit.group.name.clone(), edit.user);
    edit.write.commit(change).await?;
    let bean = GroupBean::new(&edit.group.name, &links);
    Ok((StatusCode::CREATED, Json(bean)))
}

/// Takes a direct member out.
async fn leave(
    State(app): State<Arc<App>>,
    caller: Caller,
    parameters: Parameters,
) -> Answer<StatusCode> {
    let name = parameters.required("username")?;
    let edit = Edit::begin(&app, &caller, &parameters, ("username", name)).await?;
    let mut users: BTreeSet<UserKey> = edit.group.users.clone();
    if !users.remove(&edit.user) {
        let message = format!("{name} is not a direct member of {}.", edit.group.name);
        return Err(Refusal::field("username", message));
    }
    let before = &edit.caller.snapshot.resolver;
    let after = before.with_members(&edit.group.name, users)?;
    if !after.is_administrator(edit.caller.subject())? {
        let message = format!(
            "Without being in {}, you would not administer Jira any more. Ask another administrator.",
            edit.group.name
        );
        return Err(Refusal::field("username", message));
    }
    let change = Change::Leave(edit.group.name.clone(), edit.user);
    edit.write.commit(change).await?;
    Ok(StatusCode::OK)
}
