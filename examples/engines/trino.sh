#!/usr/bin/env bash
# Retention of the customers in a table that Trino reaches: the query runs on its cluster, and the report is made of its result.
#
# Needs the command line client trino. TRINO_SERVER is the coordinator (default: http://localhost:8080). RETAIN is the program (default:
# retain); arguments are passed on to `retain report`: trino.sh --last 6 -f json
set -euo pipefail

catalog=memory
schema=default
table=payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}
settings=(
  --server "${TRINO_SERVER:-http://localhost:8080}"
  --catalog "$catalog" --schema "$schema"
  # Which day a timestamp with a time zone is on.
  --timezone UTC
  --output-format CSV_HEADER
)

query=$("$retain" sql snapshot --table "$table" "${columns[@]}")
trino "${settings[@]}" --file /dev/stdin <<<"$query;" | "$retain" report - "$@"
