//! The API client: one way to send a request, and what can become of it. Each area has its own
//! typed calls beside this.

mod error;
pub mod groups;
pub mod guard_rails;
pub mod instance;
pub mod projects;
pub mod schemes;
pub mod session;

use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCredentials;
use whocan_jira::{OVERRIDE, escape};

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
    /// Which version of the thing it is, where the server says so.
    pub tag: Option<Tag>,
}

/// The entity tag of one version of a thing, to write over that version alone (RFC 9110,
/// section 8.8.3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag(String);

/// On which terms a thing is put in the place of another, or taken away.
#[derive(Clone, Copy, Default)]
pub struct Terms<'a> {
    /// The version that this is done to, alone.
    pub version: Option<&'a Tag>,
    /// Why guard rails may be broken by it.
    pub reason: Option<&'a str>,
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
        parse(&self.ask(Method::GET, path, None).await?.body)
    }

    /// Reads a thing, and which version it is where the server says so.
    pub async fn get_version<T: DeserializeOwned>(
        self,
        path: &str,
    ) -> Result<(T, Option<Tag>), Error> {
        let answer = self.ask(Method::GET, path, None).await?;
        Ok((parse(&answer.body)?, answer.tag))
    }

    /// Sends a thing to be made, and reads the answer.
    pub async fn post<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Error> {
        parse(&self.ask(Method::POST, path, Some(write(body)?)).await?.body)
    }

    /// Sends a thing in the place of what is there, and reads the answer.
    pub async fn put<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Error> {
        self.put_on(path, body, Terms::default()).await
    }

    /// The same on terms of one's own.
    ///
    /// # Errors
    /// [`Error::Outdated`] if another version is there by now; nothing is changed then.
    pub async fn put_on<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
        terms: Terms<'_>,
    ) -> Result<T, Error> {
        let body = Some(write(body)?);
        let answer = self.answer_on(Method::PUT, path, body, terms).await?;
        parse(&checked(answer)?.body)
    }

    /// Takes a thing away.
    pub async fn delete(self, path: &str) -> Result<(), Error> {
        self.delete_on(path, Terms::default()).await
    }

    /// The same on terms of one's own.
    ///
    /// # Errors
    /// [`Error::Outdated`] if another version is there by now; nothing is taken away then.
    pub async fn delete_on(self, path: &str, terms: Terms<'_>) -> Result<(), Error> {
        let answer = self.answer_on(Method::DELETE, path, None, terms).await?;
        checked(answer).map(drop)
    }

    async fn ask(self, method: Method, path: &str, body: Option<String>) -> Result<Answer, Error> {
        checked(self.answer(method, path, body).await?)
    }

    /// Sends a request and gives the answer whatever its status, except that it waits for the
    /// person to sign in again where the session has expired.
    pub async fn answer(
        self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<Answer, Error> {
        self.answer_on(method, path, body, Terms::default()).await
    }

    async fn answer_on(
        self,
        method: Method,
        path: &str,
        body: Option<String>,
        terms: Terms<'_>,
    ) -> Result<Answer, Error> {
        loop {
            let answer = self.send(&method, path, body.as_deref(), terms).await?;
            if answer.status != 401 || !self.session.signed_in_again().await {
                return Ok(answer);
            }
        }
    }

    /// Sends a request once.
    async fn send(
        self,
        method: &Method,
        path: &str,
        body: Option<&str>,
        terms: Terms<'_>,
    ) -> Result<Answer, Error> {
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
        let request = match terms.version {
            Some(Tag(tag)) => request.header("If-Match", tag),
            None => request,
        };
        let request = match terms.reason {
            Some(reason) => request.header(OVERRIDE, &escape(reason)),
            None => request,
        };
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
            tag: answer.headers().get("ETag").and_then(Tag::strong),
            body: answer.text().await.map_err(|_| Error::Network)?,
        })
    }
}

impl Tag {
    /// A tag that writes can name. A weak one stands for more than one version.
    fn strong(text: String) -> Option<Self> {
        (!text.starts_with("W/")).then_some(Self(text))
    }
}

fn checked(answer: Answer) -> Result<Answer, Error> {
    match answer.status {
        200..=299 => Ok(answer),
        status => Err(Error::of(status, &answer.body)),
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
