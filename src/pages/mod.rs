//! The pages, by area.

pub mod editor;
pub mod no_access;
pub mod not_found;
pub mod projects;
pub mod schemes;
pub mod sign_in;
