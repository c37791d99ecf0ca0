#!/bin/sh
# Fetches the font that reports show Chinese in: Noto Sans SC Regular (SIL OFL 1.1), from the npm
# package that carries it as TrueType. Without npm or a network the distribution is built without it,
# and PDF reports are in English only.
set -eu
cd "$(dirname "$0")/.."

package=@expo-google-fonts/noto-sans-sc@0.4.3
digest=d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16
fonts=.fonts
font=$fonts/NotoSansSC-Regular.ttf

[ -f "$font" ] && exit 0
if ! command -v npm >/dev/null 2>&1; then
  echo "Without npm, PDF reports will show no Chinese."
  exit 0
fi
echo "Fetching the font for Chinese in reports (57 MB, once)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! npm pack --silent --pack-destination "$work" "$package" >/dev/null 2>&1; then
  echo "The font cannot be fetched; PDF reports will show no Chinese."
  exit 0
fi
tar xzf "$work"/*.tgz -C "$work" package/400Regular/NotoSansSC_400Regular.ttf package/LICENSE_FONT
echo "$digest  $work/package/400Regular/NotoSansSC_400Regular.ttf" | sha256sum --check --quiet
mkdir -p "$fonts"
cp "$work/package/LICENSE_FONT" "$fonts/OFL.txt"
mv "$work/package/400Regular/NotoSansSC_400Regular.ttf" "$font"
