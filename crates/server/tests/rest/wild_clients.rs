//! What clients in the wild send, beyond the letter of the dialect (rest.md, 'Common').

use reqwest::Method;
use serde_json::json;

use crate::support::{Story, send};

#[tokio::test]
async fn requests_as_they_were_seen() {
    let story = Story::start().await;
    let request = story
        .admin
        .request(Method::POST, "/permissionscheme?expand=user");
    let request = request.header("x-atlassian-token", "no-check").json(&json!({
        "name": "From a script",
        "description": null,
        "scope": null,
        "permissions": [{
            "id": null,
            "self": null,
            "permission": "BROWSE_PROJECTS",
            "holder": {"type": "projectRole", "parameter": 10_002, "group": null, "value": "10002"},
        }, {
            "permission": "EDIT_ISSUES",
            "holder": {"type": "userCustomField", "parameter": "10101"},
        }, {
            "permission": "EDIT_ISSUES",
            "holder": {"type": "applicationRole", "parameter": ""},
        }],
    }));
    let scheme = send(request).await.expect(201);
    let holders = [
        "projectRole 10002",
        "userCustomField customfield_10101",
        "applicationRole ",
    ];
    let answered: Vec<String> = scheme["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|grant| &grant["holder"])
        .map(|holder| {
            let parameter = holder["parameter"].as_str().unwrap_or_default();
            format!("{} {parameter}", holder["type"].as_str().unwrap())
        })
        .collect();
    assert_eq!(answered, holders);

    let id = &scheme["id"];
    for expand in [
        "user%2Cgroup",
        "user,group",
        "permissions,user,group,projectRole,field,all",
    ] {
        let read = story
            .admin
            .get(&format!("/permissionscheme/{id}?expand={expand}"))
            .await;
        assert_eq!(read.expect(200)["permissions"].as_array().unwrap().len(), 3);
    }
    let request = story
        .admin
        .request(Method::PUT, "/project/OPS/permissionscheme");
    let body = format!("{{\"id\": {id}, \"name\": \"ignored\"}}");
    let request = request
        .header("content-type", "Application/JSON;charset=utf-8")
        .body(body);
    send(request).await.expect(200);
    let path = "/user/search?username=.&includeInactive=True&maxResults=9999&startAt=0";
    assert_eq!(
        story
            .admin
            .get(path)
            .await
            .expect(200)
            .as_array()
            .unwrap()
            .len(),
        60
    );
    let path = "/group/member?groupname=staff&includeInactiveUsers=True&maxResults=9999";
    assert_eq!(story.admin.get(path).await.expect(200)["maxResults"], 50);
    story.stop().await;
}
