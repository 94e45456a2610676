//! Application roles: which groups may log in to what.

use serde::{Deserialize, Serialize};
use whocan_access::ApplicationRole;
use whocan_access::Inserting;

/// An application and the groups that give access to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ApplicationRoleBean {
    /// Its key.
    pub key: String,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// The groups that give access.
    #[serde(default)]
    pub groups: Vec<String>,
}

impl From<&ApplicationRole> for ApplicationRoleBean {
    fn from(application: &ApplicationRole) -> Self {
        Self {
            key: application.key.to_string(),
            name: application.name.clone(),
            groups: application.groups.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<&ApplicationRoleBean> for ApplicationRole {
    fn from(bean: &ApplicationRoleBean) -> Self {
        Self {
            key: bean.key.as_str().into(),
            name: bean.name.clone(),
            groups: bean
                .groups
                .iter()
                .map(|name| name.as_str().into())
                .into_set(),
        }
    }
}
