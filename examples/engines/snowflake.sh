#!/usr/bin/env bash
# Retention of the customers in a table of Snowflake: the query runs there, and the report is made of its result.
# Parsed, not executed: the tests parse the query as Snowflake's SQL, run this script with a stand-in for its
# client, and never ran the query there.
#
# Needs snow, Snowflake's command line client, with a default connection. RETAIN is the program (default: retain); arguments are passed on
# to `retain report`: snowflake.sh --last 6 -f json
set -euo pipefail

# In upper case, as Snowflake keeps names that were made without quotes: those of the query are quoted.
table=SHOP.PUBLIC.PAYMENTS
columns=(--customer CUSTOMER --date DATE --amount AMOUNT --by COUNTRY)
retain=${RETAIN:-retain}

query=$("$retain" sql snapshot --table "$table" "${columns[@]}" --dialect snowflake)
# Without templates, so that nothing in the query is taken for a variable.
snow sql --stdin --enable-templating NONE --format CSV --silent <<<"$query" | "$retain" report - "$@"
