//! `/permissionscheme`: reading, creating, saving, deleting, assigning.

use serde_json::{Value, json};

use crate::support::{Story, keys};

const BROWSE_ANYONE: &str = r#"{"permission": "BROWSE_PROJECTS", "holder": {"type": "anyone"}}"#;

fn grant(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn ids(scheme: &Value) -> Vec<i64> {
    let grants = scheme["permissions"].as_array().unwrap();
    grants
        .iter()
        .map(|grant| grant["id"].as_i64().unwrap())
        .collect()
}

#[tokio::test]
async fn lists_schemes_and_their_grants_on_request() {
    let story = Story::start().await;
    let list = story.admin.get("/permissionscheme").await.expect(200);
    assert_eq!(keys(&list), ["permissionSchemes"]);
    let schemes = list["permissionSchemes"].as_array().unwrap();
    assert_eq!(schemes.len(), 5);
    assert_eq!(
        schemes[0],
        json!({
            "id": 0,
            "self": format!("{}/rest/api/2/permissionscheme/0", story.server.base),
            "name": "Default Permission Scheme",
            "description": schemes[0]["description"],
            "expand": "permissions,user,group,projectRole,field,all",
        })
    );
    for expand in ["permissions", "user", "group,field", "all", "anything"] {
        let list = story
            .admin
            .get(&format!("/permissionscheme?expand={expand}"))
            .await;
        let list = list.expect(200);
        assert!(list["permissionSchemes"][4]["permissions"][0]["holder"].is_object());
    }
    let latest = story.admin.get("/rest/api/latest/permissionscheme").await;
    assert_eq!(latest.expect(200), list);
    story.stop().await;
}

#[tokio::test]
async fn holders_are_expanded_as_asked() {
    let story = Story::start().await;
    let base = &story.server.base;
    let holders = json!([
        {"type": "user", "parameter": "JIRAUSER10101"},
        {"type": "group", "parameter": "staff"},
        {"type": "projectRole", "parameter": "10002"},
        {"type": "userCustomField", "parameter": "customfield_10101"},
        {"type": "reporter"},
    ]);
    let permissions: Vec<Value> = holders
        .as_array()
        .unwrap()
        .iter()
        .map(|holder| json!({"permission": "BROWSE_PROJECTS", "holder": holder}))
        .collect();
    let body = json!({"name": "Holders", "permissions": permissions});
    let plain = story
        .admin
        .post("/permissionscheme?expand=permissions", &body)
        .await
        .expect(201);
    let id = plain["id"].as_i64().unwrap();
    let first = ids(&plain)[0];
    assert_eq!(
        plain["permissions"][0],
        json!({
            "id": first,
            "self": format!("{base}/rest/api/2/permissionscheme/{id}/permission/{first}"),
            "permission": "BROWSE_PROJECTS",
            "holder": {"type": "user", "parameter": "JIRAUSER10101", "expand": "user"},
        })
    );
    assert_eq!(
        plain["permissions"][4]["holder"],
        json!({"type": "reporter"})
    );

    let all = story
        .admin
        .get(&format!("/permissionscheme/{id}?expand=all"))
        .await
        .expect(200);
    let holder = |at: usize| &all["permissions"][at]["holder"];
    assert_eq!(holder(0)["user"]["name"], "lead");
    assert_eq!(
        holder(0)["user"]["self"],
        format!("{base}/rest/api/2/user?username=lead")
    );
    assert_eq!(
        holder(1)["group"],
        json!({"name": "staff", "self": format!("{base}/rest/api/2/group?groupname=staff")})
    );
    assert_eq!(holder(2)["projectRole"]["name"], "Administrators");
    assert_eq!(holder(2)["projectRole"]["id"], 10_002);
    assert_eq!(holder(3)["field"]["id"], "customfield_10101");
    let some = story
        .admin
        .get(&format!("/permissionscheme/{id}?expand=group"))
        .await
        .expect(200);
    assert!(some["permissions"][0]["holder"]["user"].is_null());
    assert!(some["permissions"][1]["holder"]["group"].is_object());
    story.stop().await;
}

#[tokio::test]
async fn a_scheme_is_created_saved_and_deleted() {
    let story = Story::start().await;
    let created = story
        .admin
        .post("/permissionscheme", &json!({"name": " New "}))
        .await;
    let created = created.expect(201);
    let id = created["id"].as_i64().unwrap();
    assert_eq!(created["name"], "New");
    assert_eq!(keys(&created), ["expand", "id", "name", "self"]);
    let path = format!("/permissionscheme/{id}?expand=permissions");

    let body = json!({"description": "For clients", "permissions": [
        grant(BROWSE_ANYONE),
        {"permission": "ADD_COMMENTS", "holder": {"type": "projectRole", "parameter": "10002"}},
    ]});
    let saved = story.admin.put(&path, &body).await.expect(200);
    assert_eq!(saved["name"], "New");
    assert_eq!(saved["description"], "For clients");
    let first = ids(&saved);
    assert_eq!(story.admin.get(&path).await.expect(200), saved);

    // Absent permissions stay; those that are named again keep their ids.
    let renamed = story
        .admin
        .put(&path, &json!({"name": "Renamed"}))
        .await
        .expect(200);
    assert_eq!(renamed["permissions"], saved["permissions"]);
    let body = json!({"permissions": [
        {"permission": "EDIT_ISSUES", "holder": {"type": "assignee"}},
        {"permission": "ADD_COMMENTS", "holder": {"type": "projectRole", "parameter": "10002"}},
    ]});
    let changed = story.admin.put(&path, &body).await.expect(200);
    let second = ids(&changed);
    assert_eq!(second[0], first[1]);
    assert!(second[1] > first[1], "ids are not used twice");
    let cleared = story
        .admin
        .put(&path, &json!({"permissions": []}))
        .await
        .expect(200);
    assert_eq!(cleared["permissions"], json!([]));
    assert_eq!(cleared["name"], "Renamed");

    let gone = story.admin.delete(&format!("/permissionscheme/{id}")).await;
    assert_eq!(gone.expect(204), Value::Null);
    story.admin.get(&path).await.message(404);
    let next = story
        .admin
        .post("/permissionscheme", &json!({"name": "Next"}))
        .await
        .expect(201);
    assert!(next["id"].as_i64().unwrap() > id);
    story.stop().await;
}

#[tokio::test]
async fn sending_a_scheme_back_changes_nothing() {
    let story = Story::start().await;
    for id in [0, 10_000, 10_001, 10_002, 10_003] {
        let path = format!("/permissionscheme/{id}?expand=all");
        let before = story.admin.get(&path).await.expect(200);
        let saved = story.admin.put(&path, &before).await.expect(200);
        assert_eq!(saved, before);
    }
    story.stop().await;
}

#[tokio::test]
async fn projects_of_a_deleted_scheme_move_to_the_default() {
    let story = Story::start().await;
    let assigned = |project: &str| {
        let (admin, path) = (
            story.admin.clone(),
            format!("/project/{project}/permissionscheme"),
        );
        async move { admin.get(&path).await.expect(200)["id"].clone() }
    };
    assert_eq!(assigned("FIN").await, 10_003);
    story
        .admin
        .delete("/permissionscheme/10003")
        .await
        .expect(204);
    for project in ["FIN", "HR", "VAULT"] {
        assert_eq!(assigned(project).await, 0);
    }
    assert_eq!(assigned("ACME").await, 10_000);
    let message = story.admin.delete("/permissionscheme/0").await.message(400);
    assert_eq!(message, "The default permission scheme cannot be deleted.");
    story.stop().await;
}

#[tokio::test]
async fn a_project_gets_another_scheme() {
    let story = Story::start().await;
    let path = "/project/ACME/permissionscheme";
    let assigned = story
        .admin
        .put(path, &json!({"id": 10_001}))
        .await
        .expect(200);
    assert_eq!(assigned["name"], "Public scheme");
    assert_eq!(
        story
            .admin
            .get("/project/10000/permissionscheme")
            .await
            .expect(200),
        assigned
    );
    story
        .admin
        .put(path, &json!({"id": "10000"}))
        .await
        .expect(200);
    let expanded = story
        .lead
        .get(&format!("{path}?expand=user"))
        .await
        .expect(200);
    assert_eq!(expanded["id"], 10_000);
    assert!(expanded["permissions"].is_array());
    story.stop().await;
}

#[tokio::test]
async fn unticking_a_grant_hides_the_projects_from_the_client() {
    let story = Story::start().await;
    let projects = |answer: Value| -> Vec<String> {
        let projects = answer.as_array().unwrap().iter();
        projects
            .map(|project| project["key"].as_str().unwrap().to_owned())
            .collect()
    };
    let before = projects(story.client.get("/project").await.expect(200));
    assert!(before.contains(&"DOCS".to_owned()), "{before:?}");
    let path = "/permissionscheme/0?expand=permissions";
    let mut scheme = story.admin.get(path).await.expect(200);
    scheme["permissions"]
        .as_array_mut()
        .unwrap()
        .retain(|grant| {
            grant["permission"] != "BROWSE_PROJECTS" || grant["holder"]["type"] != "applicationRole"
        });
    story.admin.put(path, &scheme).await.expect(200);
    let after = projects(story.client.get("/project").await.expect(200));
    assert!(!after.contains(&"DOCS".to_owned()), "{after:?}");
    assert!(after.contains(&"ACME".to_owned()), "{after:?}");
    story.stop().await;
}
