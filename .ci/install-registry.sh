#!/bin/sh
# Installs the registry that the publishing tests push to (test/publishing/machine): Debian's docker-registry, which the tests
# start on loopback with a folder of their own. Running the script again is instant.
set -eu

if command -v docker-registry >/dev/null; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install-registry: docker-registry is missing. Install it with: apt-get install -y docker-registry" >&2
  exit 1
fi
echo "install-registry: installing docker-registry" >&2
export DEBIAN_FRONTEND=noninteractive
# The package lists of a fresh machine may be absent or old, so a failed install is tried once more with new ones.
apt-get install -y --no-install-recommends docker-registry >&2 || {
  apt-get update >&2
  apt-get install -y --no-install-recommends docker-registry >&2
} || {
  echo "install-registry: the lines above say why it failed. By hand: apt-get install -y docker-registry" >&2
  exit 1
}
