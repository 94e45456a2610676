//! `/project/{project}/role`: who acts in the roles of a project.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{Actors, GroupName, Project, RoleId, UserKey};
use whocan_jira::{ActorsInput, ActorsUpdate, ErrorBody, GROUP_ACTOR, Links, RoleBean, USER_ACTOR};

use crate::App;
use crate::caller::Caller;
use crate::change::Change;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, JsonBody, Parameters};
use crate::routes::roles::named;
use crate::store::Write;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/project/{project}/role", get(roles))
        .route(
            "/project/{project}/role/{role}",
            get(role).put(replace).post(add).delete(remove),
        )
}

/// The address of each role in a project, by the role's name.
async fn roles(
    caller: Caller,
    Path(project): Path<String>,
    Addresses(links): Addresses,
) -> Answer<Json<BTreeMap<String, String>>> {
    let project = administered(&caller, &project)?;
    let roles = caller.instance().roles.values();
    let addresses = roles.map(|role| (role.name.clone(), links.project_role(project.id, role.id)));
    Ok(Json(addresses.collect()))
}

async fn role(
    caller: Caller,
    Path((project, role)): Path<(String, String)>,
    Addresses(links): Addresses,
) -> Answer<Json<RoleBean>> {
    let project = administered(&caller, &project)?.id;
    let role = named(&caller, &role)?.id;
    bean(&caller, project, role, &links)
}

/// A project that the caller administers, or that they see as administrators of everything.
fn administered<'a>(caller: &'a Caller, project: &str) -> Answer<&'a Arc<Project>> {
    caller.require_signed_in()?;
    let project = caller.project(project)?;
    caller.require_administers(project)?;
    Ok(project)
}

fn bean(
    caller: &Caller,
    project: whocan_access::ProjectId,
    role: RoleId,
    links: &Links,
) -> Answer<Json<RoleBean>> {
    let instance = caller.instance();
    let found = instance
        .projects
        .get(&project)
        .zip(instance.roles.get(&role));
    let (project, role) = found.ok_or_else(|| Refusal::not_found("There is no such role."))?;
    let actors = project.actors.get(&role.id).cloned().unwrap_or_default();
    let bean = RoleBean {
        link: Some(links.project_role(project.id, role.id)),
        ..RoleBean::new(role, links)
    };
    Ok(Json(bean.with_actors(&actors, instance)))
}

/// A change of who acts in one role of one project, on its way.
struct Edit {
    write: Write,
    caller: Caller,
    project: Arc<Project>,
    role: RoleId,
    actors: Actors,
}

impl Edit {
    async fn begin(app: &App, caller: &Caller, project: &str, role: &str) -> Answer<Self> {
        administered(caller, project)?;
        let write = app.store.write().await?;
        let caller = caller.at(write.before());
        let project = Arc::clone(administered(&caller, project)?);
        if project.archived {
            // domain.md, rule 9.
            let message = format!(
                "Project {} is archived: restore it to change who acts in its roles.",
                project.key
            );
            return Err(Refusal::forbidden(message));
        }
        let role = named(&caller, role)?.id;
        let actors = project.actors.get(&role).cloned().unwrap_or_default();
        Ok(Self {
            write,
            caller,
            project,
            role,
            actors,
        })
    }

    /// The key of the user who is called so. Somebody deleted who acts here is named by key, and
    /// goes first: what is only sent back must not come to mean somebody else.
    fn user(&self, name: &str) -> Option<UserKey> {
        let users = &self.caller.instance().users;
        let acting = self.actors.users.get(name);
        let deleted = acting.filter(|key| !users.contains_key(*key)).cloned();
        deleted.or_else(|| {
            let user = self.caller.instance().user_by_name(name);
            user.map(|user| user.key.clone())
        })
    }

    /// The group of this name. A deleted one that acts here keeps its name.
    fn group(&self, name: &str) -> Option<GroupName> {
        let group = self.caller.instance().groups.get(name);
        let deleted = || self.actors.groups.get(name).cloned();
        group.map(|group| group.name.clone()).or_else(deleted)
    }

    /// The actors of these names, each list with the field it comes from. Names that nobody has
    /// are added to `wrong`.
    fn actors(
        &self,
        users: (&str, &[String]),
        groups: (&str, &[String]),
        wrong: &mut ErrorBody,
    ) -> Actors {
        Actors {
            users: all_known(users, |name| self.user(name), "user", wrong),
            groups: all_known(groups, |name| self.group(name), "group", wrong),
        }
    }

