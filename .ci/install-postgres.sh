#!/bin/sh
# Installs the PostgreSQL server that the tests of SQL start (test/sql/machine): Debian's, on loopback with a folder of their own.
# Running the script again is instant.
set -eu

if command -v pg_ctl >/dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install-postgres: pg_ctl is missing. Install it with: apt-get install -y postgresql" >&2
  exit 1
fi
echo "install-postgres: installing postgresql" >&2
export DEBIAN_FRONTEND=noninteractive
# The package lists of a fresh machine may be absent or old, so a failed install is tried once more with new ones.
apt-get install -y --no-install-recommends postgresql >&2 || {
  apt-get update >&2
  apt-get install -y --no-install-recommends postgresql >&2
} || {
  echo "install-postgres: the lines above say why it failed. By hand: apt-get install -y postgresql" >&2
  exit 1
}
