//! Parts that pages are made of.

pub mod combobox;
pub mod grid;
pub mod kind;
pub mod preview;
