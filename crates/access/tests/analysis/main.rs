//! What the resolver says about an instance beyond single answers: what is missing and why, who is
//! kept apart, what is worth a look, and what has to stay true.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends where its world is not as expected"
)]

mod broader;
mod findings;
mod guard_rails;
mod inert;
mod isolation;
mod laws;
mod names;
mod why_not;
mod world;
