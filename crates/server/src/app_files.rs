//! The built app: files from a directory, with the headers that keep it safe and fast.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::App;
use crate::error::Refusal;
use crate::routes::unknown;

/// The file that starts the app.
pub(crate) const INDEX: &str = "index.html";
/// For files whose names change with their contents.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For files to be asked about each time.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// Answers whatever is not under `/rest`: a file of the app, or its start page for the addresses
/// that the app itself gives out.
pub(crate) async fn app_file(State(app): State<Arc<App>>, request: Request) -> Response {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
        )
            .into_response();
    }
    let path = request.uri().path().to_owned();
    let wants_page = accepts_pages(request.headers());
    if path.trim_end_matches('/') == "/rest" {
        return unknown(&path).into_response();
    }
    if path == "/" || path.trim_start_matches('/') == INDEX {
        return index(&app.directory).await;
    }
    let response = file(&app.directory, request).await;
    match response.status() {
        StatusCode::NOT_FOUND if wants_page => index(&app.directory).await,
        StatusCode::NOT_FOUND => (StatusCode::NOT_FOUND, "There is no such file.").into_response(),
        _ => with_headers(
            response,
            if is_hashed(&path) {
                FOR_GOOD
            } else {
                ASK_FIRST
            },
            &[],
        ),
    }
}

async fn file(directory: &Path, request: Request) -> Response {
    let files = ServeDir::new(directory)
        .append_index_html_on_directories(false)
        .precompressed_br();
    let Ok(response) = files.oneshot(request).await;
    response.map(Body::new)
}

/// The start page. Its inline scripts, if the build left any, are allowed by their digests.
async fn index(directory: &Path) -> Response {
    match tokio::fs::read_to_string(directory.join(INDEX)).await {
        Ok(page) => {
            let digests = inline_scripts(&page).map(digest).collect::<Vec<_>>();
            let response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page);
            with_headers(response.into_response(), ASK_FIRST, &digests)
        }
        Err(error) => {
            tracing::error!("{INDEX} cannot be read: {error}");
            let message = "The app is not there. The log of the server says what is wrong.";
            Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message).into_response()
        }
    }
}

fn with_headers(mut response: Response, caching: HeaderValue, scripts: &[String]) -> Response {
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; \
         frame-ancestors 'none'; object-src 'none'",
        scripts.concat()
    );
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, caching);
    if let Ok(policy) = HeaderValue::try_from(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    accept
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// Whether a part of a path is a digest, as in `whocan-2f0c9ab3d7e1f544.js`.
fn is_hashed(path: &str) -> bool {
    let mut parts = path.split(['/', '-', '_', '.']);
    parts.any(|part| part.len() >= 16 && part.bytes().all(|letter| letter.is_ascii_hexdigit()))
}

/// The contents of the scripts that stand in a page itself.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script")?;
        (!attributes.contains("src=")).then_some(script)
    })
}

/// A script as a source in a Content Security Policy.
fn digest(script: &str) -> String {
    format!(
        " 'sha256-{}'",
        BASE64_STANDARD.encode(Sha256::digest(script))
    )
}

/// Whether a directory holds a built app.
pub(crate) fn holds_app(directory: &Path) -> bool {
    directory.join(INDEX).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_digest_in_a_name() {
        for (path, hashed) in [
            ("/whocan-2f0c9ab3d7e1f544.js", true),
            ("/whocan-2f0c9ab3d7e1f544_bg.wasm", true),
            ("/snippets/leptos-2f0c9ab3d7e1f544/inline0.js", true),
            ("/config.json", false),
            ("/icon.svg", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn allows_only_the_scripts_of_the_page() {
        let page = "<script type=\"module\">start()</script><script src=\"a.js\"></script>";
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["start()"]);
        // As `printf 'start()' | openssl dgst -sha256 -binary | base64` says.
        let expected = " 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='";
        assert_eq!(digest("start()"), expected);
    }
}
