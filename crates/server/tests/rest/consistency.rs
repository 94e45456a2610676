//! The server answers as the resolver does that the app runs over what it read from the server.

use std::sync::Arc;

use whocan_access::permission::{ADMINISTER_PROJECTS, BROWSE_PROJECTS};
use whocan_access::{Access, Condition, Instance, Mode, Project, Resolver, Scope, Subject, User};
use whocan_jira::reading::Reading;
use whocan_server::demo::Demo;

use crate::support::{Person, Story};

/// Reads the instance piece by piece, as the app does.
async fn read(person: &Person) -> Instance {
    let mut reading = Reading::new();
    while let Some(call) = reading.next_call() {
        let answer = person.get(&call.path).await;
        let status = answer.status.as_u16();
        reading
            .answer(&call, status, &answer.body.to_string())
            .unwrap();
    }
    assert!(reading.is_complete());
    assert_eq!(reading.missing().len(), 0);
    reading.finish()
}

fn granted(access: &Access, permission: &str) -> bool {
    access.granted(permission) == Condition::Always
}

async fn compare(person: &Person, resolver: &Resolver, subject: &Subject, project: &Project) {
    let scope = Scope::Project(project.id);
    let access = resolver.access(subject, scope, Mode::DataCenter).unwrap();
    let answer = person
        .get(&format!("/mypermissions?projectKey={}", project.key))
        .await;
    if answer.status == 404 {
        assert!(
            !granted(&access, BROWSE_PROJECTS),
            "{subject:?} sees {}",
            project.key
        );
        assert!(
            !granted(&access, ADMINISTER_PROJECTS),
            "{subject:?} sees {}",
            project.key
        );
        return;
    }
    let body = answer.expect(200);
    let permissions = body["permissions"].as_object().unwrap();
    let of_projects = permissions
        .values()
        .filter(|entry| entry["type"] == "PROJECT");
    for entry in of_projects {
        let key = entry["key"].as_str().unwrap();
        assert_eq!(
            entry["havePermission"],
            granted(&access, key),
            "{subject:?} {key} in {}",
            project.key
        );
    }
}

#[tokio::test]
async fn my_permissions_are_those_of_the_instance_that_was_read() {
    let story = Story::start().await;
    let pool = story.database.connect().await;
    // Everybody gets the administrator's password.
    let statement = "UPDATE account SET password = \
                     (SELECT password FROM account WHERE user_key = 'admin')";
    sqlx::query(statement).execute(&pool).await.unwrap();
    pool.close().await;
    let instance = read(&story.admin).await;
    let resolver = Resolver::new(Arc::new(instance));
    let instance = resolver.instance();
    assert_eq!((instance.users.len(), instance.projects.len()), (60, 12));
    let active = instance.users.values().filter(|user| user.active);
    for user in active {
        let User { key, name, .. } = &**user;
        let person = story.anonymous.with_password(name, "admin");
        for project in instance.projects.values() {
            compare(&person, &resolver, &Subject::User(key.clone()), project).await;
        }
    }
    for project in instance.projects.values() {
        compare(&story.anonymous, &resolver, &Subject::Anonymous, project).await;
    }
    story.stop().await;
}

#[tokio::test]
async fn issues_are_seen_by_those_whom_their_level_lets() {
    let story = Story::start().await;
    let instance = Demo::Story.data().instance;
    let resolver = Resolver::new(Arc::new(instance));
    let (mut seen, mut hidden) = (0, 0);
    for (person, key) in [
        (&story.lead, "JIRAUSER10101"),
        (&story.client, "JIRAUSER10142"),
    ] {
        for issue in resolver.instance().issues.values() {
            let subject = Subject::User(key.into());
            let scope = Scope::Issue(issue.id);
            let access = resolver.access(&subject, scope, Mode::DataCenter).unwrap();
            let path = format!("/mypermissions?issueKey={}", issue.key);
            let answer = person.get(&path).await;
            if access.effective(BROWSE_PROJECTS) == Condition::Always {
                let body = answer.expect(200);
                for (key, entry) in body["permissions"].as_object().unwrap() {
                    if entry["type"] == "PROJECT" {
                        assert_eq!(entry["havePermission"], granted(&access, key), "{key}");
                    }
                }
                let by_id = person
                    .get(&format!("/mypermissions?issueId={}", issue.id))
                    .await;
                assert_eq!(by_id.expect(200), body);
                seen += 1;
            } else {
                answer.message(404);
                hidden += 1;
            }
        }
    }
    assert!(seen > 0 && hidden > 0);
    story.stop().await;
}
