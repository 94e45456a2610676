//! Projects.

use serde::{Deserialize, Serialize};
use whocan_access::{Instance, Project};

use crate::links::Links;
use crate::user::UserBean;

/// A project.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectBean {
    /// What may be expanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<String>,
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Its id, as text.
    pub id: String,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its type, such as `software`.
    #[serde(default)]
    pub project_type_key: String,
    /// Whether it is archived.
    #[serde(default)]
    pub archived: bool,
    /// Who leads it, where expanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UserBean>,
}

impl ProjectBean {
    /// A project with its lead, if the instance has them.
    #[must_use]
    pub fn new(project: &Project, instance: &Instance, links: &Links) -> Self {
        let lead = project
            .lead
            .as_ref()
            .and_then(|key| instance.users.get(key));
        Self {
            expand: Some("description,lead,url,projectKeys".to_owned()),
            link: Some(links.project(project.id)),
            id: project.id.to_string(),
            key: project.key.to_string(),
            name: project.name.clone(),
            project_type_key: project.kind.clone(),
            archived: project.archived,
            lead: lead.map(|user| UserBean {
                email_address: None,
                ..UserBean::new(user, links)
            }),
        }
    }
}
