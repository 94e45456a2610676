//! Wrong requests: each is refused with words about the field, and changes nothing.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Story, send};

async fn raw(story: &Story, method: Method, path: &str, body: impl Into<String>) -> Answer {
    let request = story.admin.request(method, path);
    let request = request.header("content-type", "application/json; charset=UTF-8");
    send(request.body(body.into())).await
}

fn holder(kind: &str, parameter: Option<&str>) -> Value {
    json!({"permission": "BROWSE_PROJECTS", "holder": {"type": kind, "parameter": parameter}})
}

#[tokio::test]
async fn wrong_grants() {
    let story = Story::start().await;
    let before = story.database.dump().await;
    let unknown = json!({"permission": "NO_SUCH_THING", "holder": {"type": "anyone"}});
    let global = json!({"permission": "ADMINISTER", "holder": {"type": "anyone"}});
    let create_anyone = json!({
        "permission": "CREATE_ISSUES", "holder": {"type": "reportercreate"},
    });
    let cases = [
        (unknown, "permission"),
        (global, "permission"),
        (create_anyone, "holder.type"),
        (holder("everybody", None), "holder.type"),
        (holder("group", None), "holder.parameter"),
        (holder("group", Some("no-such-group")), "holder.parameter"),
        (holder("user", Some("nobody")), "holder.parameter"),
        (holder("projectRole", Some("99999")), "holder.parameter"),
        (holder("projectRole", Some("Users")), "holder.parameter"),
        (
            holder("applicationRole", Some("jira-nothing")),
            "holder.parameter",
        ),
        (
            holder("userCustomField", Some("customfield_1")),
            "holder.parameter",
        ),
        // A field of groups.
        (
            holder("userCustomField", Some("customfield_10102")),
            "holder.parameter",
        ),
        (holder("reporter", Some("x")), "holder.parameter"),
    ];
    for (grant, field) in cases {
        let single = story
            .admin
            .post("/permissionscheme/10000/permission", &grant)
            .await;
        let message = single.error_of(400, field);
        let many = json!({"name": "Fresh", "permissions": [holder("anyone", None), grant]});
        let field = format!("permissions[1].{field}");
        let create = story.admin.post("/permissionscheme", &many).await;
        assert_eq!(create.error_of(400, &field), message);
        let update = story.admin.put("/permissionscheme/10000", &many).await;
        assert_eq!(update.error_of(400, &field), message);
    }
    let anyone = holder("anyone", None);
    let twice = json!({"name": "Fresh", "permissions": [anyone, anyone]});
    story
        .admin
        .post("/permissionscheme", &twice)
        .await
        .error_of(400, "permissions[1]");
    story
        .admin
        .put("/permissionscheme/0", &twice)
        .await
        .error_of(400, "permissions[1]");
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn what_the_scheme_has_already_may_stay() {
    let story = Story::start().await;
    let unknown = json!({
        "permission": "ADD_COMMENTS",
        "holder": {"type": "com.studio.teams.lead", "parameter": "people"},
    });
    // The confidential scheme names this holder, the client scheme does not.
    let path = |id: i64| format!("/permissionscheme/{id}/permission");
    story
        .admin
        .post(&path(10_000), &unknown)
        .await
        .error_of(400, "holder.type");
    story.admin.post(&path(10_003), &unknown).await.expect(201);
    let app = json!({
        "permission": "com.studio.timesheets__LOG_FOR_OTHERS", "holder": {"type": "anyone"},
    });
    story.admin.post(&path(10_003), &app).await.expect(201);
    story.stop().await;
}

#[tokio::test]
async fn wrong_names() {
    let story = Story::start().await;
    let before = story.database.dump().await;
    let long = "x".repeat(256);
    for body in [
        json!({}),
        json!({"description": "x"}),
        json!({"name": null}),
        json!({"name": ""}),
        json!({"name": "  "}),
        json!({"name": "Client scheme"}),
        json!({"name": " Client scheme "}),
        json!({"name": long}),
        json!({"name": "a\0b"}),
    ] {
        story
            .admin
            .post("/permissionscheme", &body)
            .await
            .error_of(400, "name");
    }
    for name in ["", "Client scheme", "a\0b", long.as_str()] {
        let body = json!({"name": name});
        story
            .admin
            .put("/permissionscheme/0", &body)
            .await
            .error_of(400, "name");
    }
    let body = json!({"name": "Fine", "description": "a\0b"});
    story
        .admin
        .post("/permissionscheme", &body)
        .await
        .error_of(400, "description");
    let everything = json!({"name": "", "permissions": [holder("everybody", None)]});
    let answer = story.admin.post("/permissionscheme", &everything).await;
    answer.clone().error_of(400, "name");
    answer.error_of(400, "permissions[0].holder.type");
    assert_eq!(story.database.dump().await, before);

    // A scheme may keep its own name.
    let own = json!({"name": "Client scheme"});
    story
        .admin
        .put("/permissionscheme/10000", &own)
        .await
        .expect(200);
    story.stop().await;
}

#[tokio::test]
async fn bodies_that_are_no_json_or_of_the_wrong_shape() {
    let story = Story::start().await;
    let before = story.database.dump().await;
    for (method, path) in [
        (Method::POST, "/permissionscheme"),
        (Method::PUT, "/permissionscheme/10000"),
        (Method::POST, "/permissionscheme/10000/permission"),
        (Method::PUT, "/project/ACME/permissionscheme"),
        (Method::PUT, "/project/ACME/role/10100"),
        (Method::POST, "/project/ACME/role/10100"),
        (Method::POST, "/rest/auth/1/session"),
    ] {
        let cut = raw(&story, method.clone(), path, "{\"name\":\n  \"x").await;
        let message = cut.message(400);
        assert!(message.contains("line 2 column"), "{message}");
        let more = raw(&story, method.clone(), path, "{} {}").await;
        assert_eq!(more.status, 400);
        raw(&story, method.clone(), path, "").await.message(400);
        assert_eq!(raw(&story, method.clone(), path, "[]").await.status, 400);

        let request = story.admin.request(method.clone(), path);
        let untyped = request.header("content-type", "text/plain").body("{}");
        send(untyped).await.message(415);

        let huge = format!("{{\"name\": \"{}\"}}", "x".repeat(10_000_000));
        let message = raw(&story, method, path, huge).await.message(413);
        assert!(message.contains("1048576"), "{message}");
    }
    let text = r#"{"name": 5}"#;
    let answer = raw(&story, Method::POST, "/permissionscheme", text).await;
    answer.error_of(400, "name");
    let text = r#"{"name": "x", "permissions": [{"permission": "BROWSE_PROJECTS", "holder": {}}]}"#;
    let answer = raw(&story, Method::POST, "/permissionscheme", text).await;
    answer.error_of(400, "permissions[0].holder");
    let text = r#"{"id": "first"}"#;
    let answer = raw(&story, Method::PUT, "/project/ACME/permissionscheme", text).await;
    answer.error_of(400, "id");
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn things_that_are_not_there() {
    let story = Story::start().await;
    let before = story.database.dump().await;
    let fine = json!({"name": "Fine"});
    for id in ["99", "x", "-1", "99999999999999999999"] {
        let path = format!("/permissionscheme/{id}");
        story.admin.get(&path).await.message(404);
        story.admin.put(&path, &fine).await.message(404);
        story.admin.delete(&path).await.message(404);
        story
            .admin
            .get(&format!("{path}/permission"))
            .await
            .message(404);
        let grant = holder("anyone", None);
        story
            .admin
            .post(&format!("{path}/permission"), &grant)
            .await
            .message(404);
    }
    let path = "/project/ACME/permissionscheme";
    story
        .admin
        .put(path, &json!({"id": 99}))
        .await
        .error_of(404, "id");
    let path = "/project/NOWHERE/permissionscheme";
    story.admin.put(path, &json!({"id": 0})).await.message(404);
    story.admin.get("/project/NOWHERE").await.message(404);
    story.admin.get("/project/ACME/role/99").await.message(404);
    story.admin.get("/role/99").await.message(404);
    story.admin.get("/user?username=nobody").await.message(404);
    story.admin.get("/user").await.error_of(400, "username");
    story
        .admin
        .get("/user/search")
        .await
        .error_of(400, "username");
    story
        .admin
        .get("/user/search?username=a&maxResults=many")
        .await
        .error_of(400, "maxResults");
    story
        .admin
        .get("/group?groupname=nobody")
        .await
        .message(404);
    story
        .admin
        .get("/group/member")
        .await
        .error_of(400, "groupname");
    story
        .admin
        .get("/issuesecurityschemes/99")
        .await
        .message(404);
    story
        .admin
        .get("/mypermissions?projectKey=NOWHERE")
        .await
        .message(404);
    story
        .admin
        .get("/mypermissions?issueKey=ACME-999999")
        .await
        .message(404);
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn wrong_actors() {
    let story = Story::start().await;
    let before = story.database.dump().await;
    let path = "/project/ACME/role/10100";
    let users = "categorisedActors.atlassian-user-role-actor";
    let groups = "categorisedActors.atlassian-group-role-actor";
    let put = |kind: &str, names: &[&str]| json!({"categorisedActors": {kind: names}});
    let body = put("atlassian-user-role-actor", &["lead", "nobody", "noone"]);
    let message = story.lead.put(path, &body).await.error_of(400, users);
    assert_eq!(
        message,
        "There is no user named nobody. There is no user named noone."
    );
    let body = put("atlassian-group-role-actor", &["nobody"]);
    story.lead.put(path, &body).await.error_of(400, groups);
    let body = put("people", &["lead"]);
    story
        .lead
        .put(path, &body)
        .await
        .error_of(400, "categorisedActors.people");
    assert_eq!(story.lead.put(path, &json!({})).await.status, 400);

    let body = json!({"user": ["nobody"], "group": ["no-such-group"]});
    let answer = story.lead.post(path, &body).await;
    answer.clone().error_of(410, "user");
    answer.error_of(410, "group");
    let body = json!({"user": ["lead", "nobody"]});
    story.lead.post(path, &body).await.error_of(400, "user");
    story
        .lead
        .post(path, &json!({}))
        .await
        .error_of(400, "user");
    story.lead.delete(path).await.error_of(400, "user");
    story
        .lead
        .delete(&format!("{path}?user=lead&group=staff"))
        .await
        .error_of(400, "user");
    story
        .lead
        .delete(&format!("{path}?user=nobody"))
        .await
        .error_of(404, "user");
    story
        .lead
        .delete(&format!("{path}?group=staff"))
        .await
        .error_of(404, "group");
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}
