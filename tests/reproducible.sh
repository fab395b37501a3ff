#!/usr/bin/env bash
# Whether two releases of the same sources are the same to the byte, wherever they are built. Takes two builds; one, where a release of this
# folder is named.
#   reproducible.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build
fetch_sources
export CCACHE_DISABLE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Builds a copy of the sources in a folder of its own.
build() {
  mkdir -p "$1/build"
  git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- | tar --extract --directory="$1"
  [[ ! -e build/sources ]] || cp -r build/sources "$1/build"
  (cd "$1" && cmake --workflow --preset release) >"$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
}

one=${1:-}
if [[ -z $one ]]; then
  build "$work/one"
  one=$work/one/build/release/retain
fi
build "$work/another folder"
cmp "$one" "$work/another folder/build/release/retain"
