//! Permissions: what is built in, by which names one may ask, and what each needs to be usable.

use crate::built_in::BUILT_IN;
use crate::ids::PermissionKey;

/// The permission that nearly everything else needs.
pub const BROWSE_PROJECTS: &str = "BROWSE_PROJECTS";
/// Lets one change the project itself.
pub const ADMINISTER_PROJECTS: &str = "ADMINISTER_PROJECTS";
/// Lets one create issues.
pub const CREATE_ISSUES: &str = "CREATE_ISSUES";
/// Lets one have issues assigned.
pub const ASSIGNABLE_USER: &str = "ASSIGNABLE_USER";
/// The global permission to administer Jira.
pub const ADMINISTER: &str = "ADMINISTER";
/// The global permission to administer the system.
pub const SYSTEM_ADMIN: &str = "SYSTEM_ADMIN";

/// How permissions are grouped when shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Category {
    /// The project as a whole.
    Project,
    /// Issues.
    Issues,
    /// Voters and watchers of issues.
    VotersAndWatchers,
    /// Comments on issues.
    Comments,
    /// Attachments of issues.
    Attachments,
    /// Work logs of issues.
    TimeTracking,
    /// How the project is set up.
    Administration,
    /// Instance-wide; never part of a scheme.
    Global,
    /// Keys that are not built in.
    Other,
}

/// Where a built-in permission exists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Product {
    /// Data Center and Cloud.
    Everywhere,
    /// Jira Server and Data Center.
    DataCenter,
    /// Jira Cloud.
    Cloud,
    /// Jira Server before version 7.0.
    BeforeVersion7,
}

/// A permission that comes with Jira.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BuiltIn {
    /// Its key.
    pub key: &'static str,
    /// What Jira calls it, in English.
    pub name: &'static str,
    /// What it allows, in one English line.
    pub description: &'static str,
    /// Where it is shown.
    pub category: Category,
    /// Where it exists.
    pub product: Product,
    /// The number older programs know it by.
    pub legacy_id: Option<i64>,
    /// The deprecated key older programs know it by.
    pub alias: Option<&'static str>,
    /// Whether it is of no use without Browse Projects (domain.md, rule 7).
    pub needs_browse: bool,
    /// The permission that includes it in effect: *All* includes *Own* (domain.md, rule 7).
    pub included_in: Option<&'static str>,
}

impl BuiltIn {
    /// Whether it is instance-wide: such a permission is never part of a scheme.
    #[must_use]
    pub fn is_global(&self) -> bool {
        self.category == Category::Global
    }

    /// Whether Jira Server and Data Center have it, from version 7 on.
    #[must_use]
    pub fn in_data_center(&self) -> bool {
        matches!(self.product, Product::Everywhere | Product::DataCenter)
    }

    /// Its key as an id.
    #[must_use]
    pub fn permission_key(&self) -> PermissionKey {
        self.key.into()
    }
}

/// The built-in permission with this key.
#[must_use]
pub fn built_in(key: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|permission| permission.key == key)
}

/// The built-in permission that is meant by a key, a deprecated alias or a legacy number
/// (domain.md, rule 10).
///
/// ```
/// use whocan_access::permission::find;
///
/// for name in ["BROWSE_PROJECTS", "BROWSE", "10"] {
///     assert_eq!(find(name).map(|p| p.key), Some("BROWSE_PROJECTS"));
/// }
/// assert_eq!(find("-1"), None);
/// ```
#[must_use]
pub fn find(name: &str) -> Option<&'static BuiltIn> {
    built_in(name).or_else(|| {
        let legacy_id = name.parse::<i64>().ok();
        BUILT_IN.iter().find(|permission| {
            permission.alias == Some(name)
                || (legacy_id.is_some() && permission.legacy_id == legacy_id)
        })
    })
}

/// The category a permission is shown under; keys that are not built in are under
/// [`Category::Other`].
#[must_use]
pub fn category(key: &PermissionKey) -> Category {
    built_in(key.as_str()).map_or(Category::Other, |permission| permission.category)
}
