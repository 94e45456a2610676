//! The studio's people, its clients, and the groups they are in.

use std::sync::Arc;

use whocan_access::{ApplicationKey, ApplicationRole, Group, GroupName, Table, User, UserKey};

use crate::demo::group_names;

/// Key, user name, display name, groups. Accounts made before user keys came have their first
/// user name for a key: Hanna Lindqvist was once `h.berg`, which is now the name of somebody else.
#[rustfmt::skip]
const PEOPLE: &[(&str, &str, &str, &str)] = &[
    // The office
    ("admin", "admin", "Ines Roth", "jira-administrators staff"),
    ("noor.haddad", "noor.haddad", "Noor Haddad", "jira-administrators staff platform-team"),
    ("JIRAUSER10101", "lead", "Jonas Weber", "staff project-managers"),
    ("p.lefevre", "p.lefevre", "Pauline Lefèvre", "staff project-managers"),
    ("JIRAUSER10102", "grace.mwangi", "Grace Mwangi", "staff project-managers"),
    ("JIRAUSER10103", "ravi.menon", "Ravi Menon", "staff project-managers sales-team"),
    ("c.rossi", "c.rossi", "Chiara Rossi", "staff finance-team"),
    ("JIRAUSER10104", "lukasz.wojcik", "Łukasz Wójcik", "staff finance-team"),
    ("JIRAUSER10106", "adaeze.nwosu", "Adaeze Nwosu", "staff finance-team people-team"),
    ("s.oconnor", "s.oconnor", "Siobhán O'Connor", "staff people-team"),
    ("JIRAUSER10107", "mateus.silva", "Mateus da Silva", "staff people-team"),
    ("b.hoffmann", "b.hoffmann", "Birgit Hoffmann", "staff sales-team"),
    ("JIRAUSER10108", "omar.farouk", "Omar Farouk", "staff sales-team"),
    ("JIRAUSER10109", "chloe.martin", "Chloé Martin", "staff sales-team"),
    // Design
    ("h.berg", "hanna.lindqvist", "Hanna Lindqvist", "staff designers"),
    ("JIRAUSER10110", "zoe.devries", "Zoë de Vries", "staff designers"),
    ("JIRAUSER10111", "nguyen.mai", "Nguyễn Thị Mai", "staff designers"),
    ("JIRAUSER10112", "elif.yildiz", "Elif Yıldız", "staff designers web-team"),
    ("f.moreau", "f.moreau", "Fabien Moreau", "staff designers"),
    ("JIRAUSER10113", "tala.santos", "Tala Santos", "staff designers"),
    // Osaka: staff through the sub-group
    ("JIRAUSER10114", "aiko.tanaka", "田中 愛子", "osaka-studio designers"),
    ("JIRAUSER10115", "kenji.sato", "佐藤 健二", "osaka-studio web-team"),
    ("JIRAUSER10116", "yuki.nakamura", "中村 優希", "osaka-studio project-managers"),
    ("JIRAUSER10117", "haruto.yamamoto", "山本 陽翔", "osaka-studio qa-team"),
    ("JIRAUSER10118", "emi.kobayashi", "小林 恵美", "osaka-studio platform-team"),
    // Development
    ("JIRAUSER10105", "maria.kovacs", "Mária Kovács", "staff web-team"),
    ("d.novak", "d.novak", "David Novák", "staff web-team"),
    ("JIRAUSER10119", "li.xiaoming", "李 小明", "staff web-team"),
    ("JIRAUSER10120", "anjali.rao", "Anjali Rao", "staff web-team"),
    ("JIRAUSER10121", "sofia.jensen", "Sofia Jensen", "staff web-team"),
    ("JIRAUSER10122", "kwame.boateng", "Kwame Boateng", "staff web-team"),
    ("tomas.herrera", "tomas.herrera", "Tomás Herrera", "staff platform-team"),
    ("JIRAUSER10131", "h.berg", "Henrik Berg", "staff platform-team"),
    ("JIRAUSER10123", "ji-woo.park", "박지우", "staff platform-team"),
    ("JIRAUSER10124", "oluwaseun.adeyemi", "Oluwaseun Adeyemi", "staff platform-team"),
    ("JIRAUSER10125", "ana.petrovic", "Ana Petrović", "staff platform-team"),
    ("m.schulz", "m.schulz", "Martin Schulz", "staff platform-team security-team"),
    ("JIRAUSER10126", "leila.karimi", "Leila Karimi", "staff security-team"),
    ("JIRAUSER10127", "viktor.ivanov", "Viktor Ivanov", "staff security-team"),
    ("JIRAUSER10128", "bjork.jonsdottir", "Björk Jónsdóttir", "staff qa-team"),
    ("JIRAUSER10129", "samir.patel", "Samir Patel", "staff qa-team"),
    (
        "JIRAUSER10130",
        "mariadelcarmen.fernandezvillaverdedelatorreymontenegro",
        "María del Carmen Esperanza Fernández-Villaverde de la Torre y Montenegro",
        "staff qa-team",
    ),
    ("JIRAUSER10148", "amir.levi", "Amir Levi", "staff qa-team"),
    // Support
    ("k.larsen", "k.larsen", "Kirsten Larsen", "staff support-desk"),
    ("JIRAUSER10132", "abdul.rahman", "Abdul Rahman", "staff support-desk"),
    ("JIRAUSER10133", "isabel.torres", "Isabel Torres", "staff support-desk"),
    ("JIRAUSER10134", "peter.nagy", "Péter Nagy", "staff support-desk"),
    ("JIRAUSER10135", "thandiwe.dlamini", "Thandiwe Dlamini", "staff support-desk"),
    ("JIRAUSER10136", "george.smith", "George Smith", "staff support-desk"),
    // From outside
    ("JIRAUSER10137", "ruth.adler", "Ruth Adler", "freelancers"),
    ("JIRAUSER10138", "paolo.conti", "Paolo Conti", "freelancers designers"),
    ("JIRAUSER10139", "mina.choi", "Mina Choi", "freelancers"),
    ("JIRAUSER10140", "edith.ledger", "Edith Ledger", "externals"),
    ("JIRAUSER10141", "noah.tally", "Noah Tally", "externals"),
    ("JIRAUSER10142", "client", "Claire Acton", "acme-clients"),
    ("JIRAUSER10143", "dana.okoye", "Dana Okoye", "acme-clients support-desk"),
    ("JIRAUSER10144", "will.carter", "Will Carter", "acme-clients"),
    ("JIRAUSER10145", "priya.shah", "Priya Shah", "acme-clients"),
    ("JIRAUSER10146", "hugo.blanc", "Hugo Blanc", "acme-clients"),
    ("JIRAUSER10147", "marta.nowak", "Marta Nowak", "acme-clients"),
];

