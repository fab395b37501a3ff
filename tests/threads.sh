#!/usr/bin/env bash
# Reads customer rows on one thread and on several, built with the thread sanitizer, and compares what comes out: rows of every form, from
# files and pipes, that fit into memory and that do not, good and bad.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build

cmake --workflow --preset tsan
retain=$PWD/build/tsan/retain
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Prints rows with ids in the form of a pattern of printf: 1 in 7 customers is away in any month, amounts and segments vary.
rows() {
  echo customer_id,date,segment,amount
  awk -v ids="$1" -v count="$2" 'BEGIN {
    for (i = 0; i < count; ++i) {
      c = (i * 7919) % 9973; m = int(i / 9973) % 24; if ((c + m) % 7 == 0) continue
      printf ids ",2024-%02d-%02d,%s,%d.%02d\n", c, m % 12 + 1, c % 28 + 1, substr("ABCDEFGH", c % 8 + 1, 1), c % 500 + m, i % 100
    }
  }'
}

# Two threads want four mebibytes.
rows 'C%07d' 190000 >numbered.csv
rows '%d-customer-with-a-long-name' 110000 >named.csv
rows '"q%d, ""quoted"""' 120000 >quoted.csv
rows 고객%d 160000 >korean.csv
awk -F, 'NR > 1 { printf "{\"customer\":\"%s\",\"date\":\"%s\",\"amount\":%s}\n", $1, $2, $4 }' numbered.csv >rows.ndjson
{ echo '['; sed '$!s/$/,/' rows.ndjson; echo ']'; } >rows.json
{ cat numbered.csv; echo 'C1,2024-13-01,A,1'; echo 'C2,2024-01-01,A,x'; } >bad.csv

checked=0
# Compares the output and the exit status of a command on 1 and on 4 threads.
compare() {
  local status_1=0 status_4=0
  "$retain" "$@" --threads 1 >out.1 2>err.1 || status_1=$?
  "$retain" "$@" --threads 4 >out.4 2>err.4 || status_4=$?
  if (( status_1 != status_4 )) || ! cmp out.1 out.4 || ! cmp err.1 err.4 || grep -q ThreadSanitizer err.4; then
    cat err.4 >&2
    echo "threads: retain $* differs: exit $status_1 and $status_4" >&2
    exit 1
  fi
  checked=$((checked + 1))
}

for file in numbered.csv named.csv quoted.csv korean.csv; do compare snapshot "$file" --by segment; done
for file in numbered.csv named.csv; do
  compare snapshot "$file" --period day --gap 3 -f json
  compare snapshot "$file" --memory 1M
  compare movements "$file" --only churned --last 2 -f csv
done
compare snapshot rows.ndjson --period quarter --amounts recurring
compare snapshot rows.json --period quarter --amounts recurring
compare report numbered.csv named.csv --window 3 -f json
compare report bad.csv
(( checked == 14 ))
echo "threads: $checked commands print the same on 1 and on 4 threads"
