#!/usr/bin/env bash
# How often the 95% intervals of `retain value` hold the truth, over samples drawn from BG/NBD: coverage_value.sh [SAMPLES [CUSTOMERS]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
g++ -std=c++20 -O2 -DRETAIN_BOOST_MATH -Iinclude -Isrc tests/bench/coverage_value.cpp src/core/purchases/*.cpp src/core/models/special.cpp \
  src/text/format.cpp -lfmt -o "$work/coverage_value"
"$work/coverage_value" "$@"
