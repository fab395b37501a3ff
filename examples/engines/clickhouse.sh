#!/usr/bin/env bash
# Retention of the customers in a table of ClickHouse: the query runs on the server, and the report is made of its result.
#
# Needs clickhouse-client, told by its configuration or by the arguments below which server it is. RETAIN is the program (default: retain);
# arguments are passed on to `retain report`: clickhouse.sh --last 6 -f json
set -euo pipefail

# For tables of a folder and no server: client=(clickhouse local --path FOLDER)
client=(clickhouse-client)
table=payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}

query=$("$retain" sql snapshot --table "$table" "${columns[@]}" --dialect clickhouse)
# NULL is \N in ClickHouse's CSV, unless told otherwise.
"${client[@]}" --format CSVWithNames --format_csv_null_representation '' <<<"$query" | "$retain" report - "$@"
