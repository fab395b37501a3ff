#!/usr/bin/env bash
# Runs every fuzzer on the inputs in tests/fuzz/corpus and on so many made from them (3000), the same ones each time, and fails where bytes
# break a property. `tests/fuzz.sh for SECONDS` looks for new ones instead, for so long with each. What is found is kept in
# build/asan/findings; once mended it belongs into the corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build test asan

if [[ ${1:-} == for ]]; then
  bound=-max_total_time=${2:?tests/fuzz.sh for SECONDS}
else
  bound="-seed=1 -runs=${1:-3000}"
fi
cmake --preset asan
cmake --build --preset asan --target retain_fuzz
findings=$PWD/build/asan/findings
mkdir -p "$findings"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fuzz() {
  local target=$1 log=$work/$1.log start=$SECONDS
  mkdir "$work/$target"
  # shellcheck disable=SC2086 # the bound is several words
  "build/asan/tests/fuzz/fuzz_$target" $bound -timeout=60 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix="$findings/$target-" "$work/$target" "tests/fuzz/corpus/$target" >"$log" 2>&1 || touch "$work/$target.failed"
  echo "fuzz: $target, $(grep -E 'number_of_executed_units|does not hold|SUMMARY' "$log" | paste -s -d ' '), $((SECONDS - start)) s"
}

for corpus in tests/fuzz/corpus/*/; do
  while (( $(jobs -rp | wc -l) >= $(nproc) )); do wait -n; done
  fuzz "$(basename "$corpus")" &
done
wait
failed=0
for mark in "$work"/*.failed; do
  [[ -e $mark ]] || continue
  failed=1
  tail -n 60 "${mark%.failed}.log" >&2
  echo "fuzz: what was found is in $findings" >&2
done
exit "$failed"
