//! Sessions, Basic authentication, and what keeps other sites out.

use reqwest::header::{HeaderMap, SET_COOKIE};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::support::{Answer, Story, keys, send};

const SESSION: &str = "/rest/auth/1/session";

async fn sign_in(story: &Story, name: &str, password: &str) -> (HeaderMap, Answer) {
    let body = json!({"username": name, "password": password});
    let request = story.anonymous.request(Method::POST, SESSION).json(&body);
    let response = request.send().await.unwrap();
    let headers = response.headers().clone();
    let status = response.status();
    let body = response.json().await.unwrap();
    (headers, Answer { status, body })
}

#[tokio::test]
async fn a_session_begins_lasts_and_ends() {
    let story = Story::start().await;
    let (headers, answer) = sign_in(&story, "lead", "lead").await;
    let body = answer.expect(200);
    assert_eq!(keys(&body), ["loginInfo", "session"]);
    assert_eq!(body["session"]["name"], "JSESSIONID");
    assert_eq!(
        body["loginInfo"],
        json!({"loginCount": 1, "failedLoginCount": 0})
    );
    assert_eq!(headers["x-ausername"], "lead");
    let token = body["session"]["value"].as_str().unwrap();
    assert_eq!(token.len(), 43, "256 bits in Base64");
    let cookie = headers[SET_COOKIE].to_str().unwrap();
    assert_eq!(
        cookie,
        format!("JSESSIONID={token}; Path=/; HttpOnly; SameSite=Lax")
    );

    let cookie = format!("other=1; JSESSIONID={token}");
    let with_cookie = |method, path| {
        let request = story.anonymous.request(method, path);
        request.header("cookie", &cookie)
    };
    let response = with_cookie(Method::GET, "/myself").send().await.unwrap();
    assert_eq!(response.headers()["x-ausername"], "lead");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.json::<Value>().await.unwrap()["name"], "lead");
    let session = send(with_cookie(Method::GET, SESSION)).await.expect(200);
    assert_eq!(
        session,
        json!({
            "self": format!("{}/rest/api/2/user?username=lead", story.server.base),
            "name": "lead",
            "loginInfo": {"loginCount": 1, "failedLoginCount": 0},
        })
    );

    let ended = with_cookie(Method::DELETE, SESSION).send().await.unwrap();
    assert_eq!(ended.status(), 204);
    let cleared = ended.headers()[SET_COOKIE].to_str().unwrap();
    assert!(cleared.contains("Max-Age=0"), "{cleared}");
    send(with_cookie(Method::GET, SESSION)).await.message(401);
    send(with_cookie(Method::DELETE, SESSION))
        .await
        .message(401);
    story.stop().await;
}

#[tokio::test]
async fn a_token_is_kept_as_a_digest_only() {
    let story = Story::start().await;
    let (_, answer) = sign_in(&story, "lead", "lead").await;
    let body = answer.expect(200);
    let token = body["session"]["value"].as_str().unwrap();
    let dump = format!("{:?}", story.database.dump().await);
    assert!(!dump.contains(token));
    assert!(!dump.contains("\"lead\", \"lead\""));
    assert!(dump.contains("$argon2id$v=19$m=19456,t=2,p=1$"));
    story.stop().await;
}

#[tokio::test]
async fn who_cannot_sign_in_is_told_the_same() {
    let story = Story::start().await;
    let (_, wrong) = sign_in(&story, "lead", "wrong").await;
    for (name, password) in [
        ("nobody", "wrong"),
        ("tomas.herrera", "tomas.herrera"),
        ("grace.mwangi", ""),
        ("", ""),
        ("a\0b", "x"),
    ] {
        let (headers, answer) = sign_in(&story, name, password).await;
        assert_eq!(answer, wrong, "{name:?}");
        assert!(!headers.contains_key(SET_COOKIE));
        assert!(!headers.contains_key("www-authenticate"));
    }
    wrong.message(401);
    let (_, answer) = sign_in(&story, "lead", "lead").await;
    let info = answer.expect(200)["loginInfo"].clone();
    assert_eq!(info, json!({"loginCount": 1, "failedLoginCount": 1}));
    story.stop().await;
}

