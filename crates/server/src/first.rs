//! What a database holds that was empty and got no demo (domain.md, section 8).

use std::sync::Arc;

use whocan_access::permission::{ADMINISTER, SYSTEM_ADMIN};
use whocan_access::{
    Actors, ApplicationRole, GlobalGrant, Group, GroupName, Instance, ProjectRole, RoleId, User,
    UserKey,
};

use whocan_worlds::shipped::{ADMINISTRATORS, DEVELOPERS, Schemes, USERS};

/// Members administer Jira, and every new project.
const ADMIN_GROUP: &str = "jira-administrators";
/// Members may use the application.
const USER_GROUP: &str = "jira-software-users";

/// The instance, and who administers it: somebody has to.
pub(crate) fn instance() -> (Instance, UserKey) {
    let admin = User {
        key: "JIRAUSER10000".into(),
        name: "admin".to_owned(),
        display_name: "Administrator".to_owned(),
        email: String::new(),
        active: true,
    };
    let key = admin.key.clone();
    let groups = [ADMIN_GROUP, USER_GROUP].map(|name| {
        let group = Group {
            name: name.into(),
            users: [key.clone()].into(),
            groups: [].into(),
        };
        (group.name.clone(), Arc::new(group))
    });
    let application = ApplicationRole {
        key: "jira-software".into(),
        name: "Jira Software".to_owned(),
        groups: [USER_GROUP.into()].into(),
    };
    let roles = [
        role(USERS, "Users", "People who use the project", &[]),
        role(
            DEVELOPERS,
            "Developers",
            "People who work on its issues",
            &[],
        ),
        role(
            ADMINISTRATORS,
            "Administrators",
            "People who administer the project",
            &[ADMIN_GROUP],
        ),
    ];
    let scheme = Schemes::default().default_scheme();
    let global = |permission: &str| GlobalGrant {
        permission: permission.into(),
        group: Some(ADMIN_GROUP.into()),
    };
    let instance = Instance {
        users: [(key.clone(), Arc::new(admin))].into(),
        groups: groups.into(),
        applications: [(application.key.clone(), Arc::new(application))].into(),
        roles: roles.map(|role| (role.id, Arc::new(role))).into(),
        schemes: [(scheme.id, Arc::new(scheme))].into(),
        global_grants: [global(ADMINISTER), global(SYSTEM_ADMIN)].into(),
        ..Instance::default()
    };
    (instance, key)
}

fn role(id: RoleId, name: &str, description: &str, groups: &[&str]) -> ProjectRole {
    ProjectRole {
        id,
        name: name.to_owned(),
        description: description.to_owned(),
        default_actors: Actors {
            users: [].into(),
            groups: groups.iter().map(|name| GroupName::from(*name)).collect(),
        },
    }
}
