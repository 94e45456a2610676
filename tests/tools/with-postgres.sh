#!/usr/bin/env bash
# Runs a command with WHOCAN_TEST_POSTGRES naming a PostgreSQL that lives only so long.
#
#   with-postgres.sh cargo test
set -euo pipefail

home=$(mktemp -d)
owner=()
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    id whocan-test >/dev/null 2>&1 || useradd --system --no-create-home whocan-test
    owner=(runuser -u whocan-test --)
    chown whocan-test "$home"
fi
bin=$(dirname "$(readlink -f "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")")

stop() {
    "${owner[@]}" "$bin/pg_ctl" --pgdata "$home/data" --mode immediate stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT

cd "$home"
"${owner[@]}" "$bin/initdb" --pgdata "$home/data" --username whocan --auth trust --no-sync \
    --encoding UTF8 --locale C >/dev/null
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
"${owner[@]}" "$bin/pg_ctl" --pgdata "$home/data" --wait --log "$home/log" start \
    --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off" \
    >/dev/null || { cat "$home/log" >&2; exit 1; }
cd "$OLDPWD"
WHOCAN_TEST_POSTGRES="postgres://whocan@127.0.0.1:$port/postgres" "$@"
