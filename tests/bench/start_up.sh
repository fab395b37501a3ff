#!/usr/bin/env bash
# How fast a small report is: `retain report` on three years of monthly snapshots, from spawn to exit, beside a static program that only
# prints a line, and beside jq and Miller adding up one column of the same rows.
#   start_up.sh [ROUNDS]
set -euo pipefail
rounds=${1:-300}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/bench/build.sh
build_measured
echo 'int main() { return puts("hello") < 0; }' | g++ -O2 -static -x c++ -include cstdio - -o "$work/hello"

{
  echo period,start,new,churned,mrr_start,new_mrr,expansion_mrr,contraction_mrr,churned_mrr
  start=1000 mrr=50000
  for month in {0..35}; do
    new=$((60 + month * 7 % 23)) churned=$((40 + month * 5 % 17))
    printf '%d-%02d,%d,%d,%d,%d,%d,%d,%d,%d\n' $((2023 + month / 12)) $((month % 12 + 1)) $start $new $churned \
      $mrr $((new * 50)) $((1000 + month)) $((300 + month)) $((churned * 50))
    start=$((start + new - churned)) mrr=$((mrr + new * 50 + 700 - churned * 50))
  done
} >"$work/monthly.csv"
build/release/retain report "$work/monthly.csv" -f ndjson >"$work/monthly.ndjson"

names=("static hello" "retain report") commands=("$work/hello" -- build/release/retain report "$work/monthly.csv")
if command -v jq >/dev/null; then
  names+=("jq, one sum") commands+=(-- jq -s "map(.inputs.customers_new) | add" "$work/monthly.ndjson")
else
  echo "start_up: jq is not installed, so it is left out" >&2
fi
if command -v mlr >/dev/null; then
  names+=("mlr, one sum") commands+=(-- mlr --icsv --ojson stats1 -a sum -f new "$work/monthly.csv")
else
  echo "start_up: mlr is not installed, so it is left out" >&2
fi

measured=$("$work/spawn_times" "$rounds" "${commands[@]}")
printf '%-14s %9s %14s\n' "" "median" "of hello's"
for name in "${names[@]}"; do
  read -r microseconds _ multiple _
  printf '%-14s %6d us %8.1f times\n' "$name" "$microseconds" "$multiple"
done <<<"$measured"
