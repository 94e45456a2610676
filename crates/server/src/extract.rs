//! What handlers take from a request, with refusals in the dialect's words.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use whocan_jira::{Links, is_true};

use crate::App;
use crate::error::Refusal;

/// The largest body that is read.
const LARGEST_BODY: usize = 1024 * 1024;
/// How much more is taken in and thrown away, so that a client that sends all before it listens
/// hears the refusal.
const MOST_DISCARDED: usize = 64 * 1024 * 1024;

/// A JSON body.
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "The body has to be JSON. Send it with the header Content-Type: application/json.",
            ));
        }
        let bytes = read_body(request.into_body()).await?;
        if bytes.trim_ascii_start().first() == Some(&b'[') {
            // Else a list would be taken for an object's values.
            let message = "The body has to be an object, not a list.";
            return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
        }
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let path = error.path().to_string();
            let message = format!("The body is not what is expected: {}.", error.inner());
            if path == "." || error.inner().is_syntax() || error.inner().is_eof() {
                Refusal::new(StatusCode::BAD_REQUEST, message)
            } else {
                Refusal::field(path, message)
            }
        })?;
        json.end().map_err(|error| {
            let message = format!("The body is not what is expected: {error}.");
            Refusal::new(StatusCode::BAD_REQUEST, message)
        })?;
        Ok(Self(value))
    }
}

/// A body of plain text.
pub(crate) struct TextBody(pub(crate) String);

impl<S: Sync> FromRequest<S> for TextBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = read_body(request.into_body()).await?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Refusal::new(StatusCode::BAD_REQUEST, "The body is not text in UTF-8."))?;
        Ok(Self(text))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

async fn read_body(body: Body) -> Result<Vec<u8>, Refusal> {
    let mut read = Vec::new();
    let mut length = 0_usize;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| {
            Refusal::new(
                StatusCode::BAD_REQUEST,
                "The body ended before it was complete.",
            )
        })?;
        length = length.saturating_add(chunk.len());
        if length <= LARGEST_BODY {
            read.extend_from_slice(&chunk);
        } else if length > MOST_DISCARDED {
            break;
        }
    }
    if length > LARGEST_BODY {
        let message = format!(
            "The body is too large: at most {LARGEST_BODY} bytes are taken. Nothing was changed."
        );
        return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message));
    }
    Ok(read)
}

/// Query parameters, read as leniently as clients send them (rest.md, 'Common').
pub(crate) struct Parameters(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Parameters {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let query = Query::from_request_parts(parts, state).await;
        query.map(|Query(pairs)| Self(pairs)).map_err(|_| {
            Refusal::new(
                StatusCode::BAD_REQUEST,
                "The query of the address cannot be read.",
            )
        })
    }
}

impl Parameters {
    /// The value of a parameter, if there is one that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().filter(|(key, _)| key == name);
        values
            .find(|(_, value)| !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// A parameter that has to be there.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.get(name)
            .ok_or_else(|| Refusal::field(name, format!("The parameter {name} is missing.")))
    }

    /// Whether a parameter says yes; `otherwise` where it is absent.
    pub(crate) fn is_true(&self, name: &str, otherwise: bool) -> bool {
        self.get(name).map_or(otherwise, is_true)
    }

    /// A parameter that counts something; `otherwise` where it is absent.
    pub(crate) fn count(&self, name: &str, otherwise: usize) -> Result<usize, Refusal> {
        self.get(name).map_or(Ok(otherwise), |text| {
            text.trim().parse().map_err(|_| {
                let message = format!("The parameter {name} has to be a whole number from 0 on.");
                Refusal::field(name, message)
            })
        })
    }
}

/// Addresses as the client knows this server by.
pub(crate) struct Addresses(pub(crate) Links);

impl FromRequestParts<Arc<App>> for Addresses {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        if let Some(url) = &app.public_url {
            return Ok(Self(Links::new(url.as_str())));
        }
        let text = |name| {
            let value = parts.headers.get(name);
            value.and_then(|value| value.to_str().ok())
        };
        let host = text("host").unwrap_or("localhost");
        let scheme = match text("x-forwarded-proto") {
            Some("https") => "https",
            _ => "http",
        };
        Ok(Self(Links::new(&format!("{scheme}://{host}"))))
    }
}
