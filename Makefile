# Whocan: `make run` to try it, `make test` for everything that CI runs.
#
# Takes the tools that are there and installs those that are missing, below .tools/ where that is
# possible, saying what it does. Needed beforehand: Rust (rustup), Node.js with npm, a C compiler.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

LISTEN ?= 127.0.0.1:8080
DATABASE ?= sqlite:whocan.db
DEMO ?= story

TOOLS := $(CURDIR)/.tools
export PATH := $(TOOLS)/bin:$(TOOLS)/node_modules/.bin:$(PATH)

TRUNK := 0.21.14
BINARYEN := 132
SPLIT := 0.2.4
DENY := 0.20.2
CARGO_MUTANTS := 27.1.0
# The tool must be of exactly the version that the app is linked with.
WASM_BINDGEN := $(shell awk '/^name = "wasm-bindgen"$$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

TARGET := $(or $(CARGO_TARGET_DIR),target)
SERVER := $(TARGET)/release/whocan-server
ORACLES := $(TARGET)/oracles
BENCH := $(CURDIR)/target/bench

# What judges the resolver and is measured next to it takes minutes to build, and only tests want it.
JUDGES := --features whocan-oracles/judges
# Random worlds to prove the resolver in: `make soak WORLDS=10000` takes some minutes.
WORLDS ?= 1000000

# Build tools run for seconds: built without optimisation they are there in a third of the time.
QUICKLY := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
	CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0

define install-crate
	if command -v cargo-binstall >/dev/null; then \
		echo "== installing $(1) $(2) below .tools"; \
		cargo binstall --no-confirm --root $(TOOLS) $(1)@$(2); \
	else \
		echo "== building $(1) $(2) below .tools, this once (some minutes)"; \
		$(QUICKLY) cargo install --quiet --root $(TOOLS) --version $(2) $(3) $(1); \
	fi
endef

# $(call install-package,program,Debian package): for what only a system's package manager has.
define install-package
	if ! command -v $(1) >/dev/null; then \
		if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
			echo "== installing $(2) by apt-get"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
				apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
		else \
			echo "$(1) is missing: install the package '$(2)' of your system, then try again." >&2; \
			exit 1; \
		fi; \
	fi
endef

.PHONY: help
help: ## What one can make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: build ## Build all, start the server with demo data, and say where to look
	@echo
	@echo "Open http://$(LISTEN) and sign in as"
	@echo "  admin  / admin   administrator"
	@echo "  lead   / lead    leads project ACME, no administrator"
	@echo "  client / client  one of the client's people"
	@echo
	@$(SERVER) --listen $(LISTEN) --database $(DATABASE) --demo $(DEMO) --app dist

.PHONY: build
build: dist server ## Build the app into dist/ and the server into target/release/

.PHONY: server
server:
	@echo "== building the server"
	@cargo build --quiet --release --locked -p whocan-server

.PHONY: dist
dist: build-tools
	@echo "== building the app"
	@trunk build --release --locked --quiet
	@node tests/tools/press.mjs dist

.PHONY: dev
dev: build-tools ## Rebuild and reload the app at each change, against a server with demo data
	@cargo build --quiet -p whocan-server
	@trap 'kill 0' EXIT; \
	$(TARGET)/debug/whocan-server --listen $(LISTEN) --database sqlite::memory: --demo $(DEMO) \
		--app . --public-url http://127.0.0.1:8081 & \
	trunk serve

.PHONY: test
test: lint unit browser ## Everything that CI runs

.PHONY: lint
lint: lint-tools
	@echo "== formatting, lints, licences"
	@cargo fmt --all --check
	@cargo clippy --quiet --locked --workspace --all-targets $(JUDGES) -- -D warnings
	@cargo clippy --quiet --locked -p whocan --target wasm32-unknown-unknown -- -D warnings
	@RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --workspace $(JUDGES)
	@cargo deny --log-level error check bans licenses sources
	@tests/tools/layers.sh

.PHONY: unit
unit: test-tools
	@echo "== the resolver against its judges"
	@cargo test --quiet --locked -p whocan-oracles $(JUDGES) --test proof -- --nocapture
	@echo "== tests of the crates, the server on SQLite and on PostgreSQL"
	@cargo build --quiet --locked -p whocan-server
	@tests/tools/with-postgres.sh cargo test --quiet --locked --workspace --exclude whocan-oracles

.PHONY: browser
browser: build oracles test-tools
	@echo "== the app in a browser, against the server; the resolver there, against the native one"
	@cd tests && WHOCAN_SERVER=$(abspath $(SERVER)) WHOCAN_ORACLES=$(abspath $(ORACLES)) \
		npx playwright test

.PHONY: oracles
oracles: build-tools
	@echo "== building the resolver alone, for the browser and native"
	@cargo build --quiet --release --locked -p whocan-oracles-browser --target wasm32-unknown-unknown
	@wasm-bindgen --target web --no-typescript --out-dir $(ORACLES) \
		$(TARGET)/wasm32-unknown-unknown/release/whocan_oracles_browser.wasm
	@cargo run --quiet --release --locked -p whocan-oracles --bin answers 1000 $(ORACLES)/answers.bin

.PHONY: bench
bench: build oracles test-tools ## Measure, side by side with peers, native and in a browser
	@cd tests/bench && { [ node_modules/.package-lock.json -nt package-lock.json ] \
		|| { echo "== installing the peers for the browser"; npm ci --silent; }; }
	@echo "== building the peers (minutes, this once)"
	@cargo build --quiet --release --locked -p whocan-oracles $(JUDGES) --bin bench
	@BENCH=$(BENCH) $(TARGET)/release/bench
	@node tests/bench/run.mjs $(ORACLES) $(BENCH)
	@node tests/bench/grid.mjs $(SERVER) dist $(BENCH)

.PHONY: plot
plot: ## Draw what was measured for docs/resolver.md
	@node tests/bench/plot.mjs $(BENCH) docs/growth.svg

.PHONY: soak
soak: ## Compare the resolver with its judges on a million random worlds (hours)
	@WORLDS=$(WORLDS) cargo test --quiet --release --locked -p whocan-oracles $(JUDGES) \
		--test proof agrees -- --nocapture

.PHONY: mutants
mutants: ## Change the resolver in every way that tests should notice (hours; MUTANTS="--shard 0/10")
	@cargo mutants --version >/dev/null 2>&1 || { $(call install-crate,cargo-mutants,$(CARGO_MUTANTS),--locked); }
	@WORLDS=200 cargo mutants --workspace --output target $(MUTANTS)

.PHONY: audit
audit: lint-tools ## Look for known vulnerabilities in what we build from (needs the internet)
	@cargo deny check advisories

.PHONY: build-tools
build-tools:
	@rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown \
		|| { echo "== adding the wasm32 target"; rustup target add wasm32-unknown-unknown; }
	@case "$$(trunk --version 2>/dev/null)" in "trunk 0.21."*) ;; \
		*) $(call install-crate,trunk,$(TRUNK),--locked) ;; esac
	@case "$$(wasm-bindgen --version 2>/dev/null)" in "wasm-bindgen $(WASM_BINDGEN)"*) ;; \
		*) $(call install-crate,wasm-bindgen-cli,$(WASM_BINDGEN),) ;; esac
	@command -v wasm-split-cli >/dev/null \
		|| { $(call install-crate,wasm_split_cli_support,$(SPLIT),--features build-binary); }
	@command -v wasm-opt >/dev/null || { echo "== installing wasm-opt below .tools"; \
		npm install --silent --no-save --prefix $(TOOLS) binaryen@$(BINARYEN); }

.PHONY: lint-tools
lint-tools: build-tools
	@cargo deny --version >/dev/null 2>&1 \
		|| { $(call install-crate,cargo-deny,$(DENY),--locked); }

.PHONY: test-tools
test-tools:
	@$(call install-package,chromium,chromium)
	@$(call install-package,initdb,postgresql)
	@cd tests && { [ node_modules/.package-lock.json -nt package-lock.json ] \
		|| { echo "== installing the browser tests' packages"; npm ci --silent; }; }

.PHONY: clean
clean: ## Delete what was built (the tools below .tools stay)
	@rm -rf target dist tests/node_modules tests/bench/node_modules tests/results tests/report
