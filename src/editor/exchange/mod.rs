//! A scheme's grants in files: written as JSON, CSV and Markdown, read from the first two.

mod csv;
mod import;
mod json;
mod markdown;
mod table;

use std::fmt::Write;

use whocan_access::{Holder, Instance, PermissionScheme};
use whocan_jira::{Expand, Links, SchemeBean};

use crate::i18n::Locale;

pub use import::{Import, Unreadable};
use table::Table;

/// What a file is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// What Jira answers when asked for the scheme with everything expanded.
    Json,
    /// The grid, for spreadsheets.
    Csv,
    /// The grid, for documents.
    Markdown,
}

impl Format {
    /// Every format, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Json, Self::Csv, Self::Markdown];

    /// What it is called, everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
        }
    }

    /// The media type of such a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }

    /// A name for a file with this scheme.
    pub fn file_name(self, scheme: &PermissionScheme) -> String {
        let name = scheme.name.to_lowercase();
        let fit = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = name.chars().map(fit).collect();
        let parts = name.split('-').filter(|part| !part.is_empty());
        let name = parts.collect::<Vec<_>>().join("-");
        format!("{name}.{}", self.extension())
    }

    /// The scheme as a file. `address` is that of the API, without a slash at the end.
    pub fn write(
        self,
        instance: &Instance,
        locale: Locale,
        scheme: &PermissionScheme,
        address: &str,
    ) -> String {
        match self {
            Self::Json => {
                let expand = Expand::parse(Some("all"));
                let bean = SchemeBean::new(scheme, expand, instance, &Links::new(address));
                serde_json::to_string_pretty(&bean).unwrap_or_default()
            }
            Self::Csv => csv::write(&Table::new(instance, locale, scheme)),
            Self::Markdown => markdown::write(&Table::new(instance, locale, scheme)),
        }
    }
}

/// A holder as files name it where names are not enough: its kind and, after a colon, its
/// parameter, as in the REST dialect.
fn reference(holder: &Holder) -> String {
    let bean = super::written::bean(holder);
    let mut text = bean.kind;
    if let Some(parameter) = bean.parameter {
        // Writing to a text cannot fail.
        let _ = write!(text, ":{parameter}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{DEVELOPERS, SIGNED_IN, resolver, scheme};
    use whocan_access::{Draft, SchemeId};

    fn saved() -> PermissionScheme {
        scheme(&[
            ("ADMINISTER_PROJECTS", Holder::ProjectLead),
            ("BROWSE_PROJECTS", Holder::Group("acme-clients".into())),
            ("BROWSE_PROJECTS", SIGNED_IN),
            ("EDIT_ISSUES", Holder::ProjectRole(DEVELOPERS)),
            ("EDIT_ISSUES", Holder::User("sam".into())),
            ("com.example.review", Holder::Reporter),
            (
                "BROWSE_PROJECTS",
                Holder::Unknown {
                    kind: "from.an.app".into(),
                    parameter: Some("=x,\"y\"".into()),
                },
            ),
        ])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let saved = saved();
        let resolver = resolver(&[]);
        let instance = resolver.instance();
        for locale in Locale::ALL {
            for format in [Format::Json, Format::Csv] {
                let text = format.write(instance, locale, &saved, "http://127.0.0.1");
                let import = Import::read(&text, instance, &saved).unwrap();
                assert_eq!(import.unknown_holders().count(), 0, "{text}");
                assert_eq!(import.cells(), saved.cells(), "{text}");
                assert_eq!(import.replacing(&saved), Draft::default());
            }
        }
    }

    #[test]
    fn a_file_is_named_after_its_scheme() {
        let scheme = PermissionScheme {
            id: SchemeId(1),
            name: "Kunden / 顧客 (2)".into(),
            description: String::new(),
            grants: Vec::new(),
        };
        assert_eq!(Format::Csv.file_name(&scheme), "kunden-顧客-2.csv");
    }

    #[test]
    fn json_is_what_jira_answers() {
        let resolver = resolver(&[]);
        let written = Format::Json.write(resolver.instance(), Locale::Ja, &saved(), "http://x");
        let written: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(written["self"], "http://x/rest/api/2/permissionscheme/0");
        let role = &written["permissions"][3]["holder"];
        assert_eq!(role["type"], "projectRole");
        assert_eq!(role["projectRole"]["name"], "Developers");
    }
}
