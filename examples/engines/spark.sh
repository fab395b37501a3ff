#!/usr/bin/env bash
# Retention of the customers in a table of Apache Spark: the query runs on its cluster, and the report is made of its result.
#
# Needs spark-sql of a Spark installation, whose bin is in PATH. MASTER is the cluster: spark://HOST:7077, yarn, k8s://... (default:
# local[*], this machine). RETAIN is the program (default: retain); arguments are passed on to `retain report`: spark.sh --last 6 -f json
set -euo pipefail

# Files are a table as well: table='parquet."/data/payments"'
table=payments
columns=(--customer customer --date date --amount amount --by country)
retain=${RETAIN:-retain}
settings=(
  --master "${MASTER:-local[*]}"
  --conf spark.sql.cli.print.header=true
  # Which day a timestamp is on.
  --conf spark.sql.session.timeZone=UTC
)

query=$("$retain" sql snapshot --table "$table" "${columns[@]}" --dialect spark)
# The result is separated by tabs; what Spark says of its work goes to the error stream.
spark-sql "${settings[@]}" -f /dev/stdin <<<"$query;" | "$retain" report - --input-format tsv "$@"
