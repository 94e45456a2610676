//! The permission grid.
