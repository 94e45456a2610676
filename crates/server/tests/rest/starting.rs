//! Starting the program: options, first data, and what it says when it cannot.

use std::net::TcpListener;

use serde_json::json;

use crate::program::{Process, refusal};
use crate::support::{Database, Person};

#[test]
fn says_which_option_is_wrong_and_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for (arguments, words) in [
        (
            &["--database", "mysql://x/y"][..],
            &["--database mysql://x/y", "sqlite:FILE"][..],
        ),
        (
            &["--database", "sqlite:/nowhere/at/all.db"],
            &["--database", "Check"],
        ),
        (
            &["--database", "postgres://me:s3cret@127.0.0.1:1/x"],
            &["--database postgres://me@127.0.0.1:1/x", "Check"],
        ),
        (&["--listen", &taken], &["--listen", &taken, "free port"]),
        (
            &["--listen", "nonsense"],
            &["--listen nonsense", "127.0.0.1:8080"],
        ),
        (&["--app", "/nowhere"], &["--app /nowhere", "make build"]),
        (&["--demo", "none"], &["--demo", "story"]),
    ] {
        // An option is given once.
        let usual = [
            ["--listen", "127.0.0.1:0"],
            ["--database", "sqlite::memory:"],
            ["--app", "."],
        ];
        let usual = usual.into_iter().filter(|option| option[0] != arguments[0]);
        let usual: Vec<&str> = usual.flatten().collect();
        let said = refusal(&[&usual, arguments].concat());
        for word in words {
            assert!(said.contains(word), "{word:?} in {said:?}");
        }
        assert!(!said.contains("s3cret"));
        assert!(
            said.lines().count() == 1 || arguments[0] == "--demo",
            "{said:?}"
        );
    }
}

#[tokio::test]
async fn an_empty_database_gets_what_every_instance_has() {
    let database = Database::new().await;
    let process = Process::start(&database.url, &[], &[("WHOCAN_ADMIN_PASSWORD", "admin")]);
    let admin = Person::new(&process.base, Some("admin"));
    let schemes = admin
        .get("/permissionscheme?expand=permissions")
        .await
        .expect(200);
    let schemes = schemes["permissionSchemes"].as_array().unwrap();
    assert_eq!(schemes.len(), 1);
    assert_eq!(schemes[0]["id"], 0);
    assert_eq!(schemes[0]["permissions"].as_array().unwrap().len(), 32);
    let roles = admin.get("/role").await.expect(200);
    let roles = roles.as_array().unwrap().iter();
    let roles: Vec<_> = roles.map(|role| (&role["id"], &role["name"])).collect();
    assert_eq!(
        format!("{roles:?}"),
        format!(
            "{:?}",
            [
                (json!(10_000), json!("Users")),
                (json!(10_001), json!("Developers")),
                (json!(10_002), json!("Administrators"))
            ]
        )
    );
    let groups = admin.get("/groups/picker").await.expect(200);
    assert_eq!(groups["groups"][0]["name"], "jira-administrators");
    assert_eq!(groups["groups"][1]["name"], "jira-software-users");
    let first = admin
        .post("/permissionscheme", &json!({"name": "First"}))
        .await
        .expect(201);
    assert_eq!(first["id"], 10_000);
    let (well, out, err) = process.stop("-TERM");
    assert!(well);
    assert_eq!((out.as_str(), err.as_str()), ("", ""));

    // It is there at the next start; no demo comes over it.
    let process = Process::start(&database.url, &[], &[("WHOCAN_DEMO", "story")]);
    let admin = Person::new(&process.base, Some("admin"));
    admin.get("/permissionscheme/10000").await.expect(200);
    assert_eq!(admin.get("/project").await.expect(200), json!([]));
    let (well, _, err) = process.stop("-INT");
    assert!(well);
    assert_eq!(
        err,
        "--demo story: the database is not empty and stays as it is\n"
    );
    database.drop().await;
}

#[tokio::test]
async fn without_a_password_the_first_account_gets_one() {
    let process = Process::start("sqlite::memory:", &[], &[]);
    let anonymous = Person::new(&process.base, None);
    let base = process.base.clone();
    anonymous.get("/myself").await.message(401);
    let (_, _, err) = process.stop("-TERM");
    let password = err.trim_end().rsplit(' ').next().unwrap();
    assert!(
        err.starts_with("the database was empty: sign in as admin"),
        "{err:?}"
    );
    assert_eq!(password.len(), 16, "{base}");
}

#[tokio::test]
async fn a_database_in_memory_serves_many_at_once() {
    let process = Process::start("sqlite::memory:", &["--demo", "story"], &[]);
    let mut tasks = Vec::new();
    for at in 0..32 {
        let admin = Person::new(&process.base, Some("admin"));
        tasks.push(tokio::spawn(async move {
            let name = json!({"name": format!("Scheme {at}")});
            admin.post("/permissionscheme", &name).await.expect(201);
            admin.get("/permissionscheme").await.expect(200);
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let admin = Person::new(&process.base, Some("admin"));
    let list = admin.get("/permissionscheme").await.expect(200);
    assert_eq!(list["permissionSchemes"].as_array().unwrap().len(), 5 + 32);
    let (well, _, _) = process.stop("-TERM");
    assert!(well);
}
