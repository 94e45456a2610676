//! Parts that pages are made of.

pub mod besides;
pub mod breaches;
pub mod chain;
pub mod combobox;
pub mod copyable;
pub mod dialog;
pub mod each;
pub mod fold;
pub mod grid;
pub mod icon;
pub mod kind;
pub mod menu;
pub mod message;
pub mod paging;
pub mod picker;
pub mod preview;
pub mod quick_search;
pub mod shell;
pub mod text_field;
pub mod title;
pub mod when;
pub mod when_read;
