//! Whether saving a scheme breaks guard rails, and saving it all the same.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use whocan_access::{Breach, Instance, PermissionScheme, Resolver, Rule, Subject};
use whocan_jira::{ErrorBody, OVERRIDE, unescape};

use crate::caller::Caller;
use crate::database::Sequence;
use crate::database::guard_rails::{self, Kept, Overridden};
use crate::error::{Answer, Refusal};
use crate::sign_in::now;
use crate::store::{Write, aside};

/// How many letters a reason has at most.
const LONGEST_REASON: usize = 500;

/// A guard rail that would be broken where it was kept.
struct Broken {
    name: String,
    /// What breaks it first.
    breach: Breach,
    /// How many grants in projects break it.
    count: usize,
}

/// Lets a scheme be saved that breaks no guard rail in its projects; one that does, in a project or
/// by a permission for which it was kept, only where the request says why, which is recorded with
/// it.
///
/// # Errors
/// 409 that names the guard rails; 400 for a reason that is none.
pub(crate) async fn hold(
    caller: &Caller,
    write: &mut Write,
    after: &PermissionScheme,
    headers: &HeaderMap,
) -> Answer<()> {
    let reason = headers.get(OVERRIDE).map(reason).transpose()?;
    let before = caller.instance().schemes.get(&after.id);
    if before.is_some_and(|before| before.grants == after.grants) {
        return Ok(());
    }
    let rails = guard_rails::all(write.connection()).await?;
    if rails.is_empty() {
        return Ok(());
    }
    let (snapshot, scheme) = (Arc::clone(&caller.snapshot), after.clone());
    let broken = aside(move || newly_broken(&snapshot.resolver, rails, scheme)).await?;
    if broken.is_empty() {
        return Ok(());
    }
    let Some(reason) = reason else {
        return Err(refusal(caller.instance(), &broken));
    };
    let overridden = Overridden {
        created: now(),
        user: caller.user()?.key.clone(),
        scheme: after.id,
        scheme_name: after.name.clone(),
        guard_rails: broken.into_iter().map(|broken| broken.name).collect(),
        reason,
    };
    let id = write.take_ids(Sequence::Override, 1).await?;
    guard_rails::record(write.connection(), id, &overridden).await?;
    Ok(())
}

fn reason(value: &HeaderValue) -> Answer<String> {
    let reason = value.to_str().ok().and_then(unescape);
    let reason = reason.filter(|reason| !reason.contains('\0'));
    let reason = reason.ok_or_else(|| {
        let message = "The reason has to be text in UTF-8, percent-encoded.";
        Refusal::field(OVERRIDE, message)
    })?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::field(OVERRIDE, "Give a reason."));
    }
    if reason.chars().count() > LONGEST_REASON {
        let message = format!("The reason is too long: at most {LONGEST_REASON} letters.");
        return Err(Refusal::field(OVERRIDE, message));
    }
    Ok(reason.to_owned())
}

fn newly_broken(before: &Resolver, rails: Vec<Kept>, after: PermissionScheme) -> Vec<Broken> {
    let id = after.id;
    let after = before.with_scheme(after);
    let broken = rails.into_iter().filter_map(|Kept { rail, .. }| {
        let check = |resolver: &Resolver| resolver.check_scheme(&rail.rule, Rule::MODE, id);
        let now = check(&after);
        if now.breaches.is_empty() {
            return None;
        }
        let new = now.broken_since(&check(before));
        let breach = (*new.first()?).clone();
        Some(Broken {
            count: new.len(),
            name: rail.name,
            breach,
        })
    });
    broken.collect()
}

fn refusal(instance: &Instance, broken: &[Broken]) -> Refusal {
    let messages = broken.iter().map(|broken| {
        let Breach {
            subject,
            project,
            permission,
            ..
        } = &broken.breach;
        let project = instance.projects.get(project);
        let project = project.map_or("?", |project| project.key.as_str());
        let more = match broken.count {
            1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        format!(
            "This breaks the guard rail \"{}\": {} would have {permission} in {project}{more}. \
             Nothing is saved.",
            broken.name,
            in_words(instance, subject),
        )
    });
    let body = ErrorBody {
        error_messages: messages.collect(),
        ..ErrorBody::field(
            OVERRIDE,
            "To save it all the same, send the reason in this header, percent-encoded.",
        )
    };
    Refusal::with(StatusCode::CONFLICT, body)
}

fn in_words(instance: &Instance, subject: &Subject) -> String {
    match subject {
        Subject::Anonymous => "whoever is not signed in".to_owned(),
        Subject::AnySignedIn => "any signed-in user".to_owned(),
        Subject::User(key) => {
            let user = instance.users.get(key);
            user.map_or_else(|| key.to_string(), |user| user.display_name.clone())
        }
        Subject::NewMember(groups) => {
            let names: Vec<&str> = groups
                .iter()
                .map(whocan_access::GroupName::as_str)
                .collect();
            format!("a new member of {}", names.join(" and "))
        }
    }
}
