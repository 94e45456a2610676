//! The studio's projects, and who acts in which role there.

use std::collections::BTreeMap;
use std::sync::Arc;

use whocan_access::{
    Actors, Project, ProjectId, ProjectRole, RoleId, SchemeId, SecuritySchemeId, Table,
};

use super::issues::{CLIENT_WORK, RESTRICTED};
use super::people::key_of;
use super::schemes::{CLIENT, CONFIDENTIAL, INTAKE, PUBLIC};
use crate::demo::group_names;
use whocan_worlds::shipped::{ADMINISTRATORS, DEVELOPERS, USERS};

pub(super) const CLIENTS: RoleId = RoleId(10_100);
pub(super) const OBSERVERS: RoleId = RoleId(10_101);
pub(super) const SERVICE_DESK: RoleId = RoleId(10_102);

/// Id, name, description, groups that are default members.
#[rustfmt::skip]
const ROLES: &[(RoleId, &str, &str, &str)] = &[
    (USERS, "Users", "Take part in a project.", "staff"),
    (DEVELOPERS, "Developers", "Do the work of a project.", "jira-developers"),
    (ADMINISTRATORS, "Administrators", "Run a project.", "jira-administrators"),
    (CLIENTS, "Clients", "The people a project is done for.", ""),
    (OBSERVERS, "Observers", "Look on, for instance to audit.", "externals"),
    (SERVICE_DESK, "Service Desk Team", "Answer requests.", ""),
];

/// Who acts in a role: groups, then users by user name, each separated by spaces.
type Acting = (RoleId, &'static str, &'static str);

/// A project as the table below writes it.
struct Row {
    key: &'static str,
    name: &'static str,
    lead: &'static str,
    kind: &'static str,
    scheme: SchemeId,
    security: Option<SecuritySchemeId>,
    acting: &'static [Acting],
}

/// An ordinary project; the table says where one differs.
const ORDINARY: Row = Row {
    key: "",
    name: "",
    lead: "",
    kind: "software",
    scheme: SchemeId::DEFAULT,
    security: None,
    acting: &[],
};

/// Finished, and read-only since.
const ARCHIVED: &[&str] = &["LAB"];

