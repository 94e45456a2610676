//! The whole instance in one answer.

use reqwest::header::{ACCEPT_ENCODING, HeaderMap};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use whocan_access::Instance;
use whocan_jira::InstanceBean;
use whocan_server::demo::Demo;

use crate::support::{Person, Story};

const PATH: &str = whocan_jira::INSTANCE;

async fn read(person: &Person) -> InstanceBean {
    serde_json::from_value(person.get(PATH).await.expect(200)).unwrap()
}

#[tokio::test]
async fn an_administrator_reads_everything() {
    let story = Story::start().await;
    let instance = Instance::from(&read(&story.admin).await);
    let expected = Instance {
        // These are no part of the answer.
        issues: [].into(),
        security_schemes: [].into(),
        ..Demo::Story.data().instance
    };
    assert_eq!(instance, expected);
    story.stop().await;
}

#[tokio::test]
async fn a_lead_reads_what_concerns_their_projects() {
    let story = Story::start().await;
    let all = read(&story.admin).await;
    let own = read(&story.lead).await;
    let schemes: Vec<i64> = own
        .permission_schemes
        .iter()
        .map(|scheme| scheme.id)
        .collect();
    // They lead ACME, and administer DOCS too, which uses the default.
    assert_eq!(schemes, [0, 10_000]);
    assert_eq!(own.permission_schemes, all.permission_schemes[..2]);
    assert!(own.users.iter().all(|user| user.email_address.is_none()));
    assert_eq!(own.users.len(), all.users.len());
    assert_eq!(own.groups, all.groups);
    assert_eq!(own.roles, all.roles);
    assert_eq!(own.fields, all.fields);
    assert_eq!(own.application_roles, all.application_roles);
    assert_eq!(own.global_permissions, []);
    assert_eq!(own.projects[0], all.projects[0]);
    let with_actors = own
        .projects
        .iter()
        .filter(|project| !project.roles.is_empty());
    let with_actors: Vec<&str> = with_actors.map(|project| project.key.as_str()).collect();
    assert_eq!(with_actors, ["ACME", "DOCS"]);
    let visible = story
        .lead
        .get("/project?includeArchived=true")
        .await
        .expect(200);
    let keys = |list: Vec<Value>| -> Vec<Value> { list.into_iter().collect() };
    let visible = visible
        .as_array()
        .unwrap()
        .iter()
        .map(|project| project["key"].clone());
    let read = own.projects.iter().map(|project| json!(project.key));
    assert_eq!(keys(read.collect()), keys(visible.collect()));
    story.stop().await;
}

#[tokio::test]
async fn an_answer_that_is_known_is_not_sent_again() {
    let story = Story::start().await;
    let get = |person: &Person, tag: &str| {
        let request = person
            .request(Method::GET, PATH)
            .header("if-none-match", tag);
        async { request.send().await.unwrap() }
    };
    let tag = |headers: &HeaderMap| headers["etag"].to_str().unwrap().to_owned();
    let first = get(&story.admin, "").await;
    assert_eq!(first.status(), 200);
    assert_eq!(first.headers()["cache-control"], "private, no-cache");
    let known = tag(first.headers());
    let again = get(&story.admin, &known).await;
    assert_eq!(again.status(), 304);
    assert_eq!(tag(again.headers()), known);
    assert_eq!(again.text().await.unwrap(), "");
    assert_eq!(
        get(&story.lead, &known).await.status(),
        200,
        "another caller"
    );

    let scheme = json!({"description": "Changed"});
    story
        .admin
        .put("/permissionscheme/10000", &scheme)
        .await
        .expect(200);
    assert_eq!(get(&story.admin, &known).await.status(), 200);
    story.stop().await;
}

#[tokio::test]
async fn it_is_compressed() {
    let story = Story::start().await;
    let client = Client::new();
    for encoding in ["br", "gzip"] {
        let request = client.get(format!("{}{PATH}", story.server.base));
        let request = request.basic_auth("admin", Some("admin"));
        let response = request
            .header(ACCEPT_ENCODING, encoding)
            .send()
            .await
            .unwrap();
        assert_eq!(response.headers()["content-encoding"], encoding);
        let whole = story.admin.get(PATH).await.expect(200).to_string().len();
        assert!(response.bytes().await.unwrap().len() < whole / 4);
    }
    story.stop().await;
}
