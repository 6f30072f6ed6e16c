#!/bin/sh
# Builds or tests the pages; Maven calls it.
#   sh build.sh pages   -> target/classes/web/m, unless no source is newer than the last result
#   sh build.sh test    -> runs the unit tests
set -eu
cd "$(dirname "$0")"

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "center/phone: node and npm were not found. The pages are built with Node.js 20.19 or later." >&2
  echo "Install it, for example: apt-get install nodejs npm   (or unpack the binaries of nodejs.org), then build again." >&2
  exit 1
fi
if ! node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||(a===20&&b>=19)?0:1)'; then
  echo "center/phone: node $(node --version) is too old. Install Node.js 20.19 or later, then build again." >&2
  exit 1
fi

# True when the pages exist and nothing that they were made of is newer. The tests count: they are type-checked too.
fresh() {
  [ -f target/pages.stamp ] && [ -f target/classes/web/m/index.html ] && [ -z "$(find src public test index.html package.json \
    package-lock.json tsconfig.json vite.config.ts build.sh -newer target/pages.stamp -print | head -n 1)" ]
}

modules() {
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.gengfu-installed ]; then
    npm ci --prefer-offline --no-audit --no-fund --loglevel=error
    touch node_modules/.gengfu-installed
  fi
}

mkdir -p target
case "${1:-}" in
  pages)
    if fresh; then
      exit 0
    fi
    touch target/pages.begun
    modules
    npm run --silent check
    npm run --silent build -- --logLevel warn
    mv target/pages.begun target/pages.stamp
    ;;
  test)
    modules
    npm run --silent test
    ;;
  *)
    echo "usage: sh build.sh pages|test" >&2
    exit 2
    ;;
esac
