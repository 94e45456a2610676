//! `make bench`: how fast the resolver is, next to peers, in one run on the same instances.
//!
//! Prints a table and writes it as JSON to `target/bench/resolver.json`. Times are medians over
//! repeated runs, with the range that the middle half of them falls into.

use std::fs;
use std::hint::black_box;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use whocan_access::{
    BUILT_IN, Cell, Draft, Holder, Instance, Mode, ProjectId, Relations, Resolver, Scope, Subject,
};
use whocan_oracles::floor::Floor;
use whocan_oracles::naive::Question;
use whocan_worlds::Tier;

/// How long one piece of work is repeated, and how often at the most.
const PATIENCE: Duration = Duration::from_millis(600);
const MOST_RUNS: usize = 2_000;

/// Median and middle half of repeated runs.
#[derive(Clone, Copy)]
struct Time {
    low: Duration,
    median: Duration,
    high: Duration,
}

struct Row {
    work: &'static str,
    tier: &'static str,
    ours: Time,
    peer: &'static str,
    theirs: Time,
}

fn measure<T>(mut work: impl FnMut() -> T) -> Time {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || (begun.elapsed() < PATIENCE && times.len() < MOST_RUNS) {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |part: usize| {
        times
            .get(times.len() * part / 4)
            .copied()
            .unwrap_or_default()
    };
    Time {
        low: at(1),
        median: at(2),
        high: at(3),
    }
}

/// A user in the middle of the list, who is active.
fn somebody(instance: &Instance) -> Option<Subject> {
    let mut users = instance.users.values().skip(instance.users.len() / 2);
    let user = users.find(|user| user.active)?;
    Some(Subject::User(user.key.clone()))
}

fn rows(tier: Tier) -> Option<Vec<Row>> {
    let instance = Arc::new(tier.instance());
    let tier = tier.name();
    let resolver = Resolver::new(Arc::clone(&instance));
    let floor = Floor::new(&instance);
    let subject = somebody(&instance)?;
    let Subject::User(key) = &subject else {
        return None;
    };
    let projects: Vec<ProjectId> = instance.projects.keys().copied().collect();
    let none = Relations::new();

    let everywhere = measure(|| {
        let access = projects.iter().map(|id| {
            let access = resolver.access(&subject, Scope::Project(*id), Mode::DataCenter);
            access
                .map(|access| access.usable_with(&none).len())
                .unwrap_or_default()
        });
        access.sum::<usize>()
    });
    let everywhere_floor = measure(|| {
        let granted = projects
            .iter()
            .map(|id| floor.granted(key.as_str(), *id).len());
        granted.sum::<usize>()
    });

    let project = instance.projects.values().nth(projects.len() / 2)?;
    let scheme = instance.schemes.get(&project.scheme)?;
    let scope = Scope::Project(project.id);
    let what_if = measure(|| {
        let mut draft = Draft::default();
        draft.set(scheme, Cell::new("BROWSE_PROJECTS", Holder::Reporter), true);
        let preview = resolver.with_scheme(draft.apply(scheme));
        let access = preview.access(&subject, scope, Mode::DataCenter);
        access.map(|access| access.usable_with(&none).len())
    });
    let what_if_naive = measure(|| {
        let question = Question {
            instance: &instance,
            subject: &subject,
            scope,
            mode: Mode::DataCenter,
            relations: &none,
        };
        let usable = BUILT_IN
            .iter()
            .filter(|permission| question.effective(permission.key));
        usable.count()
    });
    let compiled = measure(|| Resolver::new(Arc::clone(&instance)));
    let prepared = measure(|| Floor::new(&instance));

    Some(vec![
        Row {
            work: "prepare the instance",
            tier,
            ours: compiled,
            peer: "hash sets",
            theirs: prepared,
        },
        Row {
            work: "a user in all projects",
            tier,
            ours: everywhere,
            peer: "hash sets, granted only",
            theirs: everywhere_floor,
        },
        Row {
            work: "change a grant, ask again",
            tier,
            ours: what_if,
            peer: "naive loops, no change",
            theirs: what_if_naive,
        },
    ])
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn shown(time: Time) -> String {
    let [low, median, high] = [time.low, time.median, time.high].map(micros);
    format!("{median:>11.1} ({low:.1}–{high:.1})")
}

fn main() -> io::Result<()> {
    println!(
        "{:<27}{:<6}{:<34}{:<34}{:>7}  peer",
        "work", "tier", "ours, µs", "peer, µs", "ratio"
    );
    let mut report = Vec::new();
    let rows = Tier::ALL.into_iter().filter_map(rows);
    for row in rows.flatten() {
        let ratio = micros(row.theirs.median) / micros(row.ours.median);
        println!(
            "{:<27}{:<6}{:<34}{:<34}{ratio:>6.1}x  {}",
            row.work,
            row.tier,
            shown(row.ours),
            shown(row.theirs),
            row.peer,
        );
        let [ours, theirs] = [row.ours, row.theirs].map(|time| {
            json!({ "low": micros(time.low), "median": micros(time.median), "high": micros(time.high) })
        });
        report.push(json!({
            "work": row.work, "tier": row.tier, "peer": row.peer,
            "ours_us": ours, "peer_us": theirs, "ratio": ratio,
        }));
    }
    fs::create_dir_all("target/bench")?;
    fs::write(
        "target/bench/resolver.json",
        serde_json::to_string_pretty(&report)?,
    )
}
