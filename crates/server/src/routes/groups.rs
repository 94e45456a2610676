//! `/group` and `/groups/picker`: groups and their members.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use whocan_access::{Group, User};
use whocan_jira::{
    GroupBean, GroupSuggestionBean, GroupSuggestionsBean, PageBean, UserBean, UserListBean,
};

use crate::App;
use crate::caller::Caller;
use crate::error::{Answer, Refusal};
use crate::extract::{Addresses, Parameters};
use crate::routes::users::seen_by;

/// How many members one page holds at most.
const MOST_MEMBERS: usize = 50;
/// How many groups a picker shows where it does not say.
const SUGGESTIONS: usize = 20;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/group", get(group))
        .route("/group/member", get(members))
        .route("/groups/picker", get(picker))
}

/// The group that a request is about.
pub(super) fn named<'a>(caller: &'a Caller, parameters: &Parameters) -> Answer<&'a Arc<Group>> {
    let name = parameters.required("groupname")?;
    let group = caller.instance().groups.get(name);
    group.ok_or_else(|| Refusal::not_found(format!("There is no group named {name}.")))
}

/// A group's members, through sub-groups too, by name.
fn members_of<'a>(caller: &'a Caller, group: &Group, inactive: bool) -> Answer<Vec<&'a User>> {
    let keys = caller.snapshot.resolver.members(&group.name)?;
    let users = keys
        .iter()
        .filter_map(|key| caller.instance().users.get(key));
    let mut users: Vec<&User> = users
        .map(|user| &**user)
        .filter(|user| inactive || user.active)
        .collect();
    users.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(users)
}

/// A group; with `expand=users` or `expand=users[0:49]` also a stretch of its members.
async fn group(
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<GroupBean>> {
    caller.require_administers_any()?;
    let group = named(&caller, &parameters)?;
    let mut bean = GroupBean::new(&group.name, &links);
    if let Some((first, last)) = parameters.get("expand").and_then(stretch) {
        let members = members_of(&caller, group, true)?;
        let count = (last + 1).saturating_sub(first).min(MOST_MEMBERS);
        let items = members.iter().skip(first).take(count);
        let items: Vec<UserBean> = items.map(|user| seen_by(&caller, user, &links)).collect();
        bean.users = Some(UserListBean {
            size: members.len(),
            max_results: MOST_MEMBERS,
            start_index: first,
            end_index: (first + items.len()).saturating_sub(1),
            items,
        });
    }
    Ok(Json(bean))
}

/// The numbers of the first and the last member that an `expand` parameter asks for.
fn stretch(expand: &str) -> Option<(usize, usize)> {
    let (_, rest) = expand.split_once("users")?;
    let bounds = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let bounds = bounds.and_then(|(bounds, _)| bounds.split_once(':'));
    let bounds = bounds.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    Some(bounds.unwrap_or((0, MOST_MEMBERS - 1)))
}

async fn members(
    caller: Caller,
    parameters: Parameters,
    Addresses(links): Addresses,
) -> Answer<Json<PageBean<UserBean>>> {
    caller.require_administers_any()?;
    let group = named(&caller, &parameters)?;
    let inactive = parameters.is_true("includeInactiveUsers", false);
    let start_at = parameters.count("startAt", 0)?;
    let max_results = parameters.count("maxResults", MOST_MEMBERS)?;
    let members = members_of(&caller, group, inactive)?;
    let address = format!(
        "{}{}/group/member?groupname={}&includeInactiveUsers={inactive}",
        links.base(),
        whocan_jira::API,
        whocan_jira::escape(group.name.as_str()),
    );
    let page = PageBean::of(
        members,
        start_at,
        max_results.clamp(1, MOST_MEMBERS),
        &address,
    );
    Ok(Json(page.map(|user| seen_by(&caller, user, &links))))
}

/// Groups whose names hold a text.
async fn picker(caller: Caller, parameters: Parameters) -> Answer<Json<GroupSuggestionsBean>> {
    caller.require_user_picker()?;
    let query = parameters.get("query").unwrap_or_default().to_lowercase();
    let max_results = parameters.count("maxResults", SUGGESTIONS)?;
    let names = caller.instance().groups.keys();
    let found: Vec<&str> = names
        .map(whocan_access::GroupName::as_str)
        .filter(|name| name.to_lowercase().contains(&query))
        .collect();
    let groups: Vec<GroupSuggestionBean> = found
        .iter()
        .take(max_results)
        .map(|name| GroupSuggestionBean {
            name: (*name).to_owned(),
            html: highlighted(name, &query),
            labels: Vec::new(),
        })
        .collect();
    Ok(Json(GroupSuggestionsBean {
        header: format!(
            "Showing {} of {} matching groups",
            groups.len(),
            found.len()
        ),
        total: found.len(),
        groups,
    }))
}

/// A name as HTML, with the text that was looked for in bold.
fn highlighted(name: &str, query: &str) -> String {
    let found = name
        .to_lowercase()
        .find(query)
        .filter(|_| !query.is_empty());
    let parts = found.and_then(|at| {
        let end = at + query.len();
        Some((name.get(..at)?, name.get(at..end)?, name.get(end..)?))
    });
    match parts {
        Some((before, part, after)) => format!(
            "{}<b>{}</b>{}",
            as_html(before),
            as_html(part),
            as_html(after)
        ),
        None => as_html(name),
    }
}

fn as_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_stretch_that_old_clients_ask_for() {
        assert_eq!(stretch("users[50:99]"), Some((50, 99)));
        assert_eq!(stretch("users"), Some((0, 49)));
        assert_eq!(stretch("users[x]"), Some((0, 49)));
        assert_eq!(stretch(""), None);
    }

    #[test]
    fn a_name_is_no_markup() {
        assert_eq!(highlighted("a<b>-team", "team"), "a&lt;b&gt;-<b>team</b>");
        assert_eq!(highlighted("İİ team", "team"), "İİ team");
    }
}
