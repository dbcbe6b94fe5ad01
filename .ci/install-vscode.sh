#!/bin/sh
# Installs what the editor tests (test/vscode) drive: VS Code's own server and web workbench, and Chromium.
#
# They go into a cache and not into package.json, because they weigh about 600 MB and only this tier needs
# them. Running the script again is instant. Prints the folder of VS Code's server as its last line.
#
#   ONTARGET_CACHE     where to install (default: ${XDG_CACHE_HOME:-$HOME/.cache}/ontarget)
#   ONTARGET_CHROMIUM  a Chromium to use instead of the one on the PATH
set -eu

version=4.139.1 # of the npm package code-server; test/vscode/harness/installation.ts names the same
cache=${ONTARGET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ontarget}
home=$cache/vscode-$version
vscode=$home/node_modules/code-server/lib/vscode

fail() {
  echo "install-vscode: $1" >&2
  exit 1
}

# Debian's chromium is what the tests were written against; playwright's own download is not used.
install_chromium() {
  if [ -n "${ONTARGET_CHROMIUM:-}" ]; then
    [ -x "$ONTARGET_CHROMIUM" ] || fail "ONTARGET_CHROMIUM names $ONTARGET_CHROMIUM, which is not an executable file"
    return
  fi
  if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
    return
  fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "Chromium is missing. Install it with: apt-get install -y chromium (or set ONTARGET_CHROMIUM)"
  fi
  echo "install-vscode: installing Chromium" >&2
  export DEBIAN_FRONTEND=noninteractive
  # The package lists of a fresh machine may be absent or old, so a failed install is tried once more with new ones.
  apt-get install -y --no-install-recommends chromium >&2 || {
    apt-get update >&2
    apt-get install -y --no-install-recommends chromium >&2
  } || fail "Chromium could not be installed; the lines above say why. By hand: apt-get install -y chromium"
}

install_vscode() {
  [ -f "$home/installed" ] && return
  command -v npm >/dev/null || fail "npm is missing. Install Node.js 24 from https://nodejs.org"
  echo "install-vscode: installing VS Code's server (code-server $version) into $home" >&2
  mkdir -p "$cache"
  # Built beside its place and moved there whole: an interrupted or concurrent run leaves nothing half installed.
  # Asking npm in a folder with a package.json of its own keeps it from looking for one above the cache.
  work=$(mktemp -d "$cache/vscode-$version.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
  echo '{"name":"ontarget-editor-tests","private":true}' >"$work/package.json"
  # No install scripts: they build a terminal and a key store, which the tests do not use, with a C++ compiler.
  npm install --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error "code-server@$version" >&2 ||
    fail "code-server $version could not be installed from the npm registry; the lines above say why"
  (cd "$work/node_modules/code-server/lib/vscode" &&
    npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error >&2) ||
    fail "the dependencies of VS Code's server could not be installed; the lines above say why"
  [ -f "$work/node_modules/code-server/lib/vscode/out/server-main.js" ] ||
    fail "code-server $version does not hold lib/vscode/out/server-main.js as expected"
  echo "$version" >"$work/installed"
  if [ ! -f "$home/installed" ]; then
    rm -rf "$home"
    mv "$work" "$home"
  fi
}

install_chromium
install_vscode
echo "$vscode"
