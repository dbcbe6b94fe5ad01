#!/bin/sh
# Installs the Spark that the tests of SQL start (test/sql/machine): Debian's Java 17, and pyspark from PyPI in a virtual
# environment of a cache. Running the script again is instant. Prints the path of spark-submit as its last line.
#
#   ONTARGET_CACHE  where to install (default: ${XDG_CACHE_HOME:-$HOME/.cache}/ontarget)
set -eu

version=4.3.0 # of pyspark; test/sql/machine/spark.ts names the same
cache=${ONTARGET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ontarget}
home=$cache/spark-$version

fail() {
  echo "install-spark: $1" >&2
  exit 1
}

export DEBIAN_FRONTEND=noninteractive
# apt <package> <why>: the package lists of a fresh machine may be absent or old, so a failed install is tried once more.
apt() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "$2 is missing. Install it with: apt-get install -y $1"
  fi
  echo "install-spark: installing $1" >&2
  apt-get install -y --no-install-recommends "$1" >&2 || {
    apt-get update >&2
    apt-get install -y --no-install-recommends "$1" >&2
  } || fail "the lines above say why it failed. By hand: apt-get install -y $1"
}

command -v java >/dev/null || apt openjdk-17-jre-headless java
# The mark is the last thing made: an install that was cut short is done again.
if [ ! -f "$home/installed" ]; then
  command -v python3 >/dev/null || apt python3 python3
  rm -rf "$home"
  python3 -m venv "$home" >&2 || {
    apt python3-venv 'the module venv of python3'
    python3 -m venv "$home" >&2 || fail 'python3 -m venv fails. Install it with: apt-get install -y python3-venv'
  }
  echo "install-spark: installing pyspark $version" >&2
  "$home/bin/python" -m pip install --quiet --disable-pip-version-check "pyspark==$version" >&2 ||
    fail "the lines above say why it failed. By hand: python3 -m pip install pyspark==$version"
  touch "$home/installed"
fi
echo "$home/bin/spark-submit"
