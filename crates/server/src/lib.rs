//! The reference backend: speaks Jira's REST dialect and serves the app.

pub mod demo;
