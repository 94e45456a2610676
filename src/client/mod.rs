//! The API client: one way to send a request, and what can become of it.

use std::collections::BTreeMap;

/// Why a request came to nothing.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
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
    /// The server does not accept what it was sent.
    #[error("refused")]
    Refused {
        /// What is wrong as a whole, in the server's words.
        messages: Vec<String>,
        /// What is wrong with a field, in the server's words, by the field's name.
        fields: BTreeMap<String, String>,
    },
    /// The server failed, or answered something that makes no sense.
    #[error("the server failed with status {status}")]
    Server {
        /// Its status, such as 500.
        status: u16,
    },
}
