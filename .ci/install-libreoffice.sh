#!/bin/sh
# Installs the spreadsheet that works statements out again (test/spreadsheet/machine): Debian's LibreOffice Calc without its
# windows. Running the script again is instant.
set -eu

if command -v soffice >/dev/null; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install-libreoffice: soffice is missing. Install it with: apt-get install -y libreoffice-calc-nogui" >&2
  exit 1
fi
echo "install-libreoffice: installing libreoffice-calc-nogui" >&2
export DEBIAN_FRONTEND=noninteractive
# The package lists of a fresh machine may be absent or old, so a failed install is tried once more with new ones.
apt-get install -y --no-install-recommends libreoffice-calc-nogui >&2 || {
  apt-get update >&2
  apt-get install -y --no-install-recommends libreoffice-calc-nogui >&2
} || {
  echo "install-libreoffice: the lines above say why it failed. By hand: apt-get install -y libreoffice-calc-nogui" >&2
  exit 1
}
