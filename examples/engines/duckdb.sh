#!/usr/bin/env bash
# Retention of the customers in a table of a DuckDB file: the query runs in duckdb, and the report is made of its result.
#
# Needs the program duckdb. RETAIN is the program (default: retain); arguments are passed on to `retain report`: duckdb.sh --last 6 -f json
set -euo pipefail

# The table may be files as well: database=:memory: and table='"payments/*.parquet"', without -readonly below.
database=payments.duckdb
table=payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}

query=$("$retain" sql snapshot --table "$table" "${columns[@]}")
duckdb -batch -bail -readonly -csv -nullvalue '' "$database" <<<"$query;" | "$retain" report - "$@"
