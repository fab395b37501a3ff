#!/usr/bin/env bash
# Retention of the customers in a table of a SQLite file: the query runs in sqlite3, and the report is made of its result.
#
# Needs sqlite3 3.35 or newer. RETAIN is the program (default: retain); arguments are passed on to `retain report`: sqlite.sh --last 6
set -euo pipefail

database=payments.db
table=payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}

# SQLite has no decimals: amounts are integers of the smallest unit in the query, which is written for so many decimals.
query=$("$retain" sql snapshot --table "$table" "${columns[@]}" --scale 2 --dialect sqlite)
sqlite3 -batch -bail -readonly -csv -header "$database" <<<"$query;" | "$retain" report - "$@"
