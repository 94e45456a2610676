//! The server as it listens and answers.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use crate::App;
use crate::app_files::app_file;
use crate::error::Refusal;
use crate::routes::rest;

/// What is compressed for each answer anew must not take long.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(4);

/// A server that listens, and answers once it is [run](Server::run).
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    app: Arc<App>,
}

impl Server {
    pub(crate) fn new(listener: TcpListener, address: SocketAddr, app: App) -> Self {
        Self {
            listener,
            address,
            app: Arc::new(app),
        }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until `end` comes, and then those that have begun.
    ///
    /// # Errors
    /// If the system takes the listening socket away.
    pub async fn run(self, end: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let served = axum::serve(self.listener, router(Arc::clone(&self.app)))
            .with_graceful_shutdown(end)
            .await;
        self.app.store.pool().close().await;
        served
    }
}

fn router(app: Arc<App>) -> Router {
    Router::new()
        .nest(
            "/rest",
            rest(&app)
                .layer(from_fn(not_kept))
                .layer(from_fn(to_the_end)),
        )
        .fallback(app_file)
        .with_state(app)
        .layer(CatchPanicLayer::custom(|_| failed()))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(from_fn(safe))
        .layer(TraceLayer::new_for_http())
}

fn failed() -> Response {
    let message = "The server failed to answer. Try again; its log says what is wrong.";
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message).into_response()
}

/// What has begun is done to its end, even if whoever asked is gone: to stop just anywhere, such as
/// between the beginning of a transaction and its confirmation, leaves the connection to the database
/// in a state that the next request meets.
async fn to_the_end(request: Request, next: Next) -> Response {
    let done = tokio::spawn(next.run(request)).await;
    done.unwrap_or_else(|error| {
        tracing::error!("a request was not answered: {error}");
        failed()
    })
}

/// Answers of the dialect are for the one who asked, at the time they asked.
async fn not_kept(request: Request, next: Next) -> Response {
    with_default(
        next.run(request).await,
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    )
}

/// Headers that every answer has.
async fn safe(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let nosniff = HeaderValue::from_static("nosniff");
    let response = with_default(response, header::X_CONTENT_TYPE_OPTIONS, nosniff);
    let policy = HeaderValue::from_static("same-origin");
    let response = with_default(response, header::REFERRER_POLICY, policy);
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    with_default(response, header::CONTENT_SECURITY_POLICY, nothing)
}

fn with_default(mut response: Response, name: HeaderName, value: HeaderValue) -> Response {
    response.headers_mut().entry(name).or_insert(value);
    response
}
