#!/usr/bin/env bash
# Retention of the customers in a table of BigQuery: the query runs there, and the report is made of its result.
# Parsed, not executed: the tests parse the query as BigQuery's SQL, run this script with a stand-in for its
# client, and never ran the query there.
#
# Needs bq of the Google Cloud SDK, and a default project. RETAIN is the program (default: retain); arguments are passed on to
# `retain report`: bigquery.sh --last 6 -f json
set -euo pipefail

table=shop.payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}

query=$("$retain" sql snapshot --table "$table" "${columns[@]}" --dialect bigquery)
# Without --max_rows bq shows 100 rows, and leaves out the others in silence. Its errors go to standard output, where retain refuses them.
bq --quiet --headless --format=csv query --nouse_legacy_sql --max_rows=1000000 <<<"$query" | "$retain" report - "$@"
