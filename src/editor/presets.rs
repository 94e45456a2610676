//! Sets of permissions to grant at once, from `presets.json` beside the app: operators change them
//! as they like.

use serde::Deserialize;
use whocan_access::PermissionKey;

use crate::config::beside_the_app;
use crate::i18n::Locale;

/// A set of permissions with a name.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    name: Name,
    /// What it grants.
    pub permissions: Vec<PermissionKey>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    en: String,
    /// Left out where it is the same in every language.
    ja: Option<String>,
}

impl Preset {
    /// What it is called.
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.name.en,
            Locale::Ja => self.name.ja.as_deref().unwrap_or(&self.name.en),
        }
    }
}

/// Reads the presets that lie beside the app. A missing file has none.
///
/// # Errors
/// What is wrong with them.
pub async fn load() -> Result<Vec<Preset>, String> {
    match beside_the_app("presets.json").await? {
        Some(text) => parse(&text),
        None => Ok(Vec::new()),
    }
}

fn parse(text: &str) -> Result<Vec<Preset>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::permission::built_in;

    #[test]
    fn those_that_come_with_the_app_name_permissions_that_there_are() {
        let presets = parse(include_str!("../../public/presets.json")).unwrap();
        assert_eq!(presets.len(), 4);
        for preset in &presets {
            for permission in &preset.permissions {
                assert!(built_in(permission.as_str()).is_some(), "{permission}");
            }
        }
        assert_eq!(presets[1].name(Locale::En), "Look and comment");
        assert_eq!(presets[1].name(Locale::Ja), "閲覧とコメント");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = parse(r#"[{ "name": { "en": "All" }, "grants": [] }]"#).unwrap_err();
        assert!(wrong.contains("unknown field `grants`"), "{wrong}");
    }
}
