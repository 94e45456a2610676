//! Who may do what: every call as an administrator, as the lead of ACME, as a client and as nobody.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Story, send};

/// A method, a path, a body, and the status for admin, lead, client and anonymous.
type Case = (Method, &'static str, Value, [u16; 4]);

fn reading() -> Vec<Case> {
    let get = |path, statuses| (Method::GET, path, Value::Null, statuses);
    vec![
        get("/serverInfo", [200, 200, 200, 200]),
        get("/myself", [200, 200, 200, 401]),
        get("/rest/auth/1/session", [200, 200, 200, 401]),
        get("/permissions", [200, 200, 200, 401]),
        get("/mypermissions", [200, 200, 200, 200]),
        get("/mypermissions?projectKey=ACME", [200, 200, 200, 404]),
        get("/mypermissions?projectKey=VAULT", [200, 404, 404, 404]),
        get("/project", [200, 200, 200, 200]),
        get("/project/ACME", [200, 200, 200, 404]),
        get("/project/OPEN", [200, 200, 200, 200]),
        get("/project/VAULT", [200, 404, 404, 404]),
        get("/permissionscheme", [200, 200, 403, 401]),
        get("/permissionscheme/10000", [200, 200, 403, 401]),
        get("/permissionscheme/10003", [200, 403, 403, 401]),
        get("/permissionscheme/99", [404, 403, 403, 401]),
        get("/permissionscheme/10000/permission", [200, 200, 403, 401]),
        get("/permissionscheme/10003/permission", [200, 403, 403, 401]),
        get("/permissionscheme/0", [200, 200, 403, 401]),
        get("/permissionscheme/10003/permission/1", [404, 403, 403, 401]),
        get(
            "/permissionscheme/10000/attribute/ADMINISTER_PROJECTS.extended.enabled",
            [200, 200, 403, 401],
        ),
        get("/project/ACME/permissionscheme", [200, 200, 403, 401]),
        get("/project/OPEN/permissionscheme", [200, 403, 403, 401]),
        get("/project/VAULT/permissionscheme", [200, 404, 404, 401]),
        get("/project/ACME/role", [200, 200, 403, 401]),
        get("/project/ACME/role/10100", [200, 200, 403, 401]),
        get("/project/OPEN/role/10100", [200, 403, 403, 401]),
        get("/project/VAULT/role/10100", [200, 404, 404, 401]),
        get("/role", [200, 200, 403, 401]),
        get("/role/10002", [200, 200, 403, 401]),
        get("/group?groupname=staff", [200, 200, 403, 401]),
        get("/group/member?groupname=staff", [200, 200, 403, 401]),
        get("/groups/picker?query=a", [200, 200, 403, 401]),
        get("/user?username=grace.mwangi", [200, 200, 403, 401]),
        get("/user?username=nobody", [404, 404, 403, 401]),
        get("/user?username=client", [200, 200, 200, 401]),
        get("/user/search?username=grace", [200, 200, 403, 401]),
        get("/field", [200, 200, 200, 401]),
        get("/applicationrole", [200, 200, 403, 401]),
        get("/issuesecurityschemes", [200, 403, 403, 401]),
        get("/issuesecurityschemes/10000", [200, 200, 403, 401]),
        get("/issuesecurityschemes/10001", [200, 403, 403, 401]),
        get("/rest/whocan/1/instance", [200, 200, 403, 401]),
    ]
}

/// Each is tried by anonymous, client and lead before the administrator does it.
fn writing() -> Vec<Case> {
    let grant = json!({
        "permission": "CLOSE_ISSUES", "holder": {"type": "group", "parameter": "sales-team"},
    });
    let actors = json!({"categorisedActors": {"atlassian-user-role-actor": ["client"]}});
    vec![
        (
            Method::POST,
            "/permissionscheme",
            json!({"name": "New"}),
            [201, 403, 403, 401],
        ),
        (
            Method::PUT,
            "/permissionscheme/10000",
            json!({"description": "New"}),
            [200, 403, 403, 401],
        ),
        (
            Method::POST,
            "/permissionscheme/10000/permission",
            grant,
            [201, 403, 403, 401],
        ),
        (
            Method::DELETE,
            "/permissionscheme/0/permission/10000",
            Value::Null,
            [204, 403, 403, 401],
        ),
        (
            Method::DELETE,
            "/permissionscheme/10001",
            Value::Null,
            [204, 403, 403, 401],
        ),
        (
            Method::PUT,
            "/permissionscheme/10000/attribute/ADMINISTER_PROJECTS.extended.enabled",
            json!(true),
            [204, 403, 403, 401],
        ),
        (
            Method::PUT,
            "/project/OPS/permissionscheme",
            json!({"id": 10_003}),
            [200, 403, 403, 401],
        ),
        (
            Method::PUT,
            "/project/SALES/role/10100",
            actors.clone(),
            [200, 403, 403, 401],
        ),
        (
            Method::POST,
            "/project/SALES/role/10100",
            json!({"user": ["lead"]}),
            [200, 403, 403, 401],
        ),
        (
            Method::DELETE,
            "/project/SALES/role/10100?user=lead",
            Value::Null,
            [204, 403, 403, 401],
        ),
        (
            Method::PUT,
            "/project/VAULT/role/10100",
            actors,
            [200, 404, 404, 401],
        ),
        (
            Method::POST,
            "/group/user?groupname=support-desk",
            json!({"name": "lead"}),
            [201, 403, 403, 401],
        ),
        (
            Method::DELETE,
            "/group/user?groupname=support-desk&username=lead",
            Value::Null,
            [200, 403, 403, 401],
        ),
    ]
}

#[tokio::test]
async fn reading_takes_what_the_resolver_says() {
    let story = Story::start().await;
    let people = [&story.admin, &story.lead, &story.client, &story.anonymous];
    for (_, path, _, statuses) in reading() {
        for (person, status) in people.into_iter().zip(statuses) {
            let answer = person.get(path).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.body);
            if status >= 400 {
                answer.message(status);
            }
        }
    }
    story.stop().await;
}

