//! Keeps other sites' pages from writing with the session of whoever looks at them.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::Refusal;

/// Refuses writes that a browser sends for another site. Programs send neither header and pass.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS];
    if reads.contains(request.method()) || is_same_origin(request.headers()) {
        next.run(request).await
    } else {
        Refusal::new(StatusCode::FORBIDDEN, "XSRF check failed").into_response()
    }
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let from_here = text(header::ORIGIN)
        .is_none_or(|origin| text(header::HOST).is_some_and(|host| is_origin_of(origin, host)));
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
