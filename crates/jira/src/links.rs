//! Addresses: where each thing is found, for `self` links and for requests.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use whocan_access::{GrantId, ProjectId, RoleId, SchemeId, SecuritySchemeId};

use crate::guard_rail::GUARD_RAILS;

/// What stands unescaped in a path segment or a query value (RFC 3986, unreserved characters).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The path of the dialect below an instance's base address.
pub const API: &str = "/rest/api/2";

/// A text made fit for a path segment or a query value.
#[must_use]
pub fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// A text that was [escaped](escape); `None` if it is none in UTF-8.
#[must_use]
pub fn unescape(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

/// Makes the `self` links of answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Links {
    base: String,
}

impl Links {
    /// Links below an instance's base address, such as `https://jira.example.com`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    /// The instance's base address, without a slash at its end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A permission scheme.
    #[must_use]
    pub fn scheme(&self, id: SchemeId) -> String {
        format!("{}{API}/permissionscheme/{id}", self.base)
    }

    /// A grant of a permission scheme.
    #[must_use]
    pub fn grant(&self, scheme: SchemeId, id: GrantId) -> String {
        format!("{}/permission/{id}", self.scheme(scheme))
    }

    /// A project.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> String {
        format!("{}{API}/project/{id}", self.base)
    }

    /// A role in a project.
    #[must_use]
    pub fn project_role(&self, project: ProjectId, role: RoleId) -> String {
        format!("{}/role/{role}", self.project(project))
    }

    /// A project role.
    #[must_use]
    pub fn role(&self, id: RoleId) -> String {
        format!("{}{API}/role/{id}", self.base)
    }

    /// A user, by name.
    #[must_use]
    pub fn user(&self, name: &str) -> String {
        format!("{}{API}/user?username={}", self.base, escape(name))
    }

    /// A group.
    #[must_use]
    pub fn group(&self, name: &str) -> String {
        format!("{}{API}/group?groupname={}", self.base, escape(name))
    }

    /// A guard rail, by its id.
    #[must_use]
    pub fn guard_rail(&self, id: i64) -> String {
        format!("{}{GUARD_RAILS}/{id}", self.base)
    }

    /// An issue security scheme.
    #[must_use]
    pub fn security_scheme(&self, id: SecuritySchemeId) -> String {
        format!("{}{API}/issuesecurityschemes/{id}", self.base)
    }
}
