//! Whocan in the browser: who can do what in Jira, before one saves.
#![expect(
    unreachable_pub,
    reason = "a program has no outside: pub marks what other modules use"
)]

mod addresses;
mod announce;
mod app;
mod browser;
mod client;
mod components;
mod config;
mod editor;
mod i18n;
mod pages;
mod rights;
mod session;
mod theme;
mod workspace;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
    browser::clear_start_screen();
}