/// User names of those who have left; what they were given has stayed.
const INACTIVE: &[&str] = &["tomas.herrera"];

/// Where people of these groups have their e-mail; all others have it at the studio.
const MAIL_HOSTS: &[(&str, &str)] = &[
    ("acme-clients", "acme.example"),
    ("externals", "tally-audit.example"),
    ("freelancers", "freelance.example"),
];

/// Every group, and its sub-groups. Nobody is in `bluebird-clients` yet.
const GROUPS: &[(&str, &str)] = &[
    ("acme-clients", ""),
    ("bluebird-clients", ""),
    ("designers", ""),
    ("externals", "acme-clients bluebird-clients freelancers"),
    ("finance-team", ""),
    ("freelancers", ""),
    ("jira-administrators", ""),
    ("jira-developers", "platform-team web-team"),
    ("jira-servicedesk-users", "support-desk"),
    ("jira-software-users", "staff"),
    ("osaka-studio", ""),
    ("people-team", ""),
    ("platform-team", ""),
    ("project-managers", ""),
    ("qa-team", ""),
    ("sales-team", ""),
    ("security-team", ""),
    ("staff", "osaka-studio"),
    ("support-desk", ""),
    ("web-team", ""),
];

/// Applications, and the groups whose members may log in to them.
#[rustfmt::skip]
const APPLICATIONS: &[(&str, &str, &str)] = &[
    ("jira-software", "Jira Software", "externals jira-administrators jira-software-users"),
    ("jira-servicedesk", "Jira Service Management", "jira-servicedesk-users"),
];

/// The key of the person with this user name. A name that nobody has is taken for a key.
pub(super) fn key_of(name: &str) -> UserKey {
    let person = PEOPLE.iter().find(|person| person.1 == name);
    person.map_or(name, |person| person.0).into()
}

pub(super) fn users() -> Table<UserKey, User> {
    let user = |(key, name, display_name, groups): &(&str, &str, &str, &str)| {
        let in_group = |group: &str| groups.split_whitespace().any(|name| name == group);
        let host = MAIL_HOSTS.iter().find(|(group, _)| in_group(group));
        let host = host.map_or("studio.example", |(_, host)| *host);
        let user = User {
            key: (*key).into(),
            name: (*name).to_owned(),
            display_name: (*display_name).to_owned(),
            email: format!("{name}@{host}"),
            active: !INACTIVE.contains(name),
        };
        (user.key.clone(), Arc::new(user))
    };
    PEOPLE.iter().map(user).collect()
}

pub(super) fn groups() -> Table<GroupName, Group> {
    let group = |(name, groups): &(&str, &str)| {
        let members = PEOPLE
            .iter()
            .filter(|person| person.3.split_whitespace().any(|group| group == *name));
        let group = Group {
            name: (*name).into(),
            users: members.map(|person| person.0.into()).collect(),
            groups: group_names(groups),
        };
        (group.name.clone(), Arc::new(group))
    };
    GROUPS.iter().map(group).collect()
}

pub(super) fn applications() -> Table<ApplicationKey, ApplicationRole> {
    let application = |(key, name, groups): &(&str, &str, &str)| {
        let application = ApplicationRole {
            key: (*key).into(),
            name: (*name).to_owned(),
            groups: group_names(groups),
        };
        (application.key.clone(), Arc::new(application))
    };
    APPLICATIONS.iter().map(application).collect()
}
