//! What clients in the wild send: numbers as text, text as numbers (rest.md, 'Common').

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged)]
enum TextOrNumber {
    Number(i64),
    Text(String),
}

/// A text, or a number taken as its digits.
pub(crate) fn optional_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Ok(
        Option::<TextOrNumber>::deserialize(deserializer)?.map(|value| match value {
            TextOrNumber::Number(number) => number.to_string(),
            TextOrNumber::Text(text) => text,
        }),
    )
}

/// A number, or a text of its digits.
pub(crate) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    match TextOrNumber::deserialize(deserializer)? {
        TextOrNumber::Number(number) => Ok(number),
        TextOrNumber::Text(text) => text.trim().parse().map_err(|_| {
            serde::de::Error::custom(format!("expected a number, found the text \"{text}\""))
        }),
    }
}

/// Whether a query parameter means yes: `true` in any letter case.
#[must_use]
pub fn is_true(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("true")
}
