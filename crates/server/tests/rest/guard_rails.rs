//! `/rest/whocan/1/guardrail`: keeping guard rails, that a save which breaks one is refused, and
//! that overriding one is recorded.

use reqwest::Method;
use serde_json::{Value, json};
use whocan_jira::{GUARD_RAILS, OVERRIDE, escape};

use crate::support::{Answer, Database, Person, Running, Story, keys, send};

const SCHEME: &str = "/permissionscheme/10000";
const OVERRIDES: &str = "/rest/whocan/1/guardrail/override";

fn deleting() -> Value {
    json!({
        "name": "Administrators delete",
        "rule": {
            "type": "onlyHolders",
            "permissions": ["DELETE_ISSUES"],
            "holders": [{"type": "projectRole", "parameter": "10002"}],
        },
    })
}

fn delete_to_clients() -> Value {
    json!({
        "permission": "DELETE_ISSUES",
        "holder": {"type": "projectRole", "parameter": "10100"},
    })
}

/// The grants of a scheme and one more, as a client sends them back.
async fn with_one_more(admin: &Person, grant: Value) -> Value {
    let scheme = admin.get(&format!("{SCHEME}?expand=all")).await.expect(200);
    let mut grants = scheme["permissions"].as_array().unwrap().clone();
    grants.push(grant);
    json!({ "permissions": grants })
}

async fn put_because(admin: &Person, body: &Value, reason: &str) -> Answer {
    let request = admin.request(Method::PUT, SCHEME).json(body);
    send(request.header(OVERRIDE, reason)).await
}

