//! The error body of the dialect.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a refused request answers: messages, and messages by field. Both keys are always there.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorBody {
    /// What is wrong as a whole.
    pub error_messages: Vec<String>,
    /// What is wrong with a field, by its name.
    pub errors: BTreeMap<String, String>,
}

/// What Cloud answers, with status 422, to more grants than a scheme may have there.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LimitBody {
    /// What is wrong, in a sentence.
    pub message: String,
}

impl ErrorBody {
    /// One message about the whole.
    pub fn message(text: impl Into<String>) -> Self {
        Self {
            error_messages: vec![text.into()],
            ..Self::default()
        }
    }

    /// One message about a field.
    pub fn field(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            errors: [(name.into(), text.into())].into(),
            ..Self::default()
        }
    }
}
