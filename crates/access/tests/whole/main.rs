//! Answers about many at once, against the same answers one by one, in small random worlds.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends where its world is not as expected"
)]

mod changed;
mod everybody;
mod everywhere;
mod impact;
mod lists;
mod world;
