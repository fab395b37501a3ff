#!/usr/bin/env bash
# Reads the polluted files of Pollock (Vitagliano and others, VLDB 2023) with the program given, and says how many are right, refused and
# wrong: wrong is what is read and differs from what the clean file says. Each file is read twice, once for its dates, customers and
# amounts alone, once for every column. The files carry no licence and are not kept: they are cloned, or lie in the folder that POLLOCK
# names; where neither can be, there is nothing to run.
set -euo pipefail
retain=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What was read when this was written. A program that reads fewer has lost something.
least_numbers=401
least_cells=92

clone() {
  git init -q "$work/pollock" && cd "$work/pollock" &&
    git sparse-checkout set polluted_files/csv polluted_files/clean &&
    timeout 300 git fetch -q --depth 1 --filter=blob:none https://github.com/HPI-Information-Systems/Pollock \
      c4533b2c0e3fe59d42cbe3936033847aa31d8973 &&
    GIT_TERMINAL_PROMPT=0 timeout 300 git checkout -q FETCH_HEAD
}
if [[ -z ${POLLOCK:-} ]]; then
  if ! (clone) >"$work/log" 2>&1; then
    echo "suites: Pollock is skipped, since it cannot be cloned here; POLLOCK=FOLDER names a copy" >&2
    exit 0
  fi
  POLLOCK=$work/pollock
fi
files=$POLLOCK/polluted_files
if [[ ! -f $files/csv/source.csv ]]; then
  echo "suites: no polluted_files/csv/source.csv in $POLLOCK" >&2
  exit 1
fi

# Two ways to read a file: the columns that numbers depend on, or all.
numbers_of() {
  timeout 60 "$retain" movements -q -f csv --period day --column customer=PRODUCTID --column date=DATE --column unit_price=Price \
    --column quantity=Qty --column amount= "$1" 2>/dev/null
}
cells_of() {
  timeout 60 "$retain" snapshot -q -f csv --by TIME,ProductType,ProductDescription,URL,Comments --column customer=PRODUCTID \
    --column date=DATE --column unit_price=Price --column quantity=Qty --column amount= "$1" 2>/dev/null
}

# "right", "refused" (as a header without such a column is) or "wrong" for a file. Of a clean file that holds no rows nothing can be right;
# where its cells are no numbers, because a quote is part of them, the file is right that says what the source says.
judge() {
  local what=$1 name=$2 got truth status=0
  got=$("${what}_of" "$files/csv/$name") || status=$?
  if ((status == 2 || status == 3)); then echo "$what refused $name" && return; fi
  case $name in file_no_payload.csv | file_header_only.csv) echo "$what wrong $name" && return ;; esac
  if cmp -s "$files/clean/$name" "$files/clean/source.csv" || ! truth=$("${what}_of" "$files/clean/$name"); then
    truth=$(cat "$work/$what")
  fi
  if ((status == 0)) && [[ $got == "$truth" ]]; then echo "$what right $name"; else echo "$what wrong $name"; fi
}
# Who cannot read the numbers cannot read all.
judge_both() {
  local numbers
  numbers=$(judge numbers "$1")
  echo "$numbers"
  if [[ $numbers == *' refused '* ]]; then echo "cells refused $1"; else judge cells "$1"; fi
}
export -f numbers_of cells_of judge judge_both
export retain files work

numbers_of "$files/clean/source.csv" >"$work/numbers"
cells_of "$files/clean/source.csv" >"$work/cells"
# shellcheck disable=SC2016  # for that shell to expand
find "$files/csv" -name '*.csv' -printf '%f\0' | xargs -0 -n 1 -P "$(nproc)" bash -c 'judge_both "$1"' _ >"$work/results"

awk -v least_numbers="$least_numbers" -v least_cells="$least_cells" '
  { ++count[$1, $2] }
  $2 == "wrong" { print "suites: Pollock: wrong " $1 " of " $3; failed = 1 }
  function report(what, least) {
    printf "suites: %d files of Pollock, their %s: %d right, %d refused, %d wrong\n", NR / 2, what, count[what, "right"],
      count[what, "refused"], count[what, "wrong"]
    if (count[what, "right"] < least) { print "suites: Pollock: fewer right than " least; failed = 1 }
  }
  END { report("numbers", least_numbers); report("cells", least_cells); exit failed }
' "$work/results"
