//! Each finding of domain.md, section 7: where it is due, and where it is not.

mod copies;
mod redundant;
mod unusable;
mod visible;

use crate::world::{ADMINS, USERS, World, cell};
use whocan_access::{
    About, Draft, Finding, FindingSettings, Fix, Holder, PermissionKey, Reason, SchemeId, Severity,
};

/// One scheme with these grants for project 1, in which `ann` administers, `ben` is a user, and
/// group `staff` of both gives access to the application.
fn world(grants: &[(&str, Holder)]) -> World {
    World::new()
        .users(&["ann", "ben", "cleo"])
        .inactive("ned")
        .group("staff", &["ann", "ben"], &[])
        .group("inner", &["ben"], &[])
        .group("gone", &["ned"], &[])
        .group("empty", &[], &[])
        .application("software", &["staff"])
        .scheme(1, grants)
        .project(1, 1)
        .acts(1, ADMINS, &["ann"], &[])
        .acts(1, USERS, &["ben"], &[])
}

fn all(world: World) -> Vec<Finding> {
    world.resolver().findings(&FindingSettings::default())
}

/// The findings whose reason is of a kind.
fn of(world: World, kind: impl Fn(&Reason) -> bool) -> Vec<Finding> {
    let mut findings = all(world);
    findings.retain(|finding| kind(&finding.reason));
    findings
}

fn scheme(severity: Severity, reason: Reason, fix: impl Into<Option<Fix>>) -> Finding {
    Finding {
        severity,
        about: About::Scheme(SchemeId(1)),
        reason,
        fix: fix.into(),
    }
}

fn keys(keys: &[&str]) -> Vec<PermissionKey> {
    keys.iter().map(|key| (*key).into()).collect()
}

fn removing(cells: &[(&str, Holder)]) -> Fix {
    let cells = cells.iter().map(|(key, holder)| cell(key, holder.clone()));
    let draft = Draft {
        added: [].into(),
        removed: cells.collect(),
    };
    Fix {
        scheme: SchemeId(1),
        draft,
    }
}

fn adding(permission: &str, holder: Holder) -> Fix {
    let draft = Draft {
        added: [cell(permission, holder)].into(),
        removed: [].into(),
    };
    Fix {
        scheme: SchemeId(1),
        draft,
    }
}
