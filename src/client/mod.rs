//! The API client: one way to send a request, and what can become of it. Each area has its own
//! typed calls beside this.

mod error;
pub mod instance;
pub mod projects;
pub mod schemes;
pub mod session;

use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCredentials;

pub use error::Error;

use crate::config::Config;
use crate::session::Session;

/// Sends requests to the API, from context.
///
/// Where a request meets an expired session, the person is asked to sign in again, and the request
/// then goes on by itself.
#[derive(Clone, Copy)]
pub struct Client {
    base: StoredValue<String>,
    elsewhere: bool,
    session: Session,
}

/// An answer as it came.
pub struct Answer {
    /// Its status, such as 200.
    pub status: u16,
    /// Its body; empty where it has none.
    pub body: String,
}

impl Client {
    /// A client for the API that the settings name.
    pub fn new(config: &Config, session: Session) -> Self {
        let base = config.api_base();
        Self {
            base: StoredValue::new(base.trim_end_matches('/').to_owned()),
            elsewhere: !config.api.trim().is_empty(),
            session,
        }
    }

    /// The base address of the API, without a slash at the end.
    pub fn address(self) -> String {
        self.base.get_value()
    }

    /// Reads a thing. Paths begin with a slash and are below the base address of the API.
    pub async fn get<T: DeserializeOwned>(self, path: &str) -> Result<T, Error> {
        parse(&self.ask(Method::GET, path, None).await?)
    }

    /// Sends a thing to be made, and reads the answer.
    pub async fn post<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Error> {
        parse(&self.ask(Method::POST, path, Some(write(body)?)).await?)
    }

    /// Sends a thing in the place of what is there, and reads the answer.
    pub async fn put<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Error> {
        parse(&self.ask(Method::PUT, path, Some(write(body)?)).await?)
    }

    /// Takes a thing away.
    pub async fn delete(self, path: &str) -> Result<(), Error> {
        self.ask(Method::DELETE, path, None).await.map(drop)
    }

    async fn ask(self, method: Method, path: &str, body: Option<String>) -> Result<String, Error> {
        let answer = self.answer(method, path, body).await?;
        match answer.status {
            200..=299 => Ok(answer.body),
            status => Err(Error::of(status, &answer.body)),
        }
    }

    /// Sends a request and gives the answer whatever its status, except that it waits for the
    /// person to sign in again where the session has expired.
    pub async fn answer(
        self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<Answer, Error> {
        loop {
            let answer = self.send(&method, path, body.as_deref()).await?;
            if answer.status != 401 || !self.session.signed_in_again().await {
                return Ok(answer);
            }
        }
    }

    /// Sends a request once.
    async fn send(self, method: &Method, path: &str, body: Option<&str>) -> Result<Answer, Error> {
        let address = self.base.with_value(|base| format!("{base}{path}"));
        let credentials = if self.elsewhere {
            RequestCredentials::Include
        } else {
            RequestCredentials::SameOrigin
        };
        let request = RequestBuilder::new(&address)
            .method(method.clone())
            .credentials(credentials)
            .header("Accept", "application/json");
        let request = match body {
            Some(body) => request
                .header("Content-Type", "application/json")
                .body(body),
            // Jira takes writes without a body from its own pages only, or with this.
            None if *method != Method::GET => {
                request.header("X-Atlassian-Token", "no-check").build()
            }
            None => request.build(),
        };
        let request = request.map_err(|_| Error::Network)?;
        let answer = request.send().await.map_err(|_| Error::Network)?;
        Ok(Answer {
            status: answer.status(),
            body: answer.text().await.map_err(|_| Error::Network)?,
        })
    }
}

/// The client of this page. To be called while a component is made, not in an event handler.
pub fn client() -> Client {
    expect_context()
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|error| Error::Unreadable(error.to_string()))
}

fn write(body: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(body).map_err(|error| Error::Unreadable(error.to_string()))
}
