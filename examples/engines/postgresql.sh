#!/usr/bin/env bash
# Retention of the customers in a table of PostgreSQL: the query runs in the database, and the report is made of its result.
#
# Needs psql, told by PGHOST, PGDATABASE, PGUSER and the like which database it is. RETAIN is the program (default: retain); arguments are
# passed on to `retain report`: postgresql.sh --last 6 -f json
set -euo pipefail

table=payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}

# Which day a timestamp with a time zone is on.
export PGTZ=${PGTZ:-UTC}

query=$("$retain" sql snapshot --table "$table" "${columns[@]}")
psql -X -q -v ON_ERROR_STOP=1 --csv <<<"$query;" | "$retain" report - "$@"
