//! The effective access preview.