/// `jira-administrators` act as Administrators everywhere, and are not repeated here.
const PROJECTS: &[Row] = &[
    Row {
        key: "ACME",
        name: "Acme portal",
        lead: "lead",
        scheme: CLIENT,
        security: Some(CLIENT_WORK),
        acting: &[
            (ADMINISTRATORS, "", "lead"),
            (DEVELOPERS, "web-team", "aiko.tanaka ruth.adler"),
            (USERS, "staff", ""),
            (CLIENTS, "acme-clients", ""),
            (OBSERVERS, "externals", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "BLUE",
        name: "Bluebird relaunch",
        lead: "yuki.nakamura",
        acting: &[
            (ADMINISTRATORS, "", "yuki.nakamura p.lefevre"),
            (DEVELOPERS, "jira-developers freelancers", "kenji.sato"),
            (USERS, "staff support-desk", ""),
            (CLIENTS, "bluebird-clients", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "CORE",
        name: "Platform",
        lead: "ji-woo.park",
        acting: &[
            (ADMINISTRATORS, "", "ji-woo.park"),
            (DEVELOPERS, "platform-team", "tomas.herrera"),
            (USERS, "staff", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "DOCS",
        name: "Handbook",
        lead: "s.oconnor",
        kind: "business",
        acting: &[
            (ADMINISTRATORS, "project-managers", "s.oconnor"),
            (USERS, "staff", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "FIN",
        name: "Finance",
        lead: "c.rossi",
        kind: "business",
        scheme: CONFIDENTIAL,
        acting: &[
            (ADMINISTRATORS, "", "c.rossi"),
            (DEVELOPERS, "finance-team", ""),
            (USERS, "finance-team", "lead p.lefevre grace.mwangi"),
            (OBSERVERS, "externals", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "HR",
        name: "People",
        lead: "s.oconnor",
        kind: "business",
        scheme: CONFIDENTIAL,
        security: Some(RESTRICTED),
        acting: &[
            (ADMINISTRATORS, "", "s.oconnor"),
            (DEVELOPERS, "people-team", ""),
            (USERS, "people-team", ""),
        ],
    },
    Row {
        key: "INTAKE",
        name: "Requests",
        lead: "k.larsen",
        kind: "service_desk",
        scheme: INTAKE,
        acting: &[
            (ADMINISTRATORS, "", "k.larsen"),
            (DEVELOPERS, "jira-developers", ""),
            (USERS, "staff", ""),
            (SERVICE_DESK, "support-desk", "samir.patel"),
        ],
        ..ORDINARY
    },
    Row {
        key: "LAB",
        name: "Research",
        lead: "tomas.herrera",
        acting: &[
            (ADMINISTRATORS, "", "tomas.herrera"),
            (DEVELOPERS, "platform-team designers", ""),
            (USERS, "staff", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "OPEN",
        name: "Open source",
        lead: "maria.kovacs",
        scheme: PUBLIC,
        acting: &[
            (ADMINISTRATORS, "", "maria.kovacs"),
            (DEVELOPERS, "jira-developers", "paolo.conti"),
            (USERS, "staff", ""),
            (OBSERVERS, "externals", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "OPS",
        name: "Operations",
        lead: "m.schulz",
        acting: &[
            (ADMINISTRATORS, "", "m.schulz emi.kobayashi"),
            (DEVELOPERS, "platform-team", "h.berg"),
            (USERS, "staff support-desk", ""),
            (OBSERVERS, "externals", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "SALES",
        name: "Pipeline",
        lead: "b.hoffmann",
        kind: "business",
        acting: &[
            (ADMINISTRATORS, "", "b.hoffmann"),
            (USERS, "sales-team project-managers", "chloe.martin"),
            (OBSERVERS, "externals", ""),
        ],
        ..ORDINARY
    },
    Row {
        key: "VAULT",
        name: "Security",
        lead: "leila.karimi",
        scheme: CONFIDENTIAL,
        security: Some(RESTRICTED),
        acting: &[
            (ADMINISTRATORS, "", "leila.karimi"),
            (DEVELOPERS, "security-team", ""),
            (USERS, "security-team support-desk", "noor.haddad"),
        ],
        ..ORDINARY
    },
];

pub(super) fn roles() -> Table<RoleId, ProjectRole> {
    let role = |(id, name, description, groups): &(RoleId, &str, &str, &str)| {
        let default_actors = Actors {
            groups: group_names(groups),
            ..Actors::default()
        };
        let role = ProjectRole {
            id: *id,
            name: (*name).to_owned(),
            description: (*description).to_owned(),
            default_actors,
        };
        (*id, Arc::new(role))
    };
    ROLES.iter().map(role).collect()
}

/// The id of the project with this key: 10000 for the first of the table, and so on.
pub(super) fn id_of(key: &str) -> ProjectId {
    let mut ids = (10_000..).zip(PROJECTS);
    ProjectId(ids.find(|(_, row)| row.key == key).map_or(0, |(id, _)| id))
}

pub(super) fn projects() -> Table<ProjectId, Project> {
    let project = |row: &Row| {
        let project = Project {
            id: id_of(row.key),
            key: row.key.into(),
            name: row.name.to_owned(),
            lead: Some(key_of(row.lead)),
            kind: row.kind.to_owned(),
            archived: ARCHIVED.contains(&row.key),
            scheme: row.scheme,
            security_scheme: row.security,
            actors: actors(row.acting),
        };
        (project.id, Arc::new(project))
    };
    PROJECTS.iter().map(project).collect()
}

fn actors(acting: &[Acting]) -> BTreeMap<RoleId, Actors> {
    let mut actors: BTreeMap<RoleId, Actors> = acting
        .iter()
        .map(|(role, groups, users)| {
            let actors = Actors {
                users: users.split_whitespace().map(key_of).collect(),
                groups: group_names(groups),
            };
            (*role, actors)
        })
        .collect();
    let administrators = actors.entry(ADMINISTRATORS).or_default();
    administrators.groups.insert("jira-administrators".into());
    actors
}
