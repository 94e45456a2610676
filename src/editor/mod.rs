//! What the scheme editor and its preview show, worked out without a DOM.

pub mod cells;
#[cfg(test)]
mod fixture;
pub mod history;
pub mod holders;
pub mod navigation;
pub mod preview;
pub mod rows;
pub mod saving;
pub mod search;
pub mod selection;
pub mod state;
pub mod subjects;
pub mod usable;
pub mod window;
pub mod wording;
