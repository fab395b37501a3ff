#!/usr/bin/env bash
# Retention of the month before from a table, for cron: keeps the result of the query and a report of it, and speaks only when somebody should
# look. What it prints, cron mails:
#
#   5 7 2 * *  cd /data && scheduled-job.sh /reports
#
# Usage: scheduled-job.sh FOLDER
#   FOLDER gets retention.csv, the result, and retention.html. Unless both are good, those of the last good run stay as they are.
#
# TODAY=2026-11-02 is the day to take it for (default: today): the month before it must be the newest complete one. RETAIN is the program.
#
# Exit status: 0 done; 1 done, and a target is missed; 2 wrong usage; 3 the result is short, old, or has rows that could not be counted;
# 4 the engine failed, or FOLDER cannot be written.
set -euo pipefail

table=payments
columns=(--customer customer --date date --amount amount --by country)
target='last:total:crr >= 70'
retain=${RETAIN:-retain}

# The engine: this line of any other recipe in this folder, with the --dialect that it needs.
dialect=(--dialect sqlite --scale 2)
run_query() { sqlite3 -batch -bail -readonly -csv -header payments.db <<<"$1;"; }

(( $# == 1 )) || { echo "usage: $(basename "$0") FOLDER" >&2; exit 2; }
new=$(mktemp -d "$1/.new.XXXXXX") || exit 4
trap 'rm -rf "$new"' EXIT

query=$("$retain" sql snapshot --table "$table" "${columns[@]}" "${dialect[@]}")
if ! run_query "$query" >"$new/retention.csv" 2>"$new/messages"; then
  cat "$new/messages"
  echo "Retention: the engine failed, and $1 is left as it was"
  exit 4
fi
status=0
"$retain" report - --expect last-month --today "${TODAY:-$(date +%F)}" --require "$target" \
  -o "$new/retention.html" <"$new/retention.csv" 2>"$new/messages" || status=$?
(( status == 0 )) || cat "$new/messages"
(( status <= 1 )) || { echo "Retention: $1 is left as it was"; exit "$status"; }
mv -f "$new/retention.csv" "$new/retention.html" "$1" || exit 4
(( status == 0 )) || echo "Retention: the whole report is $1/retention.html"
exit "$status"
