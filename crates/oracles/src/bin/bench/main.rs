//! `make bench`, the native half: how fast the resolver is, next to its peers, in one run on the
//! same instances.
//!
//! Prints a table and writes it as JSON to `target/bench/native.json`; writes the instances and
//! what the peers in the browser are given to `target/bench/worlds/`.

mod measure;
mod peers;
mod worlds;

use std::error::Error;
use std::fs;

use serde_json::{Value, json};
use whocan_access::{ProjectId, UserKey};
use whocan_oracles::floor::Floor;
use whocan_oracles::works::{Asked, Ours};
use whocan_worlds::Tier;

use measure::{Time, measure};
use peers::{Casbin, Cedar, Rego};

/// Of everybody in all projects, the floor is asked about so many users, and the time multiplied:
/// it would take minutes.
const SAMPLE: usize = 50;

struct Row {
    work: &'static str,
    tier: &'static str,
    ours: Time,
    peer: &'static str,
    theirs: Time,
}

/// Everything on one tier.
#[expect(clippy::too_many_lines, reason = "one work after the other")]
fn rows(tier: Tier) -> Result<Vec<Row>, Box<dyn Error>> {
    let asked = Asked::of(tier).ok_or("an empty tier")?;
    worlds::write(tier, &asked)?;
    let instance = asked.instance.clone();
    let floor = Floor::new(&instance);
    let ours = Ours::new(asked.clone());
    let mut rows = Vec::new();
    let mut add = |work, ours, peers: Vec<(&'static str, Time)>| {
        rows.extend(peers.into_iter().map(|(peer, theirs)| Row {
            work,
            tier: tier.name(),
            ours,
            peer,
            theirs,
        }));
    };
    let cedar = Cedar::new(&asked)?.ok_or("Cedar cannot express the tier")?;
    let mut casbin = Casbin::new(&asked)?;
    let mut rego = Rego::new(&asked)?;

    #[expect(clippy::cast_precision_loss, reason = "45")]
    let each = 1.0 / asked.permissions.len() as f64;
    let (user, project) = (asked.user.as_str(), asked.project);
    let floor_checks = || {
        let permissions = asked.permissions.iter();
        let granted =
            permissions.filter(|permission| floor.check(user, project, permission.as_str()));
        granted.count()
    };
    let of_checks = vec![
        ("hash sets", measure(floor_checks).times(each)),
        ("Cedar", measure(|| cedar.checks()).times(each)),
        ("Casbin", measure(|| casbin.checks()).times(each)),
        ("regorus", measure(|| rego.checks()).times(each)),
    ];
    add(
        "one check",
        measure(|| ours.checks()).times(each),
        of_checks,
    );

    let changed = || {
        let now = asked.scheme.grants.iter().map(|grant| &grant.cell);
        let then = now.chain([&asked.cell]);
        floor.granted_by(user, project, then).len()
    };
    let of_what_if = vec![
        ("hash sets", measure(changed)),
        ("Cedar", measure(|| cedar.what_if().unwrap_or_default())),
        ("Casbin", measure(|| casbin.what_if().unwrap_or_default())),
        ("regorus", measure(|| rego.what_if().unwrap_or_default())),
    ];
    let of_what_if_anew = vec![("hash sets", measure(changed))];
    let standing = ours.standing().ok_or("no such project")?;
    add("what-if", measure(|| standing.what_if()), of_what_if);
    let anew = measure(|| ours.what_if());
    add("what-if, from nothing", anew, of_what_if_anew);

    let projects: Vec<ProjectId> = instance.projects.keys().copied().collect();
    let in_all = |user: &str| -> usize {
        let granted = projects.iter().map(|id| floor.granted(user, *id).len());
        granted.sum()
    };
    let theirs = measure(|| in_all(user));
    add(
        "a user in all projects",
        measure(|| ours.everywhere()),
        vec![("hash sets", theirs)],
    );

    let users: Vec<&UserKey> = instance.users.keys().collect();
    let step = (users.len() / SAMPLE).max(1);
    let sample: Vec<&&UserKey> = users.iter().step_by(step).collect();
    #[expect(clippy::cast_precision_loss, reason = "at most 100,000")]
    let scale = users.len() as f64 / sample.len() as f64;
    if tier != Tier::Xl {
        let some = || {
            sample
                .iter()
                .map(|user| in_all(user.as_str()))
                .sum::<usize>()
        };
        let theirs = measure(some).times(scale);
        let ours = measure(|| ours.everybody());
        add(
            "everybody in all projects",
            ours,
            vec![("hash sets, of a sample", theirs)],
        );
    }

    let (scheme, draft) = &asked.shared;
    let after = draft.apply(scheme);
    let sharing: Vec<ProjectId> = instance.projects_of(scheme.id).map(|p| p.id).collect();
    let differ = || {
        let mut people = 0;
        for user in &sample {
            people += usize::from(sharing.iter().any(|id| {
                let [now, then] = [&**scheme, &after].map(|scheme| {
                    let cells = scheme.grants.iter().map(|grant| &grant.cell);
                    floor.granted_by(user.as_str(), *id, cells)
                });
                now != then
            }));
        }
        people
    };
    let theirs = measure(differ).times(scale);
    add(
        "impact of ten cells",
        measure(|| ours.impact()),
        vec![("hash sets, of a sample", theirs)],
    );

    let of_compile = vec![
        ("hash sets", measure(|| Floor::new(&instance))),
        ("Cedar, one project", measure(|| cedar.compile().is_ok())),
        ("Casbin, one project", measure(|| casbin.compile().is_ok())),
        ("regorus, one project", measure(|| rego.compile().is_ok())),
    ];
    add("compile", measure(|| ours.compile()), of_compile);
    Ok(rows)
}

fn json(row: &Row) -> Value {
    json!({
        "where": "native", "work": row.work, "tier": row.tier, "peer": row.peer,
        "ours_us": row.ours.json(), "peer_us": row.theirs.json(),
        "ratio": row.theirs.median / row.ours.median,
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:<27}{:<6}{:<32}{:<34}{:>10}  peer",
        "native: work", "tier", "ours, µs", "peer, µs", "ratio"
    );
    let mut report = Vec::new();
    for tier in Tier::ALL {
        for row in rows(tier)? {
            let ratio = row.theirs.median / row.ours.median;
            println!(
                "{:<27}{:<6}{:<32}{:<34}{ratio:>9.1}x  {}",
                row.work, row.tier, row.ours, row.theirs, row.peer,
            );
            report.push(json(&row));
        }
    }
    let text = serde_json::to_string_pretty(&report)?;
    Ok(fs::write(worlds::directory().join("native.json"), text)?)
}
