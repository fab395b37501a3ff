#!/usr/bin/env bash
# Lets every fuzzer run for so many seconds (20), starting from the inputs in tests/fuzz/corpus, and fails where one finds bytes that break a
# property. They are kept in build/fuzz/findings; what is mended belongs into the corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build fuzz

seconds=${1:-20}
cmake --workflow --preset fuzz
findings=$PWD/build/fuzz/findings
mkdir -p "$findings"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=()
for corpus in tests/fuzz/corpus/*/; do
  target=$(basename "$corpus")
  mkdir "$work/$target"
  echo "fuzz: $target for $seconds seconds"
  "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix="$findings/$target-" "$work/$target" "$corpus" >"$work/$target.log" 2>&1 || failed+=("$target")
  grep -E 'number_of_executed_units|does not hold|SUMMARY' "$work/$target.log" || true
done
if (( ${#failed[@]} )); then
  for target in "${failed[@]}"; do tail -n 60 "$work/$target.log" >&2; done
  echo "fuzz: findings of ${failed[*]} are in $findings" >&2
  exit 1
fi
