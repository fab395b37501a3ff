#!/usr/bin/env bash
# Installs what is missing, builds retain and prints a retention report of a year with three segments.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build
fetch_sources

mkdir -p build
log=build/quickstart.log
echo "Building build/release/retain ..." >&2
if ! cmake --workflow --preset release >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi

echo '$ build/release/retain report examples/monthly.csv --last 1'
build/release/retain report examples/monthly.csv --last 1
