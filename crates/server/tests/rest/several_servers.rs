//! Several servers over one database.

use serde_json::{Value, json};
use whocan_server::demo::Demo;

use crate::support::{Database, Running};

#[tokio::test]
async fn what_one_writes_the_other_answers() {
    let database = Database::new().await;
    let one = Running::start(&database.url, Some(Demo::Story)).await;
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
    let database = Database::new().await;
    let one = Running::start(&database.url, Some(Demo::Story)).await;
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
        lists[0].get("/rest/whocan/1/instance").await.expect(200),
        lists[1].get("/rest/whocan/1/instance").await.expect(200),
    ];
    assert_eq!(left, right);
    one.stop().await;
    other.stop().await;
    database.drop().await;
}
