//! What proves the resolver: a naive second one, written from domain.md alone, and random worlds
//! to compare the two on; and what it is measured against. Shares nothing with the resolver but the
//! model.

pub mod floor;
pub mod naive;
pub mod worlds;
