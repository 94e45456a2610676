//! Single grants, and the attribute of a scheme.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Story, keys, send};

#[tokio::test]
async fn grants_come_and_go_one_by_one() {
    let story = Story::start().await;
    let path = "/permissionscheme/10000/permission";
    let list = story.admin.get(path).await.expect(200);
    assert_eq!(keys(&list), ["expand", "permissions"]);
    let before = list["permissions"].as_array().unwrap().len();

    let body = json!({
        "permission": "DELETE_ISSUES",
        "holder": {"type": "group", "parameter": "qa-team"},
    });
    let grant = story
        .admin
        .post(&format!("{path}?expand=group"), &body)
        .await
        .expect(201);
    let id = grant["id"].as_i64().unwrap();
    let base = &story.server.base;
    assert_eq!(
        grant,
        json!({
            "id": id,
            "self": format!("{base}/rest/api/2{path}/{id}"),
            "permission": "DELETE_ISSUES",
            "holder": {
                "type": "group",
                "parameter": "qa-team",
                "expand": "group",
                "group": {
                    "name": "qa-team",
                    "self": format!("{base}/rest/api/2/group?groupname=qa-team"),
                },
            },
        })
    );
    let one = format!("{path}/{id}");
    assert_eq!(
        story
            .admin
            .get(&format!("{one}?expand=all"))
            .await
            .expect(200),
        grant
    );
    let list = story.admin.get(path).await.expect(200);
    assert_eq!(list["permissions"].as_array().unwrap().len(), before + 1);

    let message = story
        .admin
        .post(path, &body)
        .await
        .error_of(400, "permission");
    assert_eq!(
        message,
        "The scheme grants DELETE_ISSUES to this holder already."
    );
    story.admin.put(&one, &body).await.message(405);
    assert_eq!(story.admin.delete(&one).await.expect(204), Value::Null);
    story.admin.get(&one).await.message(404);
    story.admin.delete(&one).await.message(404);
    story
        .admin
        .get("/permissionscheme/0/permission/nothing")
        .await
        .message(404);
    // A grant is found in its own scheme only.
    story
        .admin
        .get("/permissionscheme/10001/permission/10000")
        .await
        .message(404);
    story.stop().await;
}

#[tokio::test]
async fn the_attribute_is_on_or_off() {
    let story = Story::start().await;
    let key = "ADMINISTER_PROJECTS.extended.enabled";
    let path = format!("/permissionscheme/10000/attribute/{key}");
    let off = story.admin.get(&path).await.expect(200);
    assert_eq!(off, json!({"key": key, "enabled": false}));
    for (text, enabled) in [("true", true), ("False", false), (" TRUE\n", true)] {
        let request = story.admin.request(Method::PUT, &path);
        let request = request.header("content-type", "text/plain").body(text);
        send(request).await.expect(204);
        assert_eq!(story.lead.get(&path).await.expect(200)["enabled"], enabled);
    }
    // Saving the scheme leaves the attribute alone.
    let renamed = json!({"name": "Client scheme, renamed"});
    story
        .admin
        .put("/permissionscheme/10000", &renamed)
        .await
        .expect(200);
    assert_eq!(story.admin.get(&path).await.expect(200)["enabled"], true);
    let other = story.admin.get("/permissionscheme/0/attribute/other").await;
    assert!(other.message(404).contains(key));
    let request = story.admin.request(Method::PUT, &path).body("maybe");
    send(request).await.message(400);
    story.stop().await;
}
