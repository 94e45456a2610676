//! Tiers: instances of the sizes of domain.md, section 9, drawn by chance from a fixed seed.

mod people;
mod projects;
mod random;
mod schemes;

use std::sync::Arc;

use whocan_access::{AppPermission, GlobalGrant, Instance};

use self::people::People;
use self::schemes::APP_PERMISSIONS;

pub use self::people::ACCOUNTS;

/// A size to serve (domain.md, section 9).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Tier {
    /// 200 users, 20 projects.
    S,
    /// 5,000 users, 300 projects.
    M,
    /// 21,000 users, 500 projects.
    L,
    /// 100,000 users, 7,000 projects.
    Xl,
}

impl Tier {
    /// Every tier, the smallest first.
    pub const ALL: [Self; 4] = [Self::S, Self::M, Self::L, Self::Xl];

    /// What it is called, in small letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }

    /// The instance of this size.
    #[must_use]
    pub fn instance(self) -> Instance {
        instance(match self {
            Self::S => S,
            Self::M => M,
            Self::L => L,
            Self::Xl => XL,
        })
    }
}

/// How much there is of everything.
#[derive(Clone, Copy, Debug)]
struct Size {
    /// All users, those of [`ACCOUNTS`] included.
    users: u32,
    /// All groups.
    groups: u32,
    /// Groups that a large part of all users is in; what remains is small or empty.
    large_groups: u32,
    /// How many in a hundred users are in each large group.
    share: u32,
    /// Project roles, the shipped three included.
    roles: u32,
    /// Projects.
    projects: u32,
    /// Projects that share one scheme.
    sharing: u32,
    /// Permission schemes, the Default Permission Scheme included.
    schemes: u32,
    /// Grants of each scheme but the default one, which is as shipped.
    grants: usize,
}

const S: Size = Size {
    users: 200,
    groups: 20,
    large_groups: 7,
    share: 90,
    roles: 5,
    projects: 20,
    sharing: 3,
    schemes: 5,
    grants: 100,
};

const M: Size = Size {
    users: 5_000,
    groups: 300,
    large_groups: 18,
    share: 72,
    roles: 8,
    projects: 300,
    sharing: 40,
    schemes: 40,
    grants: 140,
};

const L: Size = Size {
    users: 21_000,
    groups: 1_000,
    large_groups: 22,
    share: 60,
    roles: 12,
    projects: 500,
    sharing: 70,
    schemes: 75,
    grants: 160,
};

const XL: Size = Size {
    users: 100_000,
    groups: 10_000,
    large_groups: 40,
    share: 30,
    roles: 15,
    projects: 7_000,
    sharing: 1_000,
    schemes: 1_000,
    grants: 180,
};

/// Global permissions and the groups that have them.
const GLOBAL_GRANTS: &[(&str, &str)] = &[
    ("ADMINISTER", people::ADMINISTRATORS),
    ("SYSTEM_ADMIN", people::ADMINISTRATORS),
    ("USER_PICKER", people::EVERYBODY),
    ("BULK_CHANGE", people::EVERYBODY),
    ("CREATE_SHARED_OBJECTS", people::EVERYBODY),
];

fn instance(size: Size) -> Instance {
    let people = People::new(size);
    let app_permissions = APP_PERMISSIONS.iter().map(|(key, name)| {
        let permission = AppPermission {
            key: (*key).into(),
            name: (*name).to_owned(),
            description: String::new(),
        };
        (permission.key.clone(), Arc::new(permission))
    });
    let global_grants = GLOBAL_GRANTS.iter().map(|(permission, group)| GlobalGrant {
        permission: (*permission).into(),
        group: Some((*group).into()),
    });
    let projects = projects::projects(size, &people);
    Instance {
        app_permissions: app_permissions.collect(),
        users: people.users(),
        groups: people.groups(size),
        applications: people::applications(),
        roles: projects::roles(size),
        fields: schemes::fields(),
        schemes: schemes::schemes(size, &people),
        security_schemes: schemes::security_schemes(),
        issues: projects::issues(&projects, &people),
        projects,
        global_grants: global_grants.collect(),
    }
}
