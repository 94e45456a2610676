#!/usr/bin/env bash
# The arrows between crates go one way: access <- jira <- {app, server}, access <- worlds <- oracles.
set -euo pipefail

# refuse PACKAGE TARGET PATTERN: fails if PACKAGE builds on anything that matches.
refuse() {
    local found
    found=$(cargo tree --locked --quiet --edges normal --prefix none --target "$2" -p "$1" \
        | awk '{ print $1 }' | sort -u | grep -xE "$3" || true)
    if [ -n "$found" ]; then
        printf '%s must not build on:\n%s\n' "$1" "$found" >&2
        exit 1
    fi
}

web='web-sys|js-sys|wasm-bindgen.*|gloo.*|leptos.*|reqwest|hyper|http|axum|tower.*|url'
io='tokio.*|async-.*|futures.*|mio|socket2|sqlx.*|libc'
refuse whocan-access x86_64-unknown-linux-gnu "whocan-jira|whocan|whocan-server|$web|$io"
refuse whocan-jira x86_64-unknown-linux-gnu "whocan|whocan-server|$web|$io"
refuse whocan wasm32-unknown-unknown 'whocan-server|axum|tower-http|sqlx.*|argon2|clap|tokio|hyper'
refuse whocan-server x86_64-unknown-linux-gnu 'whocan|leptos.*|gloo.*|web-sys'
refuse whocan-worlds x86_64-unknown-linux-gnu "whocan-jira|whocan|whocan-server|whocan-oracles|$web|$io"
refuse whocan-oracles x86_64-unknown-linux-gnu "whocan-jira|whocan|whocan-server|$web|$io"
