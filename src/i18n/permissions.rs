//! What permissions are called, and what they allow.

use whocan_access::permission::built_in;

use super::Locale;

/// What a permission is called: the key itself where it is not built in.
pub fn permission_name(locale: Locale, key: &str) -> String {
    let _ = locale;
    built_in(key)
        .map_or(key, |permission| permission.name)
        .to_owned()
}

/// What a permission allows, in one line; empty where nothing is known.
pub fn permission_explanation(locale: Locale, key: &str) -> &'static str {
    let _ = locale;
    built_in(key).map_or("", |permission| permission.description)
}
