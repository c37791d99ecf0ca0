#!/bin/sh
# Installs what the tests need beyond Java and Maven: a browser, fonts for Chinese pages, Python, and
# OpenAI's client for Node.
set -eu
cd "$(dirname "$0")/.."

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
command -v python3 >/dev/null 2>&1 || missing="$missing python3"
if command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; then :; else
  missing="$missing fontconfig fonts-noto-cjk"
fi

if [ -n "$missing" ]; then
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
fi

openai=openai@6.9.0
client=launcher/target/node
if [ "$(cat "$client/installed" 2>/dev/null)" != "$openai" ]; then
  echo "Installing for the tests: $openai for Node"
  mkdir -p "$client"
  npm install --prefix "$client" --no-save --no-audit --no-fund --silent --ignore-scripts "$openai"
  echo "$openai" >"$client/installed"
fi
