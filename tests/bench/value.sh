#!/usr/bin/env bash
# How long BG/NBD takes to fit, and how much memory: the library, which groups equal customers, beside a plain implementation that goes
# through all of them (Nelder and Mead on the formula as it is published) and the Python package lifetimes. All find the same maximum, or
# the bench fails.
#   value.sh [--customers N] [--python PYTHON]
#     --customers  1,000,000 unless given
#     --python     one that has lifetimes; without one it is installed into a folder that goes with the bench, or left out
# A million customers take about five minutes, nearly all of it for the others.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export LC_ALL=C

customers=1000000 python=''
while (( $# )); do
  case $1 in
    --customers) customers=$2; shift 2 ;;
    --python) python=$2; shift 2 ;;
    *) echo "value: unknown flag $1" >&2; exit 2 ;;
  esac
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=(-std=c++20 -O2 -DRETAIN_BOOST_MATH -Iinclude -Isrc)
g++ "${flags[@]}" tests/bench/value_fit.cpp src/core/purchases/*.cpp src/core/models/special.cpp src/text/format.cpp -lfmt -o "$work/value_fit"
"$work/value_fit" write "$customers" "$work/customers.csv"

"$work/value_fit" grouped "$work/customers.csv" >"$work/retain"
"$work/value_fit" value "$work/customers.csv" >"$work/whole"
"$work/value_fit" plain "$work/customers.csv" >"$work/plain"
if [[ -z $python ]]; then
  python3 -m venv "$work/venv" && "$work/venv/bin/pip" -q install lifetimes >"$work/log" 2>&1 && python=$work/venv/bin/python ||
    echo 'value: lifetimes cannot be had and is left out' >&2
fi
[[ -n $python ]] && "$python" tests/bench/value_lifetimes.py "$work/customers.csv" >"$work/lifetimes"

echo "$customers customers, one thread"
awk -v work="$work" '
  function row(label, file, line, part) {
    if ((getline line < (work "/" file)) <= 0) return
    split(line, part, " ")
    if (file == "retain") { seconds = part[1]; mib = part[2]; r = part[4] }
    ratio = sprintf("%8.1f  %8.1f", part[1] / seconds, part[2] / mib)
    printf "%-34s %9.3f s %9.1f MiB  %s  ln L %s  r %.4f  alpha %.4f  a %.4f  b %.4f\n", label, part[1], part[2], ratio, part[3], part[4],
      part[5], part[6], part[7]
    # Others stop a little before the maximum.
    if (part[4] < 0.99 * r || part[4] > 1.01 * r) { print "value: " label " finds another maximum"; failed = 1 }
  }
  BEGIN {
    printf "%-34s %11s %13s  %8s  %8s\n", "", "time", "peak memory", "x time", "x memory"
    row("retain, BG/NBD", "retain")
    row("retain, both models, spend, ranges", "whole")
    row("plain, ungrouped", "plain")
    row("lifetimes", "lifetimes")
    exit failed
  }'
