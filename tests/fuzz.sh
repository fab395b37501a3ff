#!/usr/bin/env bash
# Runs every fuzzer on the inputs in tests/fuzz/corpus and on so many made from them (3000), the same ones each time, and fails where bytes
# break a property. `tests/fuzz.sh for SECONDS` looks for new ones instead, for so long with each. What is found is kept in
# build/fuzz/findings; once mended it belongs into the corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build fuzz

if [[ ${1:-} == for ]]; then
  bound=-max_total_time=${2:?tests/fuzz.sh for SECONDS}
else
  bound="-seed=1 -runs=${1:-3000}"
fi
cmake --workflow --preset fuzz
findings=$PWD/build/fuzz/findings
mkdir -p "$findings"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=()
for corpus in tests/fuzz/corpus/*/; do
  target=$(basename "$corpus")
  mkdir "$work/$target"
  echo "fuzz: $target, $bound"
  # shellcheck disable=SC2086 # the bound is several words
  "build/fuzz/tests/fuzz/fuzz_$target" $bound -timeout=60 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix="$findings/$target-" "$work/$target" "$corpus" >"$work/$target.log" 2>&1 || failed+=("$target")
  grep -E 'number_of_executed_units|does not hold|SUMMARY' "$work/$target.log" || true
done
if (( ${#failed[@]} )); then
  for target in "${failed[@]}"; do tail -n 60 "$work/$target.log" >&2; done
  echo "fuzz: findings of ${failed[*]} are in $findings" >&2
  exit 1
fi
