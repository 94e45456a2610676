//! A small instance for tests: a studio with one project, BLUE, and one scheme.
//!
//! Group `acme-clients` (maria) is a sub-group of `externals`, whose members may log in. Group
//! `staff` (dana) may log in too and acts as Developers in BLUE; sam leads BLUE and is in no
//! group.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::{
    Actors, ApplicationRole, Cell, Grant, GrantId, Group, Holder, Instance, PermissionScheme,
    Project, ProjectId, ProjectRole, Resolver, RoleId, SchemeId, Subject, User,
};

use crate::editor::preview::Question;

/// Role Developers.
pub const DEVELOPERS: RoleId = RoleId(10_001);
/// Project BLUE.
pub const BLUE: ProjectId = ProjectId(10_100);

/// Any signed-in user.
pub const SIGNED_IN: Holder = Holder::ApplicationRole(None);

/// What a new member of `acme-clients` can do in BLUE.
pub fn clients() -> Question {
    Question {
        subject: Subject::new_member_of("acme-clients"),
        project: BLUE,
    }
}

/// The scheme of BLUE, granting these; grant ids from 1.
pub fn scheme(grants: &[(&str, Holder)]) -> PermissionScheme {
    let grants = (1..).zip(grants).map(|(id, (permission, holder))| Grant {
        id: Some(GrantId(id)),
        cell: Cell::new(*permission, holder.clone()),
    });
    PermissionScheme {
        id: SchemeId::DEFAULT,
        name: "Default Permission Scheme".into(),
        description: String::new(),
        grants: grants.collect(),
    }
}

/// The studio, its scheme granting these.
pub fn resolver(grants: &[(&str, Holder)]) -> Resolver {
    let mut instance = Instance::default();
    for (key, name) in [
        ("maria", "Maria Lopez"),
        ("dana", "Dana Okoye"),
        ("sam", "Sam Roth"),
    ] {
        let user = User {
            key: key.into(),
            name: key.into(),
            display_name: name.into(),
            email: String::new(),
            active: true,
        };
        instance.users.insert(key.into(), Arc::new(user));
    }
    for (name, users, groups) in [
        ("acme-clients", &["maria"][..], &[][..]),
        ("externals", &[], &["acme-clients"]),
        ("staff", &["dana"], &[]),
    ] {
        let group = Group {
            name: name.into(),
            users: users.iter().map(|key| (*key).into()).collect(),
            groups: groups.iter().map(|name| (*name).into()).collect(),
        };
        instance.groups.insert(name.into(), Arc::new(group));
    }
    let jira = ApplicationRole {
        key: "jira-software".into(),
        name: "Jira Software".into(),
        groups: ["externals".into(), "staff".into()].into(),
    };
    instance
        .applications
        .insert(jira.key.clone(), Arc::new(jira));
    let developers = ProjectRole {
        id: DEVELOPERS,
        name: "Developers".into(),
        description: String::new(),
        default_actors: Actors::default(),
    };
    instance.roles.insert(DEVELOPERS, Arc::new(developers));
    let actors = Actors {
        users: BTreeSet::new(),
        groups: ["staff".into()].into(),
    };
    let blue = Project {
        id: BLUE,
        key: "BLUE".into(),
        name: "Bluebird relaunch".into(),
        lead: Some("sam".into()),
        kind: "software".into(),
        archived: false,
        scheme: SchemeId::DEFAULT,
        security_scheme: None,
        actors: [(DEVELOPERS, actors)].into(),
    };
    instance.projects.insert(BLUE, Arc::new(blue));
    let scheme = scheme(grants);
    instance.schemes.insert(scheme.id, Arc::new(scheme));
    Resolver::new(Arc::new(instance))
}
