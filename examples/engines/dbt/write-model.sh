#!/usr/bin/env bash
# Writes the model models/retention.sql of this dbt project: the query that derives the snapshots, from a source of the project. To be run
# again where a column changes. Then `dbt build` makes the table and tests that it is whole, and retain reads it:
#
#   duckdb -csv payments.duckdb 'FROM retention' | retain report -
#
# RETAIN is the program (default: retain).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Or a model: "{{ ref('payments') }}"
source="{{ source('shop', 'payments') }}"
columns=(--customer customer --date date --amount amount --by country)
dialect=standard
retain=${RETAIN:-retain}

# The query names its table once; a name that nothing else has is replaced, whichever quotes the dialect puts around it.
query=$("$retain" sql snapshot --table retain_source "${columns[@]}" --dialect "$dialect")
[[ $query =~ (.*FROM\ )[\"\`]retain_source[\"\`](\ t$'\n'.*) ]] || { echo 'write-model.sh: the query does not name its table' >&2; exit 1; }
printf '%s\n' "{{ config(materialized='table') }}" "${BASH_REMATCH[1]}$source${BASH_REMATCH[2]}" >models/retention.sql.new
mv models/retention.sql.new models/retention.sql
