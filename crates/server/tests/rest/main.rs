//! The server over HTTP, with a real database: what it answers, to whom, and that what it refuses
//! changes nothing.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod app_files;
mod authorisation;
mod bad_input;
mod consistency;
mod grants;
mod guard_rails;
mod instance;
mod killing;
mod leaving;
mod people;
mod program;
mod projects;
mod schemes;
mod several_servers;
mod sign_in;
mod starting;
mod support;
mod versions;
mod wild_clients;
