//! The reference backend: speaks Jira's REST dialect and serves the app.
//!
//! The database is the source of truth. The process holds a compiled snapshot of it, which is
//! compared with the database's revision at each request; the resolver asked about that snapshot
//! decides what a caller may read and write.

mod app_files;
mod caller;
mod cells;
mod change;
mod database;
pub mod demo;
mod error;
mod extract;
mod first;
mod guard;
mod guard_rails;
mod passwords;
mod public_url;
mod random;
mod routes;
mod server;
mod sign_in;
mod start;
mod store;
mod version;

pub use database::DatabaseError;
pub use public_url::PublicUrl;
pub use server::Server;
pub use start::{Settings, StartError};

use std::path::PathBuf;

use mimalloc::MiMalloc;
use passwords::Passwords;
use store::Store;

/// Comparing a password takes 19 MiB of aligned memory for a moment. The C library's own allocator
/// does not use such pieces again, and would grow with each sign-in.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What all requests share.
#[derive(Debug)]
struct App {
    store: Store,
    passwords: Passwords,
    /// Where the built app is.
    directory: PathBuf,
    /// The address people use, where it is not the one that requests name.
    public_url: Option<PublicUrl>,
    /// Different at each start: what clients keep from another server is not mistaken for ours.
    started: String,
}
