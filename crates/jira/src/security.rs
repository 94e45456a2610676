//! Issue security schemes.

use serde::{Deserialize, Serialize};
use whocan_access::IssueSecurityScheme;

use crate::links::Links;

/// A scheme of issue security levels. The dialect does not say who belongs to a level.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SecuritySchemeBean {
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// Its levels, where one scheme is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<Vec<SecurityLevelBean>>,
}

/// One level.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SecurityLevelBean {
    /// Its id, as text.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
}

/// All issue security schemes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SecuritySchemeListBean {
    /// The schemes.
    pub issue_security_schemes: Vec<SecuritySchemeBean>,
}

impl SecuritySchemeBean {
    /// A scheme without its levels.
    #[must_use]
    pub fn new(scheme: &IssueSecurityScheme, links: &Links) -> Self {
        Self {
            link: Some(links.security_scheme(scheme.id)),
            id: scheme.id.0,
            name: scheme.name.clone(),
            description: scheme.description.clone(),
            levels: None,
        }
    }

    /// A scheme with its levels.
    #[must_use]
    pub fn with_levels(scheme: &IssueSecurityScheme, links: &Links) -> Self {
        let levels = scheme.levels.iter().map(|level| SecurityLevelBean {
            id: level.id.to_string(),
            name: level.name.clone(),
            description: level.description.clone(),
        });
        Self {
            levels: Some(levels.collect()),
            ..Self::new(scheme, links)
        }
    }
}
