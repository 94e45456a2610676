//! Fields, as far as grants can name them.

use serde::{Deserialize, Serialize};
use whocan_access::{CustomField, FieldKind};

/// A field of issues.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldBean {
    /// Its id, such as `customfield_10101`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it is a custom field.
    #[serde(default)]
    pub custom: bool,
    /// What its value is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<FieldSchemaBean>,
}

/// What the value of a field is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldSchemaBean {
    /// Its type, such as `array`.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// The type of an array's entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// The custom field type's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<String>,
}

impl From<&CustomField> for FieldBean {
    fn from(field: &CustomField) -> Self {
        let items = match field.kind {
            FieldKind::Users => "user",
            FieldKind::Groups => "group",
        };
        Self {
            id: field.id.to_string(),
            name: field.name.clone(),
            custom: true,
            schema: Some(FieldSchemaBean {
                kind: "array".to_owned(),
                items: Some(items.to_owned()),
                custom: Some(format!(
                    "com.atlassian.jira.plugin.system.customfieldtypes:multi{items}picker"
                )),
            }),
        }
    }
}

impl FieldBean {
    /// The custom field, if a grant can name it: one that holds users, or groups, or options that
    /// may be group names.
    #[must_use]
    pub fn to_field(&self) -> Option<CustomField> {
        let schema = self.schema.as_ref().filter(|_| self.custom)?;
        let kind = match schema.items.as_deref().unwrap_or(&schema.kind) {
            "user" => FieldKind::Users,
            "group" | "option" => FieldKind::Groups,
            _ => return None,
        };
        Some(CustomField {
            id: self.id.as_str().into(),
            name: self.name.clone(),
            kind,
        })
    }
}
