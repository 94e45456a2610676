//! Killing the program while it saves: what it acknowledged is there, and nothing is half there.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::program::Process;
use crate::support::{Database, Person};

const CLIENTS: usize = 4;
const ROUNDS: usize = 5;
/// Saves that are acknowledged before the program is killed.
const SAVES: usize = 60;

/// A save: which client's, and its number.
type Save = (usize, u64);

/// The grants of a save: different for each, some dozens of them.
fn cells((client, number): Save) -> BTreeSet<(&'static str, String)> {
    let permissions = [
        "BROWSE_PROJECTS",
        "EDIT_ISSUES",
        "ADD_COMMENTS",
        "CLOSE_ISSUES",
    ];
    let groups = [
        "staff",
        "qa-team",
        "web-team",
        "designers",
        "sales-team",
        "freelancers",
    ];
    let mut random = fastrand::Rng::with_seed(number * 16 + client as u64);
    let all = permissions.into_iter().flat_map(|permission| {
        groups
            .into_iter()
            .map(move |group| (permission, group.to_owned()))
    });
    all.filter(|_| random.bool()).collect()
}

fn body(save: Save) -> Value {
    let grants = cells(save).into_iter().map(|(permission, group)| {
        json!({"permission": permission, "holder": {"type": "group", "parameter": group}})
    });
    json!({"description": format!("{} {}", save.0, save.1), "permissions": grants.collect::<Vec<_>>()})
}

/// The save that a scheme comes from, after looking whether all of it is there.
async fn saved(admin: &Person, id: i64) -> Option<Save> {
    let scheme = admin
        .get(&format!("/permissionscheme/{id}?expand=permissions"))
        .await;
    let scheme = scheme.expect(200);
    let description = scheme["description"].as_str()?;
    let (client, number) = description.split_once(' ').unwrap();
    let save = (client.parse().unwrap(), number.parse().unwrap());
    let grants = scheme["permissions"].as_array().unwrap().iter();
    let found: BTreeSet<(String, String)> = grants
        .map(|grant| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (
                text(&grant["permission"]),
                text(&grant["holder"]["parameter"]),
            )
        })
        .collect();
    let expected = cells(save).into_iter();
    let expected: BTreeSet<_> = expected
        .map(|(key, group)| (key.to_owned(), group))
        .collect();
    assert_eq!(found, expected, "half of a save");
    Some(save)
}

/// Saves over and over, in turn a scheme of one's own and one that all share, until the program is
/// gone. Tells of each save that was acknowledged; answers the number of the one that was not.
async fn keep_saving(
    admin: Person,
    client: usize,
    first: u64,
    schemes: [i64; 2],
    done: mpsc::UnboundedSender<Save>,
) -> u64 {
    let mut number = first;
    loop {
        let path = format!(
            "/permissionscheme/{}",
            schemes[usize::from(number % 2 == 1)]
        );
        let request = admin.request(reqwest::Method::PUT, &path);
        match request.json(&body((client, number))).send().await {
            Ok(response) => assert_eq!(response.status(), 200),
            Err(_) => return number,
        }
        let _ = done.send((client, number));
        number += 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_acknowledged_save_is_lost_and_none_is_half_there() {
    let database = Database::new().await;
    let demo = ["--demo", "story"];
    let mut process = Process::start(&database.url, &demo, &[]);
    let admin = Person::new(&process.base, Some("admin"));
    let mut ids = Vec::new();
    for name in 0..=CLIENTS {
        let name = json!({"name": format!("Scheme {name}")});
        let scheme = admin.post("/permissionscheme", &name).await.expect(201);
        ids.push(scheme["id"].as_i64().unwrap());
    }
    let shared = ids[CLIENTS];
    let mut next = [0; CLIENTS];
    let mut latest: [Option<Save>; CLIENTS] = [None; CLIENTS];
    for _ in 0..ROUNDS {
        let before = revision(&database).await;
        let admin = Person::new(&process.base, Some("admin"));
        let (done, mut acknowledged) = mpsc::unbounded_channel();
        let tasks: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let schemes = [ids[client], shared];
                let done = done.clone();
                tokio::spawn(keep_saving(
                    admin.clone(),
                    client,
                    next[client],
                    schemes,
                    done,
                ))
            })
            .collect();
        drop(done);
        let mut count = 0;
        while let Some((client, number)) = acknowledged.recv().await {
            count += 1;
            if number % 2 == 0 {
                latest[client] = Some((client, number));
            }
            if count == SAVES {
                process.kill_now();
            }
        }
        let mut unanswered = [0; CLIENTS];
        for (client, task) in tasks.into_iter().enumerate() {
            unanswered[client] = task.await.unwrap();
        }

        process = Process::start(&database.url, &demo, &[]);
        let admin = Person::new(&process.base, Some("admin"));
        // Every write raises the revision: none of those acknowledged is missing, and at most the
        // ones that were under way have come on top.
        let writes = usize::try_from(revision(&database).await - before).unwrap();
        assert!(
            (count..=count + CLIENTS).contains(&writes),
            "{writes} of {count}"
        );
        for client in 0..CLIENTS {
            // Even numbers went to one's own scheme.
            let last = unanswered[client];
            let own = saved(&admin, ids[client]).await;
            let came_on_top = last % 2 == 0 && own == Some((client, last));
            assert!(own == latest[client] || came_on_top, "{own:?} of {last}");
            latest[client] = own;
            next[client] = last + 1;
        }
        let (client, number) = saved(&admin, shared).await.unwrap();
        assert!(number <= unanswered[client] && number % 2 == 1);
    }
    process.kill_now();
    database.drop().await;
}

async fn revision(database: &Database) -> i64 {
    let pool = database.connect().await;
    let revision = sqlx::query_scalar("SELECT number FROM revision")
        .fetch_one(&pool)
        .await;
    pool.close().await;
    revision.unwrap()
}
