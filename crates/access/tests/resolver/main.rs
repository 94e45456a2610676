//! The resolver against its specification (domain.md, sections 2 to 5).

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its world is not as expected"
)]

mod differences;
mod holders;
mod rules;
mod world;
