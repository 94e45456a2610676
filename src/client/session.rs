//! Signing in and out, and who one is.

use gloo_net::http::Method;
use whocan_access::permission::{ADMINISTER, SYSTEM_ADMIN};
use whocan_jira::{API, Credentials, PermissionsBean, UserBean};

use super::{Client, Error, Terms};
use crate::session::Account;

const SESSION: &str = "/rest/auth/1/session";

impl Client {
    /// Signs in and says who one is then. A wrong name or password is [`Error::Unauthorized`].
    pub async fn sign_in(self, name: &str, password: &str) -> Result<Account, Error> {
        let credentials = Credentials {
            username: name.to_owned(),
            password: password.to_owned(),
        };
        let body = super::write(&credentials)?;
        // Not `post`: a refused password is no expired session.
        let answer = self
            .send(&Method::POST, SESSION, Some(&body), Terms::default())
            .await?;
        match answer.status {
            200..=299 => self.account().await,
            status => Err(Error::of(status, &answer.body)),
        }
    }

    /// Signs out.
    pub async fn sign_out(self) -> Result<(), Error> {
        let answer = self
            .send(&Method::DELETE, SESSION, None, Terms::default())
            .await?;
        match answer.status {
            // A session that is over already is what was asked for.
            200..=299 | 401 => Ok(()),
            status => Err(Error::of(status, &answer.body)),
        }
    }

    /// Who one is; [`Error::Unauthorized`] if not signed in.
    pub async fn account(self) -> Result<Account, Error> {
        let user: UserBean = self.once(&format!("{API}/myself")).await?;
        let held: PermissionsBean = self.once(&format!("{API}/mypermissions")).await?;
        let holds = |key| {
            let permission = held.permissions.get(key);
            permission.is_some_and(|permission| permission.have_permission == Some(true))
        };
        Ok(Account {
            user: (&user).into(),
            administrator: holds(ADMINISTER) || holds(SYSTEM_ADMIN),
        })
    }

    /// Reads a thing without asking to sign in again: signing in itself reads so.
    async fn once<T: serde::de::DeserializeOwned>(self, path: &str) -> Result<T, Error> {
        let answer = self
            .send(&Method::GET, path, None, Terms::default())
            .await?;
        match answer.status {
            200..=299 => super::parse(&answer.body),
            status => Err(Error::of(status, &answer.body)),
        }
    }
}
