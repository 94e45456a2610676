//! Several servers over one database.

use fastrand::Rng;
use serde_json::{Value, json};
use whocan_jira::INSTANCE;

use crate::support::{Answer, Database, Person, Running};

#[tokio::test]
async fn what_one_writes_the_other_answers() {
    let database = Database::story().await;
    let one = Running::start(&database.url, None).await;
    let other = Running::start(&database.url, None).await;
    let (here, there) = (one.person("admin"), other.person("admin"));
    let created = here
        .post("/permissionscheme", &json!({"name": "Shared"}))
        .await
        .expect(201);
    let path = format!("/permissionscheme/{}", created["id"]);
    assert_eq!(there.get(&path).await.expect(200)["name"], "Shared");
    there
        .put(&path, &json!({"name": "Renamed"}))
        .await
        .expect(200);
    // What this server has in memory is older; it must not decide by it.
    let taken = here
        .post("/permissionscheme", &json!({"name": "Renamed"}))
        .await;
    taken.error_of(400, "name");
    there.delete(&path).await.expect(204);
    here.put(&path, &json!({"name": "Back"})).await.message(404);

    let session = json!({"username": "client", "password": "client"});
    let session = here
        .post("/rest/auth/1/session", &session)
        .await
        .expect(200);
    let cookie = format!(
        "JSESSIONID={}",
        session["session"]["value"].as_str().unwrap()
    );
    let request = other.anonymous().request(reqwest::Method::GET, "/myself");
    let response = request.header("cookie", cookie).send().await.unwrap();
    assert_eq!(response.status(), 200);
    one.stop().await;
    other.stop().await;
    database.drop().await;
}

#[tokio::test]
async fn writers_take_turns() {
    let database = Database::story().await;
    let one = Running::start(&database.url, None).await;
    let other = Running::start(&database.url, None).await;
    let mut tasks = Vec::new();
    for at in 0..24 {
        let person = [&one, &other][at % 2].person("admin");
        tasks.push(tokio::spawn(async move {
            let name = json!({"name": format!("Scheme {}", at / 2)});
            let answer = person.post("/permissionscheme", &name).await;
            (at / 2, answer.status.as_u16(), answer.body["id"].as_i64())
        }));
    }
    let mut created: Vec<(usize, i64)> = Vec::new();
    let mut refused = 0;
    for task in tasks {
        match task.await.unwrap() {
            (name, 201, Some(id)) => created.push((name, id)),
            (_, 400, None) => refused += 1,
            answer => panic!("{answer:?}"),
        }
    }
    // Each name was wanted by both, and one of them got it.
    created.sort_unstable();
    let names: Vec<usize> = created.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, (0..12).collect::<Vec<_>>());
    assert_eq!(refused, 12);
    let mut ids: Vec<i64> = created.iter().map(|(_, id)| *id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 12);
    let lists = [&one, &other].map(|server| server.person("admin"));
    let [left, right]: [Value; 2] = [
        lists[0].get(INSTANCE).await.expect(200),
        lists[1].get(INSTANCE).await.expect(200),
    ];
    assert_eq!(left, right);
    one.stop().await;
    other.stop().await;
    database.drop().await;
}

/// Some grants, each at most once.
fn some_grants(random: &mut Rng) -> Value {
    let permissions = ["BROWSE_PROJECTS", "EDIT_ISSUES", "ADD_COMMENTS"];
    let holders = [
        json!({"type": "anyone"}),
        json!({"type": "reporter"}),
        json!({"type": "group", "parameter": "staff"}),
        json!({"type": "projectRole", "parameter": "10100"}),
        json!({"type": "userCustomField", "parameter": "customfield_10101"}),
    ];
    let mut grants = Vec::new();
    for permission in permissions {
        for holder in &holders {
            if random.bool() {
                grants.push(json!({"permission": permission, "holder": holder}));
            }
        }
    }
    random.shuffle(&mut grants);
    Value::Array(grants)
}

/// Some change, as a request that may also be refused.
async fn some_change(admin: &Person, random: &mut Rng, number: usize) -> Answer {
    let scheme = [0, 10_000, 10_003, 10_004, 10_005, 10_006][random.usize(..6)];
    let project = ["ACME", "OPEN", "OPS", "FIN"][random.usize(..4)];
    let role = format!(
        "/project/{project}/role/{}",
        [10_001, 10_100][random.usize(..2)]
    );
    let path = format!("/permissionscheme/{scheme}");
    match random.u8(..9) {
        0 => {
            let body = json!({"name": format!("New {number}"), "permissions": some_grants(random)});
            admin.post("/permissionscheme", &body).await
        }
        1 | 2 => {
            let body =
                json!({"description": format!("{number}"), "permissions": some_grants(random)});
            admin.put(&path, &body).await
        }
        3 => {
            let grant = &some_grants(random)[0];
            admin.post(&format!("{path}/permission"), grant).await
        }
        4 => {
            let grants = admin.get(&format!("{path}/permission")).await.body;
            let id = grants["permissions"][0]["id"].as_i64().unwrap_or_default();
            admin.delete(&format!("{path}/permission/{id}")).await
        }
        5 => admin.delete(&path).await,
        6 => {
            let path = format!("/project/{project}/permissionscheme");
            admin.put(&path, &json!({"id": scheme})).await
        }
        7 => {
            let users = ["lead", "client", "grace.mwangi"];
            let users: Vec<&str> = users.into_iter().filter(|_| random.bool()).collect();
            let body = json!({"categorisedActors": {"atlassian-user-role-actor": users}});
            admin.put(&role, &body).await
        }
        _ => {
            admin
                .post(&role, &json!({"group": ["staff", "qa-team"]}))
                .await
        }
    }
}

/// One server changes what it holds in memory along with the database; the other reads the
/// database anew after each change.
#[tokio::test]
async fn memory_and_database_agree_after_any_changes() {
    let database = Database::story().await;
    let one = Running::start(&database.url, None).await;
    let other = Running::start(&database.url, None).await;
    let (here, there) = (one.person("admin"), other.person("admin"));
    let mut random = Rng::with_seed(4);
    let mut done = 0;
    for number in 0..150 {
        let answer = some_change(&here, &mut random, number).await;
        assert!(answer.status.as_u16() < 500, "{}", answer.body);
        done += usize::from(answer.status.is_success());
        let [left, right] = [&here, &there].map(|person| person.get(INSTANCE));
        assert_eq!(
            left.await.expect(200),
            right.await.expect(200),
            "change {number}"
        );
    }
    assert!(done > 75, "only {done} were made");
    one.stop().await;
    other.stop().await;
    database.drop().await;
}