#[tokio::test]
async fn are_made_read_changed_and_deleted() {
    let story = Story::start().await;
    let base = &story.server.base;
    let none = story.admin.get(GUARD_RAILS).await.expect(200);
    assert_eq!(none, json!({"guardRails": []}));

    let made = story.admin.post(GUARD_RAILS, &deleting()).await.expect(201);
    let id = made["id"].as_i64().unwrap();
    let path = format!("{GUARD_RAILS}/{id}");
    assert_eq!(
        made,
        json!({
            "id": id,
            "self": format!("{base}{path}"),
            "name": "Administrators delete",
            "rule": deleting()["rule"],
        })
    );
    assert_eq!(story.admin.get(&path).await.expect(200), made);
    let list = story.admin.get(GUARD_RAILS).await.expect(200);
    assert_eq!(list, json!({"guardRails": [made]}));

    let other = json!({
        "name": " Acme sees Acme ",
        "rule": {
            "type": "seesOnly",
            "whom": {"type": "members", "groups": ["acme-clients"]},
            "projects": ["ACME"],
        },
    });
    let changed = story.admin.put(&path, &other).await.expect(200);
    assert_eq!(changed["id"], id);
    assert_eq!(changed["name"], "Acme sees Acme");
    assert_eq!(changed["rule"], other["rule"]);
    assert_eq!(story.admin.get(&path).await.expect(200), changed);

    assert_eq!(story.admin.delete(&path).await.expect(204), Value::Null);
    story.admin.get(&path).await.message(404);
    story.admin.put(&path, &other).await.message(404);
    story.admin.delete(&path).await.message(404);
    let again = story.admin.post(GUARD_RAILS, &other).await.expect(201);
    assert_ne!(again["id"], id, "an id stands for one guard rail");
    story.stop().await;
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_is_kept() {
    let story = Story::start().await;
    story.admin.post(GUARD_RAILS, &deleting()).await.expect(201);
    let before = story.database.dump().await;
    let holder = |holder: Value| json!({"type": "onlyHolders", "permissions": ["EDIT_ISSUES"], "holders": [holder]});
    let whom = |whom: Value| json!({"type": "seesOnly", "whom": whom, "projects": ["ACME"]});
    for (name, rule, field) in [
        ("", json!({"type": "noAnonymous"}), "name"),
        (
            "Administrators delete",
            json!({"type": "noAnonymous"}),
            "name",
        ),
        ("a\0b", json!({"type": "noAnonymous"}), "name"),
        ("x", json!({"type": "nothing"}), "rule.type"),
        (
            "x",
            json!({"type": "noAnonymous", "projects": ["GONE"]}),
            "rule.projects",
        ),
        ("x", json!({"type": "onlyHolders"}), "rule.permissions"),
        (
            "x",
            json!({"type": "onlyHolders", "permissions": ["FLY"]}),
            "rule.permissions",
        ),
        (
            "x",
            holder(json!({"type": "group", "parameter": "gone"})),
            "rule.holders",
        ),
        ("x", holder(json!({"type": "nobody"})), "rule.holders"),
        (
            "x",
            whom(json!({"type": "members", "groups": ["gone"]})),
            "rule.whom",
        ),
        (
            "x",
            whom(json!({"type": "user", "user": "gone"})),
            "rule.whom",
        ),
        ("x", whom(json!({"type": "members"})), "rule.whom"),
        (
            "x",
            json!({"type": "noAnonymous", "project": ["ACME"]}),
            "rule.project",
        ),
        (
            "x",
            json!({"type": "noAnonymous", "mayLook": "maybe"}),
            "rule.mayLook",
        ),
    ] {
        let body = json!({"name": name, "rule": rule});
        let answer = story.admin.post(GUARD_RAILS, &body).await;
        answer.error_of(400, field);
    }
    let long = json!({"name": "x".repeat(256), "rule": {"type": "noAnonymous"}});
    story
        .admin
        .post(GUARD_RAILS, &long)
        .await
        .error_of(400, "name");
    let nameless = json!({"rule": {"type": "noAnonymous"}});
    story.admin.post(GUARD_RAILS, &nameless).await.message(400);
    story
        .admin
        .get("/rest/whocan/1/guardrail/x")
        .await
        .message(404);
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn are_for_administrators_only() {
    let story = Story::start().await;
    let made = story.admin.post(GUARD_RAILS, &deleting()).await.expect(201);
    let one = format!("{GUARD_RAILS}/{}", made["id"]);
    let before = story.database.dump().await;
    let body = deleting();
    for (person, status) in [
        (&story.lead, 403),
        (&story.client, 403),
        (&story.anonymous, 401),
    ] {
        for path in [GUARD_RAILS, &one, OVERRIDES] {
            person.get(path).await.message(status);
        }
        person.post(GUARD_RAILS, &body).await.message(status);
        person.put(&one, &body).await.message(status);
        person.delete(&one).await.message(status);
    }
    let elsewhere = story.admin.request(Method::DELETE, &one);
    let elsewhere = send(elsewhere.header("origin", "https://evil.example.com")).await;
    assert_eq!(elsewhere.message(403), "XSRF check failed");
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn a_save_that_breaks_one_is_refused_and_changes_nothing() {
    let story = Story::start().await;
    story.admin.post(GUARD_RAILS, &deleting()).await.expect(201);
    let before = story.database.dump().await;
    let body = with_one_more(&story.admin, delete_to_clients()).await;
    let refused = story.admin.put(SCHEME, &body).await.expect(409);
    assert_eq!(keys(&refused), ["errorMessages", "errors"]);
    let messages = refused["errorMessages"].as_array().unwrap();
    assert_eq!(messages.len(), 1);
    let message = messages[0].as_str().unwrap();
    assert!(message.contains("\"Administrators delete\""), "{message}");
    assert!(
        message.contains("a new member of acme-clients"),
        "{message}"
    );
    assert!(message.contains("DELETE_ISSUES in ACME"), "{message}");
    assert_eq!(keys(&refused["errors"]), [OVERRIDE]);
    let single = format!("{SCHEME}/permission");
    let refused = story.admin.post(&single, &delete_to_clients()).await;
    refused.error_of(409, OVERRIDE);
    assert_eq!(story.database.dump().await, before);

    // What breaks nothing goes through: other grants, another scheme, no grants at all.
    let harmless =
        json!({"permission": "CLOSE_ISSUES", "holder": {"type": "group", "parameter": "qa-team"}});
    story.admin.post(&single, &harmless).await.expect(201);
    let renamed = json!({"name": "Clients"});
    story.admin.put(SCHEME, &renamed).await.expect(200);
    let nobody = json!({"permissions": []});
    story.admin.put(SCHEME, &nobody).await.expect(200);
    let unused = json!({"name": "Unused", "permissions": [delete_to_clients()]});
    story
        .admin
        .post("/permissionscheme", &unused)
        .await
        .expect(201);
    let overrides = story.admin.get(OVERRIDES).await.expect(200);
    assert_eq!(overrides, json!({"overrides": []}));
    story.stop().await;
}

#[tokio::test]
async fn a_reason_lets_it_through_and_is_recorded() {
    let story = Story::start().await;
    let base = &story.server.base;
    story.admin.post(GUARD_RAILS, &deleting()).await.expect(201);
    let body = with_one_more(&story.admin, delete_to_clients()).await;
    let reason = "片付けのため — until Friday";
    let started = seconds();
    put_because(&story.admin, &body, &escape(reason))
        .await
        .expect(200);
    let list = story.admin.get(OVERRIDES).await.expect(200);
    let created = list["overrides"][0]["created"].as_i64().unwrap();
    assert!((started..=seconds()).contains(&created));
    assert_eq!(
        list,
        json!({"overrides": [{
            "id": list["overrides"][0]["id"],
            "created": created,
            "user": list["overrides"][0]["user"],
            "scheme": {
                "id": 10_000,
                "self": format!("{base}/rest/api/2{SCHEME}"),
                "name": "Client scheme",
            },
            "guardRails": ["Administrators delete"],
            "reason": reason,
        }]})
    );
    assert_eq!(list["overrides"][0]["user"]["name"], "admin");

    // It is broken now: what breaks it further is no news, and nothing is recorded.
    let path = format!("{SCHEME}/permission");
    let more = json!({"permission": "DELETE_ISSUES", "holder": {"type": "anyone"}});
    let request = story.admin.request(Method::POST, &path).json(&more);
    send(request.header(OVERRIDE, "not%20needed"))
        .await
        .expect(201);
    let list = story.admin.get(OVERRIDES).await.expect(200);
    assert_eq!(list["overrides"].as_array().unwrap().len(), 1);

    // Mended and broken again; the latest comes first, under the names of then.
    story
        .admin
        .put(SCHEME, &json!({"name": "Later", "permissions": []}))
        .await
        .expect(200);
    let request = story
        .admin
        .request(Method::POST, &path)
        .json(&delete_to_clients());
    send(request.header(OVERRIDE, "again")).await.expect(201);
    let list = story.admin.get(OVERRIDES).await.expect(200);
    let said = |at: usize| {
        let one = &list["overrides"][at];
        (one["scheme"]["name"].clone(), one["reason"].clone())
    };
    assert_eq!(said(0), (json!("Later"), json!("again")));
    assert_eq!(said(1), (json!("Client scheme"), json!(reason)));
    let latest = story.admin.get(&format!("{OVERRIDES}?maxResults=1")).await;
    let latest = latest.expect(200);
    assert_eq!(latest["overrides"].as_array().unwrap().len(), 1);
    assert_eq!(latest["overrides"][0]["reason"], "again");
    let wrong = story
        .admin
        .get(&format!("{OVERRIDES}?maxResults=many"))
        .await;
    wrong.error_of(400, "maxResults");
    story.stop().await;
}

#[tokio::test]
async fn a_reason_has_to_be_one() {
    let story = Story::start().await;
    story.admin.post(GUARD_RAILS, &deleting()).await.expect(201);
    let body = with_one_more(&story.admin, delete_to_clients()).await;
    let before = story.database.dump().await;
    let long = "x".repeat(501);
    for reason in ["", "%20", "%FF", "%00", &long] {
        let answer = put_because(&story.admin, &body, reason).await;
        answer.error_of(400, OVERRIDE);
    }
    // Whom the server lets change nothing, a reason does not help.
    let request = story.lead.request(Method::PUT, SCHEME).json(&body);
    send(request.header(OVERRIDE, "please")).await.message(403);
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn one_that_is_broken_still_guards_all_else() {
    let story = Story::start().await;
    let looking = json!({"name": "Nothing public", "rule": {"type": "noAnonymous"}});
    story.admin.post(GUARD_RAILS, &looking).await.expect(201);
    let browse = json!({"permission": "BROWSE_PROJECTS", "holder": {"type": "anyone"}});
    let refused = story
        .admin
        .post(&format!("{SCHEME}/permission"), &browse)
        .await;
    refused.error_of(409, OVERRIDE);
    let public = "/permissionscheme/10001/permission";
    let further = json!({"permission": "EDIT_ISSUES", "holder": {"type": "anyone"}});
    let refused = story.admin.post(public, &further).await;
    refused.error_of(409, OVERRIDE);
    let no_further =
        json!({"permission": "EDIT_ISSUES", "holder": {"type": "group", "parameter": "qa-team"}});
    story.admin.post(public, &no_further).await.expect(201);
    story.stop().await;
}

#[tokio::test]
async fn what_one_server_keeps_guards_at_the_other() {
    let database = Database::story().await;
    let one = Running::start(&database.url, None).await;
    let other = Running::start(&database.url, None).await;
    let (here, there) = (one.person("admin"), other.person("admin"));
    here.post(GUARD_RAILS, &deleting()).await.expect(201);
    let path = format!("{SCHEME}/permission");
    let refused = there.post(&path, &delete_to_clients()).await;
    refused.error_of(409, OVERRIDE);
    let list = there.get(GUARD_RAILS).await.expect(200);
    assert_eq!(list["guardRails"][0]["name"], "Administrators delete");
    one.stop().await;
    other.stop().await;
    database.drop().await;
}

fn seconds() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    i64::try_from(now.unwrap().as_secs()).unwrap()
}
