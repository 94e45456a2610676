//! Users, groups, fields, applications, permissions and security schemes.

use std::sync::Arc;

use serde_json::{Value, json};
use whocan_access::Resolver;
use whocan_server::demo::Demo;

use crate::support::{Running, Story, keys};

fn names(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|entry| entry["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn users_are_found_by_name_and_key() {
    let story = Story::start().await;
    let base = &story.server.base;
    let own = json!({
        "self": format!("{base}/rest/api/2/user?username=client"),
        "key": "JIRAUSER10142",
        "name": "client",
        "emailAddress": story.client.get("/myself").await.expect(200)["emailAddress"],
        "displayName": story.client.get("/myself").await.expect(200)["displayName"],
        "active": true,
    });
    assert!(own["emailAddress"].is_string());
    assert_eq!(story.client.get("/myself").await.expect(200), own);
    assert_eq!(
        story.client.get("/user?username=client").await.expect(200),
        own
    );
    assert_eq!(
        story.admin.get("/user?key=JIRAUSER10142").await.expect(200),
        own
    );
    let seen_by_lead = story.lead.get("/user?username=client").await.expect(200);
    assert_eq!(
        keys(&seen_by_lead),
        ["active", "displayName", "key", "name", "self"]
    );

    let search = |query: &str| {
        let (admin, path) = (
            story.admin.clone(),
            format!("/user/search?username={query}"),
        );
        async move { admin.get(&path).await.expect(200) }
    };
    assert_eq!(names(&search("MWANG").await), ["grace.mwangi"]);
    assert_eq!(names(&search("grace").await), ["grace.mwangi"]);
    assert_eq!(search("wangi").await, json!([]));
    assert_eq!(
        search("tomas").await,
        json!([]),
        "inactive users are left out"
    );
    assert_eq!(
        names(&search("tomas&includeInactive=True").await),
        ["tomas.herrera"]
    );
    assert_eq!(search(".").await.as_array().unwrap().len(), 50);
    let all = search(".&maxResults=9999&includeInactive=true").await;
    assert_eq!(all.as_array().unwrap().len(), 60);
    let rest = search(".&maxResults=9999&includeInactive=true&startAt=58").await;
    assert_eq!(
        rest.as_array().unwrap().as_slice(),
        &all.as_array().unwrap()[58..]
    );
    let inactive = search(".&includeActive=false&includeInactive=true").await;
    assert_eq!(names(&inactive), ["tomas.herrera"]);
    story.stop().await;
}

#[tokio::test]
async fn members_count_those_of_sub_groups() {
    let story = Story::start().await;
    let page = story
        .lead
        .get("/group/member?groupname=externals")
        .await
        .expect(200);
    assert_eq!(
        keys(&page),
        ["isLast", "maxResults", "self", "startAt", "total", "values"]
    );
    let resolver = Resolver::new(Arc::new(Demo::Story.data().instance));
    let members = resolver.members(&"externals".into()).unwrap();
    assert_eq!(page["total"], members.len());
    assert_eq!(page["maxResults"], 50);
    assert_eq!(page["isLast"], true);
    assert!(names(&page["values"]).contains(&"client"));
    assert!(page["values"][0]["emailAddress"].is_null());

    let mut found = Vec::new();
    let mut path = "/rest/api/2/group/member?groupname=staff&maxResults=20".to_owned();
    loop {
        let page = story.admin.get(&path).await.expect(200);
        found.extend(names(&page["values"]).into_iter().map(str::to_owned));
        let Some(next) = page["nextPage"].as_str() else {
            assert_eq!(page["isLast"], true);
            break;
        };
        path = next.strip_prefix(&story.server.base).unwrap().to_owned();
    }
    let total = found.len();
    found.dedup();
    assert_eq!(found.len(), total);
    let all = story
        .admin
        .get("/group/member?groupname=staff")
        .await
        .expect(200);
    assert_eq!(all["total"], total);
    let inactive = "/group/member?groupname=staff&includeInactiveUsers=true";
    assert!(story.admin.get(inactive).await.expect(200)["total"].as_u64() >= all["total"].as_u64());
    story.stop().await;
}

#[tokio::test]
async fn a_group_shows_a_stretch_of_its_members_to_old_clients() {
    let story = Story::start().await;
    let plain = story
        .lead
        .get("/group?groupname=acme-clients")
        .await
        .expect(200);
    let link = format!(
        "{}/rest/api/2/group?groupname=acme-clients",
        story.server.base
    );
    assert_eq!(plain, json!({"name": "acme-clients", "self": link}));
    let path = "/group?groupname=acme-clients&expand=users[1:3]";
    let group = story.lead.get(path).await.expect(200);
    let users = &group["users"];
    assert_eq!(
        keys(users),
        ["end-index", "items", "max-results", "size", "start-index"]
    );
    assert_eq!(
        (&users["size"], &users["start-index"]),
        (&json!(6), &json!(1))
    );
    assert_eq!(users["end-index"], 3);
    assert_eq!(users["items"].as_array().unwrap().len(), 3);
    story.stop().await;
}

#[tokio::test]
async fn groups_are_suggested() {
    let story = Story::start().await;
    let found = story
        .lead
        .get("/groups/picker?query=CLIENTS")
        .await
        .expect(200);
    assert_eq!(
        found,
        json!({
            "header": "Showing 2 of 2 matching groups",
            "total": 2,
            "groups": [
                {"name": "acme-clients", "html": "acme-<b>clients</b>", "labels": []},
                {"name": "bluebird-clients", "html": "bluebird-<b>clients</b>", "labels": []},
            ],
        })
    );
    let some = story
        .lead
        .get("/groups/picker?maxResults=3")
        .await
        .expect(200);
    assert_eq!(some["total"], 20);
    assert_eq!(some["groups"].as_array().unwrap().len(), 3);
    story.stop().await;
}

#[tokio::test]
async fn fields_applications_and_security_schemes_are_listed() {
    let story = Story::start().await;
    let fields = story.client.get("/field").await.expect(200);
    assert_eq!(
        names(&fields),
        ["Reviewers", "Client group", "Account manager", "Teams"]
    );
    assert_eq!(keys(&fields[0]), ["custom", "id", "name", "schema"]);
    let applications = story.lead.get("/applicationrole").await.expect(200);
    assert_eq!(applications[0]["key"], "jira-servicedesk");
    assert_eq!(keys(&applications[0]), ["groups", "key", "name"]);
    let list = story.admin.get("/issuesecurityschemes").await.expect(200);
    let schemes = &list["issueSecuritySchemes"];
    assert_eq!(keys(&schemes[0]), ["description", "id", "name", "self"]);
    let one = story
        .lead
        .get("/issuesecurityschemes/10000")
        .await
        .expect(200);
    assert_eq!(one["id"], schemes[0]["id"]);
    assert_eq!(keys(&one["levels"][0]), ["description", "id", "name"]);
    assert!(one["levels"][0]["id"].is_string());
    story
        .lead
        .get("/issuesecurityschemes/10001")
        .await
        .message(403);
    story.stop().await;
}

#[tokio::test]
async fn permissions_are_listed_and_ones_own_with_aliases() {
    let story = Story::start().await;
    let all = story.client.get("/permissions").await.expect(200)["permissions"].clone();
    assert_eq!(
        keys(&all["BROWSE_PROJECTS"]),
        ["description", "key", "name", "type"]
    );
    assert!(all["BROWSE"].is_null() && all["USE"].is_null() && all["CREATE_PROJECT"].is_null());
    let app = "com.studio.timesheets__LOG_FOR_OTHERS";
    assert_eq!(all[app]["type"], "PROJECT");

    let path = "/mypermissions?projectKey=ACME";
    let own = story.client.get(path).await.expect(200)["permissions"].clone();
    let aliases = own.as_object().unwrap().values();
    assert_eq!(
        aliases
            .filter(|entry| entry["deprecatedKey"] == true)
            .count(),
        28
    );
    assert_eq!(
        own.as_object().unwrap().len(),
        all.as_object().unwrap().len() + 28
    );
    assert_eq!(own["BROWSE_PROJECTS"]["havePermission"], true);
    assert_eq!(own["BROWSE_PROJECTS"]["id"], "10");
    assert_eq!(own["BROWSE"]["havePermission"], true);
    assert_eq!(own["BROWSE"]["id"], "10");
    assert_eq!(own[app]["id"], "-1");
    assert_eq!(own["ADMINISTER"]["havePermission"], false);
    let admin = story.admin.get(path).await.expect(200)["permissions"].clone();
    assert_eq!(admin["ADMINISTER"]["havePermission"], true);
    let by_id = story
        .client
        .get("/mypermissions?projectId=10000")
        .await
        .expect(200);
    assert_eq!(by_id["permissions"], own);
    // Without a place: whatever one has in any project.
    let lead = story.lead.get("/mypermissions").await.expect(200)["permissions"].clone();
    assert_eq!(lead["ADMINISTER_PROJECTS"]["havePermission"], true);
    let client = story.client.get("/mypermissions").await.expect(200)["permissions"].clone();
    assert_eq!(client["ADMINISTER_PROJECTS"]["havePermission"], false);
    let anonymous = story
        .anonymous
        .get("/mypermissions?projectKey=OPEN")
        .await
        .expect(200);
    assert_eq!(
        anonymous["permissions"]["BROWSE_PROJECTS"]["havePermission"],
        true
    );
    story.stop().await;
}

#[tokio::test]
async fn the_server_says_what_it_is() {
    let story = Story::start().await;
    let info = story.anonymous.get("/serverInfo").await.expect(200);
    assert_eq!(
        info,
        json!({
            "baseUrl": story.server.base,
            "version": "9.12.0",
            "versionNumbers": [9, 12, 0],
            "deploymentType": "Server",
            "buildNumber": 912_000,
            "serverTitle": "Whocan",
        })
    );
    story.stop().await;
}

#[tokio::test]
async fn who_joins_and_leaves_a_group_is_seen_at_once() {
    let story = Story::start().await;
    let base = &story.server.base;
    let path = "/group/user?groupname=support-desk";
    // Another server knows what is in the database, and nothing else.
    let other = Running::start(&story.database.url, None).await;
    let there = other.person("admin");
    let members = || async {
        let page = "/group/member?groupname=support-desk";
        let found = story.admin.get(page).await.expect(200);
        assert_eq!(
            names(&there.get(page).await.expect(200)["values"]),
            names(&found["values"])
        );
        names(&found["values"])
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let before = members().await;
    assert!(!before.contains(&"lead".to_owned()));
    let joined = story.admin.post(path, &json!({"name": "lead"})).await;
    assert_eq!(
        joined.expect(201),
        json!({
            "name": "support-desk",
            "self": format!("{base}/rest/api/2/group?groupname=support-desk"),
        })
    );
    assert!(members().await.contains(&"lead".to_owned()));
    let left = story.admin.delete(&format!("{path}&username=lead")).await;
    assert_eq!(left.status, 200);
    assert_eq!(members().await, before);
    other.stop().await;
    story.stop().await;
}

#[tokio::test]
async fn a_change_of_members_that_cannot_be_made_says_why() {
    let story = Story::start().await;
    let path = "/group/user?groupname=support-desk";
    let before = story.database.dump().await;
    let join = |path: &'static str, body: Value| {
        let admin = story.admin.clone();
        async move { admin.post(path, &body).await }
    };
    let leave = |path: &'static str| {
        let admin = story.admin.clone();
        async move { admin.delete(path).await }
    };
    let lead = json!({"name": "lead"});
    join("/group/user?groupname=nobody", lead.clone())
        .await
        .message(404);
    join("/group/user", lead).await.error_of(400, "groupname");
    join(path, json!({})).await.error_of(400, "name");
    join(path, json!({"name": "who"}))
        .await
        .error_of(404, "name");
    let already = "/group/user?groupname=acme-clients";
    join(already, json!({"name": "client"}))
        .await
        .error_of(400, "name");
    leave("/group/user?groupname=support-desk")
        .await
        .error_of(400, "username");
    leave("/group/user?groupname=support-desk&username=lead")
        .await
        .error_of(400, "username");
    // In it by way of a group that is in it.
    leave("/group/user?groupname=externals&username=client")
        .await
        .error_of(400, "username");
    // Nobody shuts the door behind themselves.
    leave("/group/user?groupname=jira-administrators&username=admin")
        .await
        .error_of(400, "username");
    assert_eq!(story.database.dump().await, before);
    story.stop().await;
}

#[tokio::test]
async fn only_system_administrators_make_others_such() {
    let story = Story::start().await;
    let pool = story.database.connect().await;
    let granted =
        "INSERT INTO global_grant (permission, group_name) VALUES ('ADMINISTER', 'staff')";
    for statement in [granted, "UPDATE revision SET number = number + 1"] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let body = json!({"name": "client"});
    // The lead is in `staff`, and so administers Jira now.
    let join = |group: &str| {
        let path = format!("/group/user?groupname={group}");
        let (lead, body) = (story.lead.clone(), body.clone());
        async move { lead.post(&path, &body).await }
    };
    join("qa-team").await.expect(201);
    let refused = join("jira-administrators").await.message(403);
    assert!(refused.contains("System Administrators"), "{refused}");
    story.stop().await;
}
