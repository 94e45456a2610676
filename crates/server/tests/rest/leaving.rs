//! Clients that leave before they are answered.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;
use whocan_server::demo::Demo;

use crate::support::Running;

/// In memory there is one connection for all: what is left on it meets whoever comes next.
#[tokio::test]
async fn a_client_that_leaves_does_no_harm_to_the_next_one() {
    let server = Running::start("sqlite::memory:", Some(Demo::Story)).await;
    let admin = server.person("admin");
    for turn in 0..300_u32 {
        let body = json!({ "name": "Default Permission Scheme", "description": turn.to_string() });
        let write = admin
            .request(Method::PUT, "/permissionscheme/10000")
            .json(&body);
        let read = admin.request(Method::GET, "/permissionscheme");
        let patience = Duration::from_micros(u64::from(turn) * 37 % 9_000 + 50);
        let (_write, _read) = tokio::join!(
            write.timeout(patience).send(),
            read.timeout(patience / 2).send(),
        );
        admin.get("/permissionscheme").await.expect(200);
    }
    server.stop().await;
}
