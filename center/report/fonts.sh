#!/bin/sh
# Puts the font of the PDF reports, and its licence, on the class path; Maven calls it. Does nothing when they are there.
# The package (57 MB) holds nine weights; two of them (10.5 MB each) are taken, and the rest is thrown away again.
set -eu
cd "$(dirname "$0")"
to=target/classes/org/gengfu/report/page
if [ -f "$to/NotoSansSC-Regular.ttf" ] && [ -f "$to/NotoSansSC-Bold.ttf" ] && [ -f "$to/NotoSansSC-LICENCE.txt" ] \
  && [ ! package-lock.json -nt "$to/NotoSansSC-LICENCE.txt" ]; then
  exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "center/report: npm was not found; it brings the Chinese font of the PDF reports." >&2
  echo "Install it, for example: apt-get install nodejs npm   (or unpack the binaries of nodejs.org), then build again." >&2
  exit 1
fi
npm ci --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error >/dev/null
from=node_modules/@expo-google-fonts/noto-sans-sc
mkdir -p "$to"
cp "$from/400Regular/NotoSansSC_400Regular.ttf" "$to/NotoSansSC-Regular.ttf"
cp "$from/700Bold/NotoSansSC_700Bold.ttf" "$to/NotoSansSC-Bold.ttf"
cp "$from/LICENSE_FONT" "$to/NotoSansSC-LICENCE.txt"
touch "$to/NotoSansSC-LICENCE.txt"
rm -rf node_modules
