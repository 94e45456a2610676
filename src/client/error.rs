//! Why a request came to nothing.

use std::collections::BTreeMap;

use whocan_jira::reading::ReadingError;
use whocan_jira::{ErrorBody, LimitBody};

/// Why a request came to nothing.
#[derive(Clone, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum Error {
    /// No answer: the network, or the server, is away.
    #[error("no answer")]
    Network,
    /// Not signed in, or no longer.
    #[error("not signed in")]
    Unauthorized,
    /// Signed in, but not allowed to.
    #[error("not allowed")]
    Forbidden,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// What was to be changed is another version by now; nothing was changed.
    #[error("changed meanwhile")]
    Outdated,
    /// The server does not accept what it was sent.
    #[error("refused")]
    Refused {
        /// What is wrong as a whole, in the server's words.
        messages: Vec<String>,
        /// What is wrong with a field, in the server's words, by the field's name.
        fields: BTreeMap<String, String>,
    },
    /// The server failed.
    #[error("the server failed with status {status}")]
    Server {
        /// Its status, such as 500.
        status: u16,
    },
    /// The answer makes no sense; why is for who looks after the server.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
}

impl Error {
    /// What a status that is no success means, with the body that came with it.
    pub fn of(status: u16, body: &str) -> Self {
        match status {
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            412 => Self::Outdated,
            400..=499 => {
                let said: ErrorBody = serde_json::from_str(body).unwrap_or_default();
                let limit: LimitBody = serde_json::from_str(body).unwrap_or_default();
                let mut messages = said.error_messages;
                if !limit.message.is_empty() {
                    messages.push(limit.message);
                }
                if messages.is_empty() && said.errors.is_empty() {
                    return Self::Server { status };
                }
                Self::Refused {
                    messages,
                    fields: said.errors,
                }
            }
            _ => Self::Server { status },
        }
    }
}

impl From<ReadingError> for Error {
    fn from(error: ReadingError) -> Self {
        match error {
            ReadingError::Unauthorized => Self::Unauthorized,
            ReadingError::Refused { status, .. } => Self::of(status, ""),
            ReadingError::Malformed { .. } => Self::Unreadable(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_keeps_the_servers_words() {
        let body = r#"{"errorMessages":["No."],"errors":{"name":"Taken."}}"#;
        let Error::Refused { messages, fields } = Error::of(400, body) else {
            panic!("a 400 with messages is a refusal");
        };
        assert_eq!(messages, ["No."]);
        assert_eq!(fields.get("name").map(String::as_str), Some("Taken."));
    }

    #[test]
    fn too_many_grants_are_refused_in_the_words_of_cloud() {
        let body = r#"{"error_code":"LIMIT","message":"Too many.","max_allowed_limit":500}"#;
        let Error::Refused { messages, .. } = Error::of(422, body) else {
            panic!("a 422 with a message is a refusal");
        };
        assert_eq!(messages, ["Too many."]);
    }

    #[test]
    fn a_status_without_words_is_told_by_its_number() {
        assert_eq!(Error::of(413, "<html>"), Error::Server { status: 413 });
        assert_eq!(Error::of(502, "{}"), Error::Server { status: 502 });
        assert_eq!(Error::of(404, ""), Error::NotFound);
        let body = r#"{"errorMessages":["Read it again."],"errors":{}}"#;
        assert_eq!(Error::of(412, body), Error::Outdated);
    }
}
