//! Signing in, and what a server says of itself.

use serde::{Deserialize, Serialize};

/// Name of the cookie that carries a session.
pub const SESSION_COOKIE: &str = "JSESSIONID";

/// Who wants to sign in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The user's name.
    pub username: String,
    /// The password.
    pub password: String,
}

/// A new session.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedInBean {
    /// The cookie to send from now on.
    pub session: CookieBean,
    /// How often one has signed in.
    pub login_info: LoginInfoBean,
}

/// A cookie.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CookieBean {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Whose session it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionBean {
    /// Address of the user.
    #[serde(rename = "self")]
    pub link: String,
    /// Name of the user.
    pub name: String,
    /// How often they have signed in.
    pub login_info: LoginInfoBean,
}

/// How often somebody has signed in, and failed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoginInfoBean {
    /// Successful attempts, this one included.
    pub login_count: i64,
    /// Failed attempts.
    pub failed_login_count: i64,
}

/// What a server is. Open to all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerInfoBean {
    /// Its own address.
    pub base_url: String,
    /// Version of the dialect it speaks.
    pub version: String,
    /// The same as numbers.
    pub version_numbers: Vec<u32>,
    /// `Server` for the Data Center dialect.
    pub deployment_type: String,
    /// Number of its build.
    pub build_number: u32,
    /// What it calls itself.
    pub server_title: String,
}
