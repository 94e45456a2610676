//! The pages, by area.

pub mod editor;
