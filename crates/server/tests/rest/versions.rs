//! Entity tags of schemes: no write is lost to another one.

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::{Database, Person, Running, Story, keys, send};

const PATH: &str = "/permissionscheme/10000?expand=permissions";

/// What a scheme answers, with its tag.
async fn read(person: &Person, path: &str) -> (String, Value) {
    let response = person.request(Method::GET, path).send().await.unwrap();
    assert_eq!(response.status(), 200);
    (tag_of(&response).unwrap(), response.json().await.unwrap())
}

fn tag_of(response: &Response) -> Option<String> {
    let tag = response.headers().get("etag")?;
    Some(tag.to_str().unwrap().to_owned())
}

fn described(text: &str) -> Value {
    json!({ "description": text })
}

#[tokio::test]
async fn a_scheme_has_one_tag_until_it_changes() {
    let story = Story::start().await;
    let (tag, scheme) = read(&story.admin, PATH).await;
    assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    for path in [
        "/permissionscheme/10000",
        "/permissionscheme/10000?expand=all",
        "/rest/api/latest/permissionscheme/10000",
    ] {
        assert_eq!(read(&story.admin, path).await.0, tag, "{path}");
    }
    assert_eq!(read(&story.lead, PATH).await.0, tag);
    assert_ne!(read(&story.admin, "/permissionscheme/0").await.0, tag);

    story.admin.put(PATH, &scheme).await.expect(200);
    assert_eq!(read(&story.admin, PATH).await.0, tag);
    let mut seen = vec![tag];
    let grant = json!({"permission": "LINK_ISSUES", "holder": {"type": "anyone"}});
    let grants = "/permissionscheme/10000/permission";
    let added = story.admin.post(grants, &grant).await.expect(201);
    seen.push(read(&story.admin, PATH).await.0);
    // The same grant, but another one: whoever has the first would name an id that is gone.
    let one = format!("{grants}/{}", added["id"]);
    story.admin.delete(&one).await.expect(204);
    story.admin.post(grants, &grant).await.expect(201);
    seen.push(read(&story.admin, PATH).await.0);
    story.admin.put(PATH, &described("Other")).await.expect(200);
    seen.push(read(&story.admin, PATH).await.0);
    story
        .admin
        .put(PATH, &json!({"name": "Other"}))
        .await
        .expect(200);
    seen.push(read(&story.admin, PATH).await.0);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 5);
    story.stop().await;
}

#[tokio::test]
async fn a_write_is_refused_that_names_another_version() {
    let story = Story::start().await;
    let (tag, _) = read(&story.admin, PATH).await;
    let put = |text: &str, tag: &str| {
        let request = story
            .admin
            .request(Method::PUT, PATH)
            .json(&described(text));
        send(request.header("if-match", tag))
    };
    let response = story
        .admin
        .request(Method::PUT, PATH)
        .header("if-match", &tag)
        .json(&described("First"))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(tag_of(&response), None);

    let before = story.database.dump().await;
    let weak = format!("W/{}", read(&story.admin, PATH).await.0);
    for other in [tag.as_str(), &weak, "\"other\"", "other", ""] {
        let refused = put("Second", other).await;
        assert_eq!(keys(&refused.body), ["errorMessages", "errors"]);
        let message = refused.message(412);
        assert!(
            message.contains("Client scheme was changed after"),
            "{message}"
        );
    }
    assert_eq!(story.database.dump().await, before);

    let (newest, _) = read(&story.admin, PATH).await;
    put("Second", &format!("{tag}, {newest}")).await.expect(200);
    put("Third", "*").await.expect(200);
    let last = story.admin.put(PATH, &described("Last")).await.expect(200);
    assert_eq!(last["description"], "Last");
    story.stop().await;
}

#[tokio::test]
async fn a_tag_changes_no_other_refusal() {
    let story = Story::start().await;
    let with_tag = |person: &Person, method, path| {
        let request = person.request(method, path).json(&json!({}));
        send(request.header("if-match", "\"other\""))
    };
    let refused = with_tag(&story.admin, Method::PUT, "/permissionscheme/99999").await;
    refused.message(404);
    with_tag(&story.lead, Method::PUT, PATH).await.message(403);
    with_tag(&story.anonymous, Method::PUT, PATH)
        .await
        .message(401);
    let default = with_tag(&story.admin, Method::DELETE, "/permissionscheme/0").await;
    default.message(400);
    story.stop().await;
}

#[tokio::test]
async fn deleting_names_a_version_too() {
    let story = Story::start().await;
    let path = "/permissionscheme/10003";
    let (tag, _) = read(&story.admin, path).await;
    story.admin.put(path, &described("Other")).await.expect(200);
    let delete = |tag: String| {
        let request = story.admin.request(Method::DELETE, path);
        send(request.header("if-match", tag))
    };
    delete(tag).await.message(412);
    let (tag, _) = read(&story.admin, path).await;
    delete(tag).await.expect(204);
    story.admin.get(path).await.message(404);
    story.stop().await;
}

#[tokio::test]
async fn what_the_reader_has_is_not_sent_again() {
    let story = Story::start().await;
    let (tag, _) = read(&story.admin, PATH).await;
    let get = |path: &str, tag: &str| {
        let request = story.admin.request(Method::GET, path);
        request.header("if-none-match", tag).send()
    };
    let known = get(PATH, &tag).await.unwrap();
    assert_eq!(known.status(), 304);
    assert_eq!(tag_of(&known), Some(tag.clone()));
    assert_eq!(known.text().await.unwrap(), "");
    assert_eq!(get(PATH, "\"other\"").await.unwrap().status(), 200);
    // Names of users and roles may have changed.
    let expanded = get("/permissionscheme/10000?expand=all", &tag).await;
    assert_eq!(expanded.unwrap().status(), 200);
    let body = story.admin.put(PATH, &described("Other")).await;
    body.expect(200);
    assert_eq!(get(PATH, &tag).await.unwrap().status(), 200);
    story.stop().await;
}

/// Many write at once over the version that all have read, by two servers on one database: one of
/// them gets through each time.
#[tokio::test]
async fn of_writes_over_one_version_one_is_made() {
    let database = Database::story().await;
    let servers = [
        Running::start(&database.url, None).await,
        Running::start(&database.url, None).await,
    ];
    let admin = servers[0].person("admin");
    for round in 0..5 {
        let (tag, before) = read(&admin, PATH).await;
        let writes = (0..12).map(|at| {
            let person = servers[at % 2].person("admin");
            let mut scheme = before.clone();
            scheme["description"] = json!(format!("{round} by {at}"));
            let request = person.request(Method::PUT, PATH).json(&scheme);
            tokio::spawn(send(request.header("if-match", &tag)))
        });
        let mut made = Vec::new();
        for write in writes.collect::<Vec<_>>() {
            let answer = write.await.unwrap();
            match answer.status.as_u16() {
                200 => made.push(answer.body["description"].clone()),
                _ => drop(answer.message(412)),
            }
        }
        let (now, after) = read(&admin, PATH).await;
        assert_eq!(made, [after["description"].clone()]);
        assert_ne!(now, tag);
        assert_eq!(read(&servers[1].person("admin"), PATH).await.0, now);
    }
    for server in servers {
        server.stop().await;
    }
    database.drop().await;
}
