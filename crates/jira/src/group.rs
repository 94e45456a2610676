//! Groups and their members.

use serde::{Deserialize, Serialize};
use whocan_access::GroupName;

use crate::links::Links;
use crate::user::UserBean;

/// A group by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupBean {
    /// Its name.
    pub name: String,
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Its members, where expanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<UserListBean>,
}

/// A stretch of a group's members, as the older call gives them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UserListBean {
    /// How many members there are.
    pub size: usize,
    /// The members of this stretch.
    pub items: Vec<UserBean>,
    /// How many a stretch may have.
    #[serde(rename = "max-results")]
    pub max_results: usize,
    /// Number of the first, from 0.
    pub start_index: usize,
    /// Number of the last, from 0.
    pub end_index: usize,
}

impl GroupBean {
    /// A group with its address.
    #[must_use]
    pub fn new(name: &GroupName, links: &Links) -> Self {
        Self {
            name: name.to_string(),
            link: Some(links.group(name.as_str())),
            users: None,
        }
    }
}

/// A user who shall join a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MemberInput {
    /// What they sign in with.
    #[serde(default)]
    pub name: String,
}

/// Groups whose names match a query.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupSuggestionsBean {
    /// How many are shown, in words.
    pub header: String,
    /// How many match.
    pub total: usize,
    /// Those shown.
    pub groups: Vec<GroupSuggestionBean>,
}

/// One group that matches a query.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupSuggestionBean {
    /// Its name.
    pub name: String,
    /// Its name as HTML, the match in bold. Clients that show it must not trust it.
    #[serde(default)]
    pub html: String,
    /// What marks it; always empty here.
    #[serde(default)]
    pub labels: Vec<serde_json::Value>,
}

/// A page of a longer list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageBean<T> {
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Address of the next page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_page: Option<String>,
    /// How many a page may have.
    pub max_results: usize,
    /// Number of its first entry, from 0.
    pub start_at: usize,
    /// How many entries there are in all.
    #[serde(default)]
    pub total: usize,
    /// Whether it is the last page.
    #[serde(default)]
    pub is_last: bool,
    /// Its entries.
    pub values: Vec<T>,
}

impl<T> PageBean<T> {
    /// The page of a whole list that starts at an entry. `address` is the list's own, without
    /// paging parameters but with its other ones, such as `…/group/member?groupname=staff`.
    #[must_use]
    pub fn of(all: Vec<T>, start_at: usize, max_results: usize, address: &str) -> Self {
        let total = all.len();
        let values: Vec<T> = all.into_iter().skip(start_at).take(max_results).collect();
        let end = start_at.saturating_add(values.len());
        let is_last = end >= total;
        let page = |start| format!("{address}&maxResults={max_results}&startAt={start}");
        Self {
            link: Some(page(start_at)),
            next_page: (!is_last).then(|| page(end)),
            max_results,
            start_at,
            total,
            is_last,
            values,
        }
    }

    /// The same page with each entry made into something else.
    #[must_use]
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> PageBean<U> {
        PageBean {
            link: self.link,
            next_page: self.next_page,
            max_results: self.max_results,
            start_at: self.start_at,
            total: self.total,
            is_last: self.is_last,
            values: self.values.into_iter().map(make).collect(),
        }
    }
}
