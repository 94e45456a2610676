//! The pages, by area.

mod editor;
mod groups;
mod guard_rails;
pub mod later;
pub mod no_access;
pub mod not_found;
mod projects;
pub mod schemes;
pub mod sign_in;
