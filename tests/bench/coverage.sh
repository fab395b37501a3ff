#!/usr/bin/env bash
# Whether ranges keep their word: simulates customers whose parameters are known, and prints in how many of the samples the 95% range of a
# model holds the truth. Each tests/bench/coverage_MODEL.cpp prints its own lines.
#   coverage.sh [SAMPLES]
set -euo pipefail
samples=${1:-400}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source .ci/setup
install_missing build
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapfile -t sources < <(find src/core src/text -name '*.cpp')
for program in tests/bench/coverage_*.cpp; do
  name=$(basename "$program" .cpp)
  g++ -O2 -std=c++20 -DRETAIN_BOOST_MATH -Iinclude -Isrc -Itests "$program" "${sources[@]}" -lfmt -lutf8proc -o "$work/$name"
  "$work/$name" "$samples"
done
