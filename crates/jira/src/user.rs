//! Users.

use serde::{Deserialize, Serialize};
use whocan_access::User;

use crate::links::Links;

/// A user. Grants name the `key`, role and group calls the `name`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserBean {
    /// Their address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What grants name.
    pub key: String,
    /// What one signs in with.
    pub name: String,
    /// Absent where the caller may not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// What people call them.
    #[serde(default)]
    pub display_name: String,
    /// Whether they can sign in.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

impl UserBean {
    /// A user with their address.
    #[must_use]
    pub fn new(user: &User, links: &Links) -> Self {
        Self {
            link: Some(links.user(&user.name)),
            ..Self::from(user)
        }
    }
}

impl From<&User> for UserBean {
    fn from(user: &User) -> Self {
        Self {
            link: None,
            key: user.key.to_string(),
            name: user.name.clone(),
            email_address: (!user.email.is_empty()).then(|| user.email.clone()),
            display_name: user.display_name.clone(),
            active: user.active,
        }
    }
}

impl From<&UserBean> for User {
    fn from(bean: &UserBean) -> Self {
        let display_name = if bean.display_name.is_empty() {
            &bean.name
        } else {
            &bean.display_name
        };
        Self {
            key: bean.key.as_str().into(),
            name: bean.name.clone(),
            display_name: display_name.clone(),
            email: bean.email_address.clone().unwrap_or_default(),
            active: bean.active,
        }
    }
}
