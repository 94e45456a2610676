//! The hand-made demo: a design and software studio whose client sees far more than was meant.
//!
//! The people of Acme Corp. are in group `acme-clients` and are meant to see project ACME only.
//! They see more, in five ways:
//! 1. `acme-clients` is a sub-group of `externals`, which gives application access, and the Default
//!    Permission Scheme gives nearly everything to any signed-in user: BLUE, CORE, DOCS, LAB, OPS,
//!    SALES.
//! 2. The Public scheme lets anyone browse: OPEN.
//! 3. One of them, Dana Okoye, helped out at the support desk and is still in group
//!    `support-desk`, which acts in role Users in VAULT.
//! 4. The Intake scheme lets the reporter browse, so that the name of INTAKE shows on Data Center.
//! 5. `externals` is a default member of role Observers, made for the auditors, and thus acts in
//!    it in FIN, where Observers browse.

mod issues;
mod people;
mod projects;
mod schemes;

use std::sync::Arc;

use whocan_access::{AppPermission, GlobalGrant, Instance, User};

use super::DemoData;

/// The app's permission that the instance knows; of the same app it has lost
/// [`schemes::LOST_PERMISSION`].
const APP_PERMISSION: (&str, &str, &str) = (
    "com.studio.timesheets__LOG_FOR_OTHERS",
    "Log Time for Others",
    "Fill in the timesheets of colleagues.",
);

/// Global permissions and the groups that have them.
const GLOBAL_GRANTS: &[(&str, &str)] = &[
    ("ADMINISTER", "jira-administrators"),
    ("SYSTEM_ADMIN", "jira-administrators"),
    ("USER_PICKER", "jira-software-users"),
    ("USER_PICKER", "jira-servicedesk-users"),
    ("BULK_CHANGE", "jira-software-users"),
    ("CREATE_SHARED_OBJECTS", "jira-software-users"),
    ("MANAGE_GROUP_FILTER_SUBSCRIPTIONS", "project-managers"),
];

/// The studio. Everybody's password is their user name.
pub(super) fn data() -> DemoData {
    let (key, name, description) = APP_PERMISSION;
    let app_permission = AppPermission {
        key: key.into(),
        name: name.to_owned(),
        description: description.to_owned(),
    };
    let global_grants = GLOBAL_GRANTS.iter().map(|(permission, group)| GlobalGrant {
        permission: (*permission).into(),
        group: Some((*group).into()),
    });
    let instance = Instance {
        app_permissions: [(key.into(), Arc::new(app_permission))].into(),
        users: people::users(),
        groups: people::groups(),
        applications: people::applications(),
        roles: projects::roles(),
        fields: issues::fields(),
        schemes: schemes::schemes(),
        security_schemes: issues::security_schemes(),
        projects: projects::projects(),
        issues: issues::issues(),
        global_grants: global_grants.collect(),
    };
    let password = |user: &Arc<User>| (user.key.clone(), user.name.clone());
    DemoData {
        passwords: instance.users.values().map(password).collect(),
        instance,
    }
}
