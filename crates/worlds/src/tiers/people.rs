//! Users, groups and who is in which: a user in about 15 groups, most groups small.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::{ApplicationKey, ApplicationRole, Group, GroupName, Table, User, UserKey};

use super::Size;
use super::random::Random;
use crate::group_names;

/// User and display names of the first users: an administrator, who leads the first project, and
/// one of a client's people.
pub const ACCOUNTS: [(&str, &str); 3] = [
    ("admin", "Ada Administrator"),
    ("lead", "Lea Lead"),
    ("client", "Cleo Client"),
];

pub(super) const ADMINISTRATORS: &str = "jira-administrators";
pub(super) const EVERYBODY: &str = "jira-software-users";
const AGENTS: &str = "jira-servicedesk-users";
const CLIENTS: &str = "clients";
const EXTERNALS: &str = "externals";
const EMPTY: &str = "nobody-yet";

/// The groups that every size has, besides the large ones and the teams.
const NAMED: [&str; 5] = [ADMINISTRATORS, AGENTS, CLIENTS, EXTERNALS, EMPTY];

/// No team has more members of its own.
const LARGEST_TEAM: u32 = 48;

#[rustfmt::skip]
const FIRST_NAMES: [&str; 24] = [
    "Ada", "Akira", "Amara", "Bruno", "Chen", "Daria", "Elif", "Emeka", "Farid", "Greta", "Hana",
    "Ivan", "Jana", "Kofi", "Lucia", "Mateo", "Nadia", "Olga", "Pavel", "Quinn", "Rosa", "Sora",
    "Tariq", "Yuna",
];

#[rustfmt::skip]
const LAST_NAMES: [&str; 25] = [
    "Abe", "Almeida", "Baker", "Bauer", "Costa", "Diallo", "Dubois", "Eze", "Fischer", "Garcia",
    "Haddad", "Ito", "Jensen", "Kim", "Kowalski", "Larsen", "Mori", "Nguyen", "Okafor", "Patel",
    "Rossi", "Sato", "Tanaka", "Volkov", "Wang",
];

/// The names of everything that others refer to.
pub(super) struct People {
    /// User keys; those of [`ACCOUNTS`] come first.
    pub(super) keys: Vec<UserKey>,
    /// Names of the large groups; [`EVERYBODY`] comes first.
    pub(super) large: Vec<GroupName>,
    /// Names of the small groups.
    pub(super) teams: Vec<GroupName>,
}

impl People {
    pub(super) fn new(size: Size) -> Self {
        let keys = (0..size.users).map(|user| format!("JIRAUSER{}", 100_000 + user).into());
        let named = u32::try_from(NAMED.len()).unwrap_or(0);
        let teams = size.groups.saturating_sub(size.large_groups + named);
        let divisions = (1..size.large_groups).map(|number| format!("division-{number:02}").into());
        Self {
            keys: keys.collect(),
            large: std::iter::once(EVERYBODY.into()).chain(divisions).collect(),
            teams: (0..teams)
                .map(|number| format!("team-{number:04}").into())
                .collect(),
        }
    }

    /// One in fifty has left.
    pub(super) fn users(&self) -> Table<UserKey, User> {
        let mut random = Random::of_part(1);
        let user = |(number, key): (usize, &UserKey)| {
            let (name, display_name) = match ACCOUNTS.get(number) {
                Some((name, display_name)) => ((*name).to_owned(), (*display_name).to_owned()),
                None => named(&mut random, number),
            };
            let user = User {
                key: key.clone(),
                email: format!("{name}@company.example"),
                name,
                display_name,
                active: number % 50 != 49,
            };
            (key.clone(), Arc::new(user))
        };
        self.keys.iter().enumerate().map(user).collect()
    }

    /// Every group with its members and sub-groups.
    pub(super) fn groups(&self, size: Size) -> Table<GroupName, Group> {
        let mut random = Random::of_part(2);
        let group = |name: &GroupName, users: BTreeSet<UserKey>, groups: BTreeSet<GroupName>| {
            let name = name.clone();
            let group = Group {
                name: name.clone(),
                users,
                groups,
            };
            (name, Arc::new(group))
        };
        let mut all: Table<GroupName, Group> = Table::default();
        for name in &self.large {
            let share = if name.as_str() == EVERYBODY {
                98
            } else {
                size.share
            };
            let members = self.keys.iter().filter(|_| random.chance(share));
            all.extend([group(name, members.cloned().collect(), BTreeSet::new())]);
        }
        for (number, name) in self.teams.iter().enumerate() {
            let count = random.below(LARGEST_TEAM + 1);
            let members = self.some_users(&mut random, count);
            all.extend([group(name, members, self.sub_teams(number))]);
        }
        let [admin, _, client] = [0, 1, 2].map(|number| self.keys.get(number).cloned());
        for name in NAMED {
            let count = match name {
                ADMINISTRATORS => 4,
                EXTERNALS | EMPTY => 0,
                _ => 30,
            };
            let mut members = self.some_users(&mut random, count);
            let mut sub_groups = "";
            match name {
                // What the other accounts are by chance would make them useless to show with.
                ADMINISTRATORS => {
                    members.retain(|key| !self.keys.iter().take(3).any(|account| account == key));
                    members.extend(admin.clone());
                }
                CLIENTS => members.extend(client.clone()),
                EXTERNALS => sub_groups = CLIENTS,
                _ => {}
            }
            all.extend([group(&name.into(), members, group_names(sub_groups))]);
        }
        all
    }

    /// At most so many users, drawn by chance.
    fn some_users(&self, random: &mut Random, count: u32) -> BTreeSet<UserKey> {
        let picked = (0..count).filter_map(|_| random.pick(&self.keys).cloned());
        picked.collect()
    }

    /// Every tenth team has two sub-groups, every hundredth also the tenth and the twentieth after
    /// it: chains of up to three groups.
    fn sub_teams(&self, number: usize) -> BTreeSet<GroupName> {
        let steps: &[usize] = match number {
            number if number.is_multiple_of(100) => &[1, 2, 10, 20],
            number if number.is_multiple_of(10) => &[1, 2],
            _ => &[],
        };
        let teams = steps
            .iter()
            .filter_map(|step| self.teams.get(number + step));
        teams.cloned().collect()
    }
}

/// The applications and the groups that give access to them.
pub(super) fn applications() -> Table<ApplicationKey, ApplicationRole> {
    let software = format!("{EVERYBODY} {EXTERNALS} {ADMINISTRATORS}");
    let applications = [
        ("jira-software", "Jira Software", software.as_str()),
        ("jira-servicedesk", "Jira Service Management", AGENTS),
    ];
    let application = |(key, name, groups): (&str, &str, &str)| {
        let application = ApplicationRole {
            key: key.into(),
            name: name.to_owned(),
            groups: group_names(groups),
        };
        (application.key.clone(), Arc::new(application))
    };
    applications.map(application).into()
}

/// A user name and a display name. The number keeps user names apart.
fn named(random: &mut Random, number: usize) -> (String, String) {
    let first = random.pick(&FIRST_NAMES).copied().unwrap_or_default();
    let last = random.pick(&LAST_NAMES).copied().unwrap_or_default();
    let name = format!("{first}.{last}{number}").to_lowercase();
    (name, format!("{first} {last}"))
}