    async fn save(self, actors: Actors, links: &Links) -> Answer<Json<RoleBean>> {
        let change = Change::Actors(self.project.id, self.role, actors);
        let caller = self.caller.at(&self.write.commit(change).await?);
        bean(&caller, self.project.id, self.role, links)
    }
}

/// What the names of a field stand for.
fn all_known<T: Ord>(
    (field, names): (&str, &[String]),
    find: impl Fn(&str) -> Option<T>,
    what: &str,
    wrong: &mut ErrorBody,
) -> BTreeSet<T> {
    let (known, unknown): (Vec<_>, Vec<_>) = names
        .iter()
        .map(|name| find(name).ok_or_else(|| format!("There is no {what} named {name}.")))
        .partition(Result::is_ok);
    let messages: Vec<String> = unknown.into_iter().filter_map(Result::err).collect();
    if !messages.is_empty() {
        wrong.errors.insert(field.to_owned(), messages.join(" "));
    }
    known.into_iter().filter_map(Result::ok).collect()
}

/// Replaces all actors.
async fn replace(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((project, role)): Path<(String, String)>,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<ActorsUpdate>,
) -> Answer<Json<RoleBean>> {
    let edit = Edit::begin(&app, &caller, &project, &role).await?;
    let by_kind = &input.categorised_actors;
    let mut wrong = ErrorBody::default();
    for kind in by_kind.keys() {
        if kind != USER_ACTOR && kind != GROUP_ACTOR {
            let message = format!("The kinds of actor are {USER_ACTOR} and {GROUP_ACTOR}.");
            let field = format!("categorisedActors.{kind}");
            wrong.errors.insert(field, message);
        }
    }
    let named = |kind| by_kind.get(kind).map_or(&[][..], Vec::as_slice);
    let field = |kind| format!("categorisedActors.{kind}");
    let users = (&*field(USER_ACTOR), named(USER_ACTOR));
    let groups = (&*field(GROUP_ACTOR), named(GROUP_ACTOR));
    let actors = edit.actors(users, groups, &mut wrong);
    if !wrong.errors.is_empty() {
        return Err(Refusal::with(StatusCode::BAD_REQUEST, wrong));
    }
    edit.save(actors, &links).await
}

/// Adds actors: all that are named, or none where one of them does not exist.
async fn add(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((project, role)): Path<(String, String)>,
    Addresses(links): Addresses,
    JsonBody(input): JsonBody<ActorsInput>,
) -> Answer<Json<RoleBean>> {
    let edit = Edit::begin(&app, &caller, &project, &role).await?;
    let users = input.user.unwrap_or_default();
    let groups = input.group.unwrap_or_default();
    if users.is_empty() && groups.is_empty() {
        return Err(Refusal::field("user", "Name at least one user or group."));
    }
    let mut wrong = ErrorBody::default();
    let new = edit.actors(("user", &users), ("group", &groups), &mut wrong);
    if !wrong.errors.is_empty() {
        // rest.md: 410 where none of those named exists.
        let status = if new.is_empty() {
            StatusCode::GONE
        } else {
            StatusCode::BAD_REQUEST
        };
        return Err(Refusal::with(status, wrong));
    }
    let mut actors = edit.actors.clone();
    actors.users.extend(new.users);
    actors.groups.extend(new.groups);
    edit.save(actors, &links).await
}

/// Takes one actor out.
async fn remove(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path((project, role)): Path<(String, String)>,
    parameters: Parameters,
) -> Answer<StatusCode> {
    let edit = Edit::begin(&app, &caller, &project, &role).await?;
    let mut actors = edit.actors.clone();
    let (field, name, removed) = match (parameters.get("user"), parameters.get("group")) {
        (Some(name), None) => {
            let key = edit.user(name);
            (
                "user",
                name,
                key.is_some_and(|key| actors.users.remove(&key)),
            )
        }
        (None, Some(name)) => ("group", name, actors.groups.remove(name)),
        _ => {
            return Err(Refusal::field("user", "Name either a user or a group."));
        }
    };
    if !removed {
        let message = format!("The {field} {name} does not act in this role here.");
        return Err(Refusal::with(
            StatusCode::NOT_FOUND,
            ErrorBody::field(field, message),
        ));
    }
    let change = Change::Actors(edit.project.id, edit.role, actors);
    edit.write.commit(change).await?;
    Ok(StatusCode::NO_CONTENT)
}
