//! Permission schemes and grants.

use serde::{Deserialize, Serialize};
use whocan_access::{BUILT_IN, Cell, Grant, GrantId, Holder, Instance, PermissionScheme, SchemeId};

use crate::holder::{Expand, HolderBean};
use crate::lenient;
use crate::links::Links;

/// What an answer says may be expanded.
const EXPANDABLE: &str = "permissions,user,group,projectRole,field,all";

/// A permission scheme as answers write it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SchemeBean {
    /// What may be expanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<String>,
    /// Its id.
    pub id: i64,
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its grants, where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<GrantBean>>,
}

/// A grant as answers write it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GrantBean {
    /// Its id; absent in a grant that is to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Whom it names.
    pub holder: HolderBean,
    /// Key of the permission it grants.
    pub permission: String,
}

/// All permission schemes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SchemeListBean {
    /// The schemes.
    pub permission_schemes: Vec<SchemeBean>,
}

/// The grants of a scheme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GrantListBean {
    /// The grants.
    pub permissions: Vec<GrantBean>,
    /// What may be expanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<String>,
}

/// A scheme to be created or changed. What is absent stays as it is; `permissions`, if present,
/// replaces all grants.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SchemeInput {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its grants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<GrantBean>>,
}

/// A scheme named by its id, as in assigning one to a project.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IdBean {
    /// The id.
    #[serde(deserialize_with = "lenient::number")]
    pub id: i64,
}

/// An attribute of a scheme, which is on or off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SchemeAttributeBean {
    /// Its key.
    pub key: String,
    /// Whether it is on.
    pub enabled: bool,
}

impl GrantBean {
    /// A grant, its holder expanded as asked.
    #[must_use]
    pub fn new(
        grant: &Grant,
        scheme: SchemeId,
        expand: Expand,
        instance: &Instance,
        links: &Links,
    ) -> Self {
        Self {
            id: grant.id.map(|id| id.0),
            link: grant.id.map(|id| links.grant(scheme, id)),
            holder: HolderBean::expanded(&grant.cell.holder, expand, instance, links),
            permission: grant.cell.permission.to_string(),
        }
    }
}

impl From<&Grant> for GrantBean {
    /// A grant as requests write it: nothing expanded, no links.
    fn from(grant: &Grant) -> Self {
        let holder = HolderBean {
            expand: None,
            ..HolderBean::from(&grant.cell.holder)
        };
        Self {
            id: grant.id.map(|id| id.0),
            link: None,
            holder,
            permission: grant.cell.permission.to_string(),
        }
    }
}

/// A permission named by its alias is meant by its key: an alias is no permission of its own.
impl From<&GrantBean> for Grant {
    fn from(bean: &GrantBean) -> Self {
        let key = bean.permission.as_str();
        let meant = BUILT_IN.iter().find(|known| known.alias == Some(key));
        let key = meant.map_or(key, |permission| permission.key);
        Self {
            id: bean.id.map(GrantId),
            cell: Cell::new(key, Holder::from(&bean.holder)),
        }
    }
}

impl GrantListBean {
    /// The grants of a scheme, their holders expanded as asked.
    #[must_use]
    pub fn new(
        scheme: &PermissionScheme,
        expand: Expand,
        instance: &Instance,
        links: &Links,
    ) -> Self {
        let grants = scheme.grants.iter();
        Self {
            permissions: grants
                .map(|grant| GrantBean::new(grant, scheme.id, expand, instance, links))
                .collect(),
            expand: Some("user,group,projectRole,field,all".to_owned()),
        }
    }
}

impl SchemeBean {
    /// A scheme, with its grants where `expand` asks for them.
    #[must_use]
    pub fn new(
        scheme: &PermissionScheme,
        expand: Expand,
        instance: &Instance,
        links: &Links,
    ) -> Self {
        Self {
            expand: Some(EXPANDABLE.to_owned()),
            link: Some(links.scheme(scheme.id)),
            permissions: expand
                .permissions
                .then(|| GrantListBean::new(scheme, expand, instance, links).permissions),
            ..Self::from(scheme)
        }
    }
}

impl From<&PermissionScheme> for SchemeBean {
    /// A scheme with its grants, without links: as the bulk answer has it.
    fn from(scheme: &PermissionScheme) -> Self {
        Self {
            expand: None,
            id: scheme.id.0,
            link: None,
            name: scheme.name.clone(),
            description: (!scheme.description.is_empty()).then(|| scheme.description.clone()),
            permissions: Some(scheme.grants.iter().map(GrantBean::from).collect()),
        }
    }
}

impl From<&SchemeBean> for PermissionScheme {
    /// A grant that is there twice is taken once (domain.md, section 1).
    fn from(bean: &SchemeBean) -> Self {
        let mut seen = std::collections::BTreeSet::new();
        let grants = bean.permissions.iter().flatten().map(Grant::from);
        Self {
            id: SchemeId(bean.id),
            name: bean.name.clone(),
            description: bean.description.clone().unwrap_or_default(),
            grants: grants
                .filter(|grant| seen.insert(grant.cell.clone()))
                .collect(),
        }
    }
}

impl From<&PermissionScheme> for SchemeInput {
    /// What makes a scheme exactly this: as sent when saving or copying.
    fn from(scheme: &PermissionScheme) -> Self {
        Self {
            name: Some(scheme.name.clone()),
            description: Some(scheme.description.clone()),
            permissions: Some(scheme.grants.iter().map(GrantBean::from).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_may_be_named_by_its_alias() {
        let key = |permission: &str| {
            let bean = GrantBean {
                id: None,
                link: None,
                holder: HolderBean::from(&Holder::Anyone),
                permission: permission.to_owned(),
            };
            Grant::from(&bean).cell.permission
        };
        assert_eq!(key("BROWSE").as_str(), "BROWSE_PROJECTS");
        assert_eq!(key("BROWSE_PROJECTS").as_str(), "BROWSE_PROJECTS");
        assert_eq!(key("com.example__BROWSE").as_str(), "com.example__BROWSE");
    }
}
