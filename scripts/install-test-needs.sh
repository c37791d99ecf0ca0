#!/bin/sh
# Installs what the tests need beyond Java and Maven: a browser, fonts for Chinese pages, and Python.
set -eu

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v python3 >/dev/null 2>&1 || missing="$missing python3"
if command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; then :; else
  missing="$missing fontconfig fonts-noto-cjk"
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  echo "The tests need these Debian packages:$missing. Install them as root and try again." >&2
  exit 1
fi
echo "Installing for the tests:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{
  $as_root apt-get -qq update
  $as_root apt-get -qq install -y --no-install-recommends $missing >/dev/null
}
