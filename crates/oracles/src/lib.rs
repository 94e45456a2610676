//! What proves the resolver: a naive second one, written from domain.md alone, and random worlds
//! to compare the two on. Shares nothing with the resolver but the model.

pub mod naive;
pub mod worlds;
