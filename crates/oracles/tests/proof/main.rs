//! The proof: the resolver and its judges agree on random worlds, the worlds reach everything that
//! there is, and the laws hold in each of them.
//!
//! `make test` compares some tens of thousands of worlds, `make soak` a million: `WORLDS` says how
//! many. Half of them have seeds that are always tried, the others are new at each run; a failure
//! names its seed.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test ends where its world is not as expected"
)]

#[cfg(feature = "judges")]
mod casbin;
#[cfg(feature = "judges")]
mod cedar;
mod coverage;
mod impact;
mod laws;
mod naive;
mod standpoints;
mod support;

/// Cedar makes and drops many small things; this shortens the proof.
#[cfg(feature = "judges")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
