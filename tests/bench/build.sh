# shellcheck shell=bash
# Sourced by the benchmarks, from the top folder: `build_measured` builds the program that users get and spawn_times, which measures it,
# into a folder $work that goes when the script ends.
source .ci/setup
# The decimal point of printf, and sort by bytes, whatever the user's language.
export LC_ALL=C

build_measured() {
  install_missing build
  fetch_sources
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  if ! cmake --workflow --preset release >"$work/log" 2>&1; then
    cat "$work/log" >&2
    return 1
  fi
  g++ -O2 -std=c++20 tests/bench/spawn_times.cpp -o "$work/spawn_times"
}
