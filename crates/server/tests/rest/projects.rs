//! Projects, their roles and who acts in them.

use serde_json::{Value, json};

use crate::support::{Person, Story, keys};

async fn visible_to(person: &Person, query: &str) -> Vec<String> {
    let projects = person.get(&format!("/project{query}")).await.expect(200);
    let projects = projects.as_array().unwrap().iter();
    projects
        .map(|project| project["key"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn one_lists_the_projects_one_sees() {
    let story = Story::start().await;
    let all = visible_to(&story.admin, "?includeArchived=true").await;
    assert_eq!(all.len(), 12);
    let current = visible_to(&story.admin, "").await;
    assert_eq!(current.len(), 11);
    assert!(!current.contains(&"LAB".to_owned()));
    assert_eq!(visible_to(&story.anonymous, "").await, ["OPEN"]);
    let client = visible_to(&story.client, "?includeArchived=True").await;
    assert!(
        client.contains(&"ACME".to_owned()) && client.len() < 12,
        "{client:?}"
    );
    for key in &all {
        let answer = story.client.get(&format!("/project/{key}")).await;
        let expected = if client.contains(key) { 200 } else { 404 };
        answer.expect(expected);
    }
    story.stop().await;
}

#[tokio::test]
async fn a_project_has_this_shape() {
    let story = Story::start().await;
    let project = story.lead.get("/project/ACME").await.expect(200);
    let base = &story.server.base;
    assert_eq!(
        project,
        json!({
            "expand": "description,lead,url,projectKeys",
            "self": format!("{base}/rest/api/2/project/10000"),
            "id": "10000",
            "key": "ACME",
            "name": "Acme portal",
            "projectTypeKey": "software",
            "archived": false,
            "lead": {
                "self": format!("{base}/rest/api/2/user?username=lead"),
                "key": "JIRAUSER10101",
                "name": "lead",
                "displayName": "Jonas Weber",
                "active": true,
            },
        })
    );
    assert_eq!(story.lead.get("/project/10000").await.expect(200), project);
    let list = story
        .lead
        .get("/project?expand=description,lead")
        .await
        .expect(200);
    assert_eq!(list[0], project);
    let list = story.lead.get("/project").await.expect(200);
    assert!(list[0]["lead"].is_null());
    story.stop().await;
}

#[tokio::test]
async fn roles_are_listed_with_their_addresses() {
    let story = Story::start().await;
    let roles = story.lead.get("/project/ACME/role").await.expect(200);
    assert_eq!(
        roles["Clients"],
        format!("{}/rest/api/2/project/10000/role/10100", story.server.base)
    );
    assert_eq!(roles.as_object().unwrap().len(), 6);
    let all = story.lead.get("/role").await.expect(200);
    assert_eq!(all.as_array().unwrap().len(), 6);
    let one = story.lead.get("/role/10002").await.expect(200);
    assert_eq!(all[2], one);
    assert_eq!(keys(&one), ["actors", "description", "id", "name", "self"]);
    assert_eq!(one["actors"][0]["name"], "jira-administrators");
    story.stop().await;
}

#[tokio::test]
async fn a_lead_edits_who_acts_in_a_role() {
    let story = Story::start().await;
    let path = "/project/ACME/role/10100";
    let role = story.lead.get(path).await.expect(200);
    let base = &story.server.base;
    let acme = json!({
        "displayName": "acme-clients",
        "type": "atlassian-group-role-actor",
        "name": "acme-clients",
    });
    let grace = json!({
        "displayName": "Grace Mwangi",
        "type": "atlassian-user-role-actor",
        "name": "grace.mwangi",
    });
    assert_eq!(
        role,
        json!({
            "self": format!("{base}/rest/api/2/project/10000/role/10100"),
            "name": "Clients",
            "id": 10_100,
            "description": "The people a project is done for.",
            "actors": [acme],
        })
    );

    let body = json!({"user": ["grace.mwangi"], "group": null});
    let role = story.lead.post(path, &body).await.expect(200);
    assert_eq!(role["actors"], json!([grace, acme]));
    assert_eq!(story.lead.get(path).await.expect(200), role);
    story
        .lead
        .delete(&format!("{path}?group=acme-clients"))
        .await
        .expect(204);
    assert_eq!(
        story.lead.get(path).await.expect(200)["actors"],
        json!([grace])
    );

    let body = json!({"categorisedActors": {
        "atlassian-user-role-actor": [],
        "atlassian-group-role-actor": ["acme-clients"],
    }});
    let role = story.lead.put(path, &body).await.expect(200);
    assert_eq!(role["actors"], json!([acme]));
    let nobody = json!({"categorisedActors": {}});
    let role = story.lead.put(path, &nobody).await.expect(200);
    assert_eq!(role["actors"], json!([]));
    assert_eq!(story.client.get("/project/ACME").await.status, 404);
    story.stop().await;
}

#[tokio::test]
async fn deleted_actors_stay_when_sent_back() {
    let story = Story::start().await;
    let pool = story.database.connect().await;
    for statement in [
        "INSERT INTO project_actor VALUES (10000, 10100, 'user', 'client')",
        "INSERT INTO project_actor VALUES (10000, 10100, 'group', 'gone')",
        "UPDATE revision SET number = number + 1",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
    // 'client' is also the name of somebody else, whose key is another one.
    let path = "/project/ACME/role/10100";
    let role = story.lead.get(path).await.expect(200);
    let names = |role: &Value| -> Vec<String> {
        let actors = role["actors"].as_array().unwrap().iter();
        actors
            .map(|actor| actor["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&role), ["client", "acme-clients", "gone"]);
    let before = story.database.dump().await["project_actor"].clone();
    let body = json!({"categorisedActors": {
        "atlassian-user-role-actor": ["client"],
        "atlassian-group-role-actor": ["acme-clients", "gone"],
    }});
    story.lead.put(path, &body).await.expect(200);
    assert_eq!(story.database.dump().await["project_actor"], before);
    story.stop().await;
}

#[tokio::test]
async fn in_an_archived_project_nobody_changes_who_acts() {
    let story = Story::start().await;
    let roles = story.admin.get("/project/LAB/role").await.expect(200);
    let role = roles["Developers"].as_str().unwrap().to_owned();
    let path = role.split_once("/rest/api/2").unwrap().1.to_owned();
    let before = story.admin.get(&path).await.expect(200);
    let body = json!({ "user": ["client"] });
    let answer = story.admin.post(&path, &body).await.expect(403);
    let message = answer["errorMessages"][0].as_str().unwrap();
    assert!(message.contains("LAB is archived"), "{message}");
    assert_eq!(story.admin.get(&path).await.expect(200), before);
    story.stop().await;
}
