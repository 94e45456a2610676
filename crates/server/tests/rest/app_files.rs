//! The files of the app, and the headers of every answer.

use reqwest::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap};
use reqwest::{Client, StatusCode};

use crate::support::{Database, Running};

struct File {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

async fn get(server: &Running, path: &str, accept: &str) -> File {
    let client = Client::new();
    let request = client.get(format!("{}{path}", server.base));
    let request = request.header(ACCEPT, accept).header(ACCEPT_ENCODING, "br");
    let response = request.send().await.unwrap();
    File {
        status: response.status(),
        headers: response.headers().clone(),
        body: response.bytes().await.unwrap().to_vec(),
    }
}

#[tokio::test]
async fn pages_start_the_app_wherever_they_are() {
    let database = Database::new().await;
    let server = Running::start(&database.url, None).await;
    for path in [
        "/",
        "/index.html",
        "/schemes/10000",
        "/projects/ACME?tab=roles",
    ] {
        let page = get(&server, path, "text/html,*/*;q=0.8").await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
        assert_eq!(page.headers["cache-control"], "no-cache");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert_eq!(page.headers["referrer-policy"], "same-origin");
        assert_eq!(
            page.headers["content-security-policy"],
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' \
             'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; \
             frame-ancestors 'none'; object-src 'none'"
        );
    }
    let missing = get(&server, "/missing.js", "*/*").await;
    assert_eq!(missing.status, 404);
    let outside = get(&server, "/..%2f..%2fetc/passwd", "*/*").await;
    assert_eq!(outside.status, 404);
    server.stop().await;
    database.drop().await;
}

#[tokio::test]
async fn files_are_compressed_and_cached_by_their_names() {
    let database = Database::new().await;
    let server = Running::start(&database.url, None).await;
    let for_good = "public, max-age=31536000, immutable";

    let script = get(&server, "/whocan-0123456789abcdef.js", "*/*").await;
    assert_eq!(script.headers["cache-control"], for_good);
    assert_eq!(script.headers["content-encoding"], "br");
    assert!(
        script.headers["content-type"]
            .to_str()
            .unwrap()
            .contains("javascript")
    );
    assert!(script.body.len() < 300, "compressed on the way");

    let wasm = get(&server, "/whocan-0123456789abcdef_bg.wasm", "*/*").await;
    assert_eq!(wasm.headers["cache-control"], for_good);
    assert_eq!(wasm.headers["content-type"], "application/wasm");
    assert_eq!(wasm.headers["content-encoding"], "br");
    assert_eq!(wasm.body, b"compressed before");

    let config = get(&server, "/config.json", "*/*").await;
    assert_eq!(config.headers["cache-control"], "no-cache");
    let client = Client::new();
    let posted = client.post(format!("{}/config.json", server.base));
    assert_eq!(posted.send().await.unwrap().status(), 405);
    server.stop().await;
    database.drop().await;
}

#[tokio::test]
async fn unknown_addresses_of_the_dialect_are_no_pages() {
    let database = Database::new().await;
    let server = Running::start(&database.url, None).await;
    let anonymous = server.anonymous();
    for path in [
        "/rest",
        "/rest/",
        "/rest/api/2/nothing",
        "/rest/api/3/myself",
    ] {
        let message = anonymous.get(path).await.message(404);
        assert_eq!(message, format!("There is nothing at the address {path}."));
    }
    let page = get(&server, "/rest/api/2/nothing", "text/html").await;
    assert_eq!(page.status, 404);
    assert_eq!(page.headers["content-type"], "application/json");
    let message = anonymous.delete("/myself").await.message(405);
    assert_eq!(
        message,
        "The address /rest/api/2/myself does not take DELETE."
    );
    server.stop().await;
    database.drop().await;
}