#[tokio::test]
async fn basic_authentication_is_refused_where_it_is_wrong() {
    let story = Story::start().await;
    assert_eq!(story.lead.get("/myself").await.expect(200)["name"], "lead");
    assert_eq!(story.lead.get("/myself").await.expect(200)["name"], "lead");
    let wrong = story.anonymous.request(Method::GET, "/serverInfo");
    let response = wrong
        .basic_auth("lead", Some("wrong"))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 401);
    assert_eq!(response.headers()["x-ausername"], "anonymous");
    assert!(!response.headers().contains_key("www-authenticate"));
    for header in ["Bearer abc", "Basic %%%", "Basic bm9jb2xvbg==", "nonsense"] {
        let request = story.anonymous.request(Method::GET, "/myself");
        send(request.header("authorization", header))
            .await
            .message(401);
    }
    story.stop().await;
}

#[tokio::test]
async fn a_session_that_ended_makes_one_anonymous() {
    let story = Story::start().await;
    let (_, answer) = sign_in(&story, "lead", "lead").await;
    let body = answer.expect(200);
    let cookie = format!("JSESSIONID={}", body["session"]["value"].as_str().unwrap());
    let pool = story.database.connect().await;
    sqlx::query("UPDATE session SET expires = 1")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let with_cookie = |path| {
        let request = story.anonymous.request(Method::GET, path);
        request.header("cookie", &cookie)
    };
    send(with_cookie("/myself")).await.message(401);
    let response = with_cookie("/serverInfo").send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-ausername"], "anonymous");
    story.stop().await;
}

#[tokio::test]
async fn using_a_session_puts_off_its_end() {
    let story = Story::start().await;
    let (_, answer) = sign_in(&story, "lead", "lead").await;
    let body = answer.expect(200);
    let cookie = format!("JSESSIONID={}", body["session"]["value"].as_str().unwrap());
    let pool = story.database.connect().await;
    let expires = || sqlx::query_scalar::<_, i64>("SELECT expires FROM session").fetch_one(&pool);
    let fresh = expires().await.unwrap();
    let later = "UPDATE session SET expires = expires - 3600";
    sqlx::query(later).execute(&pool).await.unwrap();
    let request = story.anonymous.request(Method::GET, "/myself");
    send(request.header("cookie", &cookie)).await.expect(200);
    assert!(expires().await.unwrap() >= fresh);
    pool.close().await;
    story.stop().await;
}

#[tokio::test]
async fn pages_of_other_sites_cannot_write() {
    let story = Story::start().await;
    let before = story.database.dump().await;
    let host = story.server.base.strip_prefix("http://").unwrap();
    let scheme = json!({"name": "From elsewhere"});
    let post = |path: &str| story.admin.request(Method::POST, path).json(&scheme);
    for (header, value) in [
        ("origin", "https://evil.example.com"),
        ("origin", "http://127.0.0.1:1"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let refused = send(post("/permissionscheme").header(header, value)).await;
        assert_eq!(
            refused.message(403),
            "XSRF check failed",
            "{header}: {value}"
        );
        let refused = send(post(SESSION).header(header, value)).await;
        assert_eq!(refused.message(403), "XSRF check failed");
    }
    assert_eq!(story.database.dump().await, before);

    let own = format!("http://{host}");
    let request = post("/permissionscheme").header("origin", own);
    send(request.header("sec-fetch-site", "same-origin"))
        .await
        .expect(201);
    let read = story.admin.request(Method::GET, "/myself");
    send(read.header("origin", "https://evil.example.com"))
        .await
        .expect(200);
    story.stop().await;
}

#[tokio::test]
async fn a_browser_keeps_the_cookie() {
    let story = Story::start().await;
    let browser = Client::builder().cookie_store(true).build().unwrap();
    let session = format!("{}{SESSION}", story.server.base);
    let body = json!({"username": "client", "password": "client"});
    let response = browser.post(&session).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let response = browser.get(&session).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let response = browser.delete(&session).send().await.unwrap();
    assert_eq!(response.status(), 204);
    let response = browser.get(&session).send().await.unwrap();
    assert_eq!(response.status(), 401);
    story.stop().await;
}
