//! Refusals: a status and the dialect's error body.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use whocan_access::NotFound;
use whocan_jira::ErrorBody;

/// Why a request is not done. Nothing was changed by it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    body: ErrorBody,
}

/// What a handler answers.
pub(crate) type Answer<T> = Result<T, Refusal>;

impl Refusal {
    /// A message about the whole request.
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            body: ErrorBody::message(message),
        }
    }

    /// A field of the request is wrong.
    pub(crate) fn field(name: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            body: ErrorBody::field(name, message),
        }
    }

    /// A status with a body of its own.
    pub(crate) fn with(status: StatusCode, body: ErrorBody) -> Self {
        Self { status, body }
    }

    /// It takes signing in.
    pub(crate) fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "You are not signed in. Sign in and try again.",
        )
    }

    /// It takes more than the caller may do.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, message)
    }

    /// There is no such thing, or none that the caller may see.
    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}

impl From<NotFound> for Refusal {
    fn from(error: NotFound) -> Self {
        Self::not_found(sentence(&error.to_string()))
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!("the database failed: {error}");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The server could not use its database. Try again; its log says what is wrong.",
        )
    }
}

/// A text with a capital letter at its start and a full stop at its end.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let first: String = first.into_iter().flatten().collect();
    format!("{first}{}.", letters.as_str())
}
