//! Permissions: what there is, and what one holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use whocan_access::permission::BuiltIn;
use whocan_access::{AppPermission, BUILT_IN, Instance};

/// Permissions by key.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PermissionsBean {
    /// The permissions.
    pub permissions: BTreeMap<String, PermissionBean>,
}

/// One permission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PermissionBean {
    /// Its legacy number as text, `-1` where it has none; only in `/mypermissions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// [`PROJECT`] or [`GLOBAL`].
    #[serde(rename = "type")]
    pub kind: String,
    /// What it allows.
    #[serde(default)]
    pub description: String,
    /// Whether the caller holds it; only in `/mypermissions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub have_permission: Option<bool>,
    /// `true` for the deprecated name of another permission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated_key: Option<bool>,
}

/// The type of a permission that schemes grant.
pub const PROJECT: &str = "PROJECT";
/// The type of an instance-wide permission.
pub const GLOBAL: &str = "GLOBAL";

impl From<&BuiltIn> for PermissionBean {
    fn from(permission: &BuiltIn) -> Self {
        let kind = if permission.is_global() {
            GLOBAL
        } else {
            PROJECT
        };
        Self {
            id: None,
            key: permission.key.to_owned(),
            name: permission.name.to_owned(),
            kind: kind.to_owned(),
            description: permission.description.to_owned(),
            have_permission: None,
            deprecated_key: None,
        }
    }
}

impl From<&AppPermission> for PermissionBean {
    fn from(permission: &AppPermission) -> Self {
        Self {
            id: None,
            key: permission.key.to_string(),
            name: permission.name.clone(),
            kind: PROJECT.to_owned(),
            description: permission.description.clone(),
            have_permission: None,
            deprecated_key: None,
        }
    }
}

impl PermissionBean {
    /// The app's permission, if it is one: a project permission that is not built in.
    #[must_use]
    pub fn to_app_permission(&self) -> Option<AppPermission> {
        let is_app =
            self.kind == PROJECT && whocan_access::permission::built_in(&self.key).is_none();
        is_app.then(|| AppPermission {
            key: self.key.as_str().into(),
            name: self.name.clone(),
            description: self.description.clone(),
        })
    }
}

impl PermissionsBean {
    /// What an instance of Data Center has: built in and by apps, no aliases.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let built_in = BUILT_IN.iter().filter(|p| p.in_data_center());
        let beans = built_in.map(PermissionBean::from).chain(
            instance
                .app_permissions
                .values()
                .map(|p| PermissionBean::from(&**p)),
        );
        Self {
            permissions: beans.map(|bean| (bean.key.clone(), bean)).collect(),
        }
    }

    /// What a caller holds: [`PermissionsBean::of`], with the legacy numbers and the deprecated
    /// aliases. `holds` answers for one permission.
    ///
    /// # Errors
    /// Whatever error `holds` has.
    pub fn held<E>(
        instance: &Instance,
        mut holds: impl FnMut(&PermissionBean) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let mut permissions = BTreeMap::new();
        for (key, mut bean) in Self::of(instance).permissions {
            let held = holds(&bean)?;
            let built_in = whocan_access::permission::built_in(&key);
            let legacy_id = built_in.and_then(|permission| permission.legacy_id);
            bean.id = Some(legacy_id.unwrap_or(-1).to_string());
            bean.have_permission = Some(held);
            if let Some(alias) = built_in.and_then(|permission| permission.alias) {
                let deprecated = PermissionBean {
                    key: alias.to_owned(),
                    deprecated_key: Some(true),
                    ..bean.clone()
                };
                permissions.insert(alias.to_owned(), deprecated);
            }
            permissions.insert(key, bean);
        }
        Ok(Self { permissions })
    }
}