#[tokio::test]
async fn writing_takes_what_the_resolver_says() {
    let story = Story::start().await;
    for (method, path, body, [admin, others @ ..]) in writing() {
        let before = story.database.dump().await;
        let people = [&story.lead, &story.client, &story.anonymous];
        for (person, status) in people.into_iter().zip(others) {
            let answer = send(person.request(method.clone(), path).json(&body)).await;
            assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
            answer.message(status);
        }
        assert_eq!(story.database.dump().await, before, "{method} {path}");
        let answer = send(story.admin.request(method.clone(), path).json(&body)).await;
        assert_eq!(answer.status, admin, "{method} {path}: {}", answer.body);
        assert_ne!(story.database.dump().await, before, "{method} {path}");
    }
    story.stop().await;
}

#[tokio::test]
async fn a_lead_edits_members_of_their_own_project_only() {
    let story = Story::start().await;
    let body = json!({"user": ["grace.mwangi"]});
    story
        .lead
        .post("/project/ACME/role/10100", &body)
        .await
        .expect(200);
    story
        .lead
        .post("/project/OPEN/role/10100", &body)
        .await
        .message(403);
    story
        .lead
        .delete("/project/ACME/role/10100?user=grace.mwangi")
        .await
        .expect(204);
    story.stop().await;
}

#[tokio::test]
async fn what_one_may_changes_with_the_next_request() {
    let story = Story::start().await;
    story.lead.get("/project/ACME/role").await.expect(200);
    let actors = json!({"categorisedActors": {"atlassian-user-role-actor": ["client"]}});
    story
        .admin
        .put("/project/ACME/role/10002", &actors)
        .await
        .expect(200);
    story.client.get("/project/ACME/role").await.expect(200);
    // Who took away their own right to administer cannot give it back.
    let nobody = json!({"categorisedActors": {}});
    story
        .client
        .put("/project/ACME/role/10002", &nobody)
        .await
        .expect(200);
    story
        .client
        .put("/project/ACME/role/10002", &actors)
        .await
        .message(403);
    story.stop().await;
}
