//! What the scheme editor and its preview show, worked out without a DOM.

pub mod alike;
pub mod cell_facts;
pub mod cells;
pub mod exchange;
pub mod finding_words;
#[cfg(test)]
pub mod fixture;
pub mod grouping;
pub mod history;
pub mod holders;
pub mod impact;
pub mod kept;
pub mod navigation;
pub mod news;
pub mod presets;
pub mod preview;
pub mod rail_words;
pub mod rails;
pub mod reaching;
pub mod review;
pub mod rows;
pub mod saving;
pub mod search;
pub mod seen;
pub mod selection;
pub mod share;
pub mod slices;
pub mod state;
pub mod stored;
pub mod subjects;
pub mod tally;
pub mod usable;
pub mod window;
pub mod wording;
pub mod written;
