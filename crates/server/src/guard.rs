//! Keeps other sites' pages from writing with the session of whoever looks at them.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::error::Refusal;
use crate::public_url::PublicUrl;

/// Refuses writes that a browser sends for another site. Programs send neither header and pass.
pub(crate) async fn same_origin(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS];
    let public = app.public_url.as_ref().map(PublicUrl::host);
    if reads.contains(request.method()) || is_same_origin(request.headers(), public) {
        next.run(request).await
    } else {
        Refusal::new(StatusCode::FORBIDDEN, "XSRF check failed").into_response()
    }
}

/// `public` is the host of the address people use, where that is not the one requests name.
fn is_same_origin(headers: &HeaderMap, public: Option<&str>) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let from_here = text(header::ORIGIN).is_none_or(|origin| {
        let host = public.or_else(|| text(header::HOST));
        host.is_some_and(|host| is_origin_of(origin, host))
    });
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    from_here && site.is_none_or(|site| site == "same-origin" || site == "none")
}

/// Whether an origin such as `https://example.com` is that of a `Host` header. The scheme is not
/// compared: behind a proxy the server does not know it.
fn is_origin_of(origin: &str, host: &str) -> bool {
    let Some((scheme, origin)) = origin.split_once("://") else {
        return false;
    };
    let usual_port = if scheme == "https" { ":443" } else { ":80" };
    let bare = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.strip_suffix(usual_port)
            .map_or(name.clone(), str::to_owned)
    };
    bare(origin) == bare(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_a_proxy_the_public_address_counts() {
        let headers = |origin: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "127.0.0.1:8080".parse().unwrap());
            headers.insert(header::ORIGIN, origin.parse().unwrap());
            headers
        };
        let public = Some("whocan.example.com");
        assert!(is_same_origin(
            &headers("https://whocan.example.com"),
            public
        ));
        assert!(!is_same_origin(
            &headers("https://whocan.example.com"),
            None
        ));
        assert!(!is_same_origin(&headers("http://127.0.0.1:8080"), public));
    }

    #[test]
    fn an_origin_is_compared_with_its_port() {
        for (origin, host, same) in [
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
            ("https://Whocan.example.com", "whocan.example.com", true),
            ("https://whocan.example.com", "whocan.example.com:443", true),
            ("http://127.0.0.1:8081", "127.0.0.1:8080", false),
            ("http://evil.example.com", "whocan.example.com", false),
            (
                "http://whocan.example.com.evil.com",
                "whocan.example.com",
                false,
            ),
            ("null", "whocan.example.com", false),
        ] {
            assert_eq!(is_origin_of(origin, host), same, "{origin} at {host}");
        }
    }
}
