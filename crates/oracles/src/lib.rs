//! What proves the resolver: a naive second one, written from domain.md alone, and Cedar and
//! Casbin as judges of other people's making; and what it is measured against. Shares nothing with
//! the resolver but the model.

pub mod answers;
pub mod casbin;
pub mod cedar;
pub mod floor;
pub mod naive;
pub mod works;
