#!/usr/bin/env bash
# How long `retain snapshot` takes for the same rows as plain CSV, compressed, and as a workbook, beside what unpacks or reads them
# otherwise. The answers are compared first.
#   containers.sh [ROWS] [ROUNDS]      1,000,000 rows and 5 rounds unless given
# openpyxl only reads the cells, and is left out where Python has none (Debian: python3-openpyxl).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/bench/build.sh

rows=${1:-1000000} rounds=${2:-5}
build_measured
g++ -O2 -std=c++20 tests/bench/generate_rows.cpp -o "$work/generate_rows"
csv=$work/rows.csv
"$work/generate_rows" "$rows" >"$csv"
gzip -kn "$csv"
zstd -q "$csv"
/usr/bin/python3 tests/bench/peers/workbook.py write "$csv" "$work/rows.xlsx"
retain=(build/release/retain snapshot --by segment -q)

"${retain[@]}" "$csv" >"$work/expected"
for packed in rows.csv.gz rows.csv.zst rows.xlsx; do
  "${retain[@]}" "$work/$packed" 2>/dev/null | cmp - "$work/expected"
done

# row NAME FIRST -- SECOND: the medians of both, the peak of the second, and the ratio of the second to the first.
row() {
  local name=$1 first second peak ratio lowest highest
  shift
  {
    read -r first _
    read -r second peak ratio lowest highest
  } < <("$work/spawn_times" "$rounds" "$@")
  awk -v name="$name" -v a="$first" -v b="$second" -v p="$peak" -v r="$ratio" -v l="$lowest" -v h="$highest" \
    'BEGIN { printf "%-34s  %6.3f s / %6.3f s  %5.2f  %5.2f to %5.2f  %4d MiB\n", name, b / 1e6, a / 1e6, r, l, h, p / 1024 }'
}
printf '%-34s  %19s  %5s  %14s  %8s\n' 'second / first' measured ratio range 'peak'
plain=("${retain[@]}" "$csv")
# shellcheck disable=SC2016  # for that shell to expand
unpacked_by() { piped=(sh -c '$1 "$2" | "$3" snapshot --by segment -q -' sh "$1" "$2" "${retain[0]}"); }
row 'x.csv.gz / x.csv' "${plain[@]}" -- "${retain[@]}" "$csv.gz"
unpacked_by zcat "$csv.gz"
row 'x.csv.gz / zcat x.csv.gz |' "${piped[@]}" -- "${retain[@]}" "$csv.gz"
row 'x.csv.zst / x.csv' "${plain[@]}" -- "${retain[@]}" "$csv.zst"
unpacked_by zstdcat "$csv.zst"
row 'x.csv.zst / zstdcat x.csv.zst |' "${piped[@]}" -- "${retain[@]}" "$csv.zst"
row 'x.xlsx / x.csv' "${plain[@]}" -- "${retain[@]}" "$work/rows.xlsx"
row 'x.xlsx / unzip -p x.xlsx' unzip -p "$work/rows.xlsx" xl/worksheets/sheet1.xml -- "${retain[@]}" "$work/rows.xlsx"
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
  row 'openpyxl reading x.xlsx / retain' "${retain[@]}" "$work/rows.xlsx" -- /usr/bin/python3 -W ignore tests/bench/peers/workbook.py read "$work/rows.xlsx"
fi
bytes=$(unzip -p "$work/rows.xlsx" xl/worksheets/sheet1.xml | wc -c)
row 'x.xlsx on one core / on all' "${retain[@]}" "$work/rows.xlsx" -- taskset -c 0 "${retain[@]}" --threads 1 "$work/rows.xlsx"
printf '\nMedians of %d interleaved runs, files in the page cache, %d rows; the XML of the sheet has %d MB.\n' "$rounds" "$rows" $((bytes / 1000000))
