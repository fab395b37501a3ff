#!/usr/bin/env bash
# Runs the queries of `retain sql` on real engines and compares every cell with what `retain` makes of the same rows; loses a worker of
# Spark in the middle; runs the recipes of examples/engines; and parses what cannot run here. `tests/engines.sh postgresql duckdb` runs
# these alone. What cannot be had here is skipped, and said. RETAIN_ALL_QUERIES=1 asks every question of each of the five tables of random
# rows, rather than of one of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup

known='postgresql sqlite duckdb clickhouse spark trino'
engines=" ${*:-$known} "
for engine in "$@"; do
  [[ " $known " == *" $engine "* ]] || { echo "engines: no engine $engine; there are $known" >&2; exit 2; }
done
RETAIN=$(realpath "${RETAIN:-build/dev/retain}")
home=$PWD/build/engines
python=$home/venv/bin/python
export RETAIN TRINO=$home/trino TRINO_CLI=$home/trino-cli
work=$(mktemp -d)
chmod 755 "$work"
lanes=()

# What a lane has started stops its own servers when it is told to end.
clean_up() {
  local lane
  for lane in "${lanes[@]}"; do
    kill -- "-$lane" 2>/dev/null || continue
    while kill -0 -- "-$lane" 2>/dev/null; do sleep 0.2; done
  done
  rm -rf "$work"
}
trap clean_up EXIT

install_missing engines || echo 'engines: going on with what is installed' >&2
[[ -x $python ]] || python3 -m venv "$home/venv" || python=python3

# What a package needs for other uses alone is left out.
fetch_python() { timeout --foreground 240 "$home/venv/bin/python" -m pip install --quiet --no-deps "$@"; }

fetch_trino() {
  [[ ! -e $TRINO/trino-main-$1.jar ]] || return 0
  command -v mvn >/dev/null || { echo 'no mvn'; return 1; }
  rm -rf "$TRINO"
  mkdir "$work/maven"
  cat >"$work/maven/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion> <groupId>retain</groupId> <artifactId>engines</artifactId> <version>1</version>
  <dependencies>
    <dependency> <groupId>io.trino</groupId> <artifactId>trino-main</artifactId> <version>$1</version> </dependency>
    <dependency> <groupId>io.trino</groupId> <artifactId>trino-memory</artifactId> <version>$1</version> </dependency>
  </dependencies>
</project>
END
  timeout --foreground 240 mvn -q -B -f "$work/maven/pom.xml" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$work/maven/jars"
  mv "$work/maven/jars" "$TRINO"
}

# The clients of recipes: without them a recipe is skipped, and its engine is not.
fetch_client() {
  case $1 in
    duckdb) fetch_python duckdb-cli==1.5.6 ;;
    dbt) timeout --foreground 240 "$python" -m pip install --quiet --only-binary :all: dbt-core==1.11.16 dbt-duckdb==1.11.1 duckdb==2.0.1 ;;
    trino)
      [[ -e $TRINO_CLI ]] || timeout --foreground 120 mvn -q -B dependency:copy \
        -Dartifact=io.trino:trino-cli:476:jar:executable "-DoutputDirectory=$TRINO_CLI"
      ;;
  esac || echo "engines: no client $1 for the recipes" >&2
}

fetch() {
  case $1 in
    duckdb) fetch_python duckdb==2.0.1 && fetch_client duckdb && fetch_client dbt ;;
    clickhouse) fetch_python chdb==4.4.0 chdb-core==26.9.0 ;;
    spark) fetch_python pyspark==4.3.0 py4j==0.10.9.9 ;;
    trino) fetch_trino 483 && fetch_client trino ;;
  esac
}

check() {
  local reason
  reason=$(PYTHONPATH=tests/engines "$python" -c "from base import engine_class; print(engine_class('$1').available() or '')")
  if [[ $reason ]]; then
    echo "engines: $1 is skipped: $reason" >&2
    return 0
  fi
  timeout --foreground -k 30 1200 "$python" tests/engines/check.py "$1" --work "$work" || return 1
  [[ $1 != spark ]] || timeout --foreground -k 30 900 "$python" tests/engines/spark_faults.py --work "$work"
}

# lane ENGINE...: one engine after the other, while what the later ones need is on its way.
lane() {
  local engine failed=0
  local -A downloads
  for engine in "$@"; do
    [[ $engines == *" $engine "* ]] || continue
    fetch "$engine" >"$work/$engine.fetch" 2>&1 &
    downloads[$engine]=$!
  done
  for engine in "$@"; do
    [[ ${downloads[$engine]:-} ]] || continue
    if ! wait "${downloads[$engine]}"; then
      echo "engines: $engine is skipped, since what it needs cannot be fetched here: $(tail -n 1 "$work/$engine.fetch")" >&2
      continue
    fi
    check "$engine" || failed=1
  done
  return "$failed"
}

# What runs nowhere here, BigQuery and Snowflake, is at least parsed.
parse() {
  fetch_python sqlglot==30.30.0 || { echo 'engines: nothing is parsed, since sqlglot cannot be fetched here' >&2; return 0; }
  "$python" tests/engines/parsed.py
}

# Each lane is a group of processes.
set -m
lane postgresql sqlite duckdb clickhouse trino &
lanes+=($!)
lane spark &
lanes+=($!)
(( $# )) || { parse & lanes+=($!); }
set +m
failed=0
for lane in "${lanes[@]}"; do wait "$lane" || failed=1; done

echo
printf '%-11s  %-10s  %5s  %7s  %9s  %5s  %7s  %7s\n' engine version seeds queries cells equal recipes seconds
for total in "$work"/*.total; do
  [[ -e $total ]] || continue
  IFS=$'\t' read -ra cells <"$total"
  printf '%-11s  %-10s  %5d  %7d  %9d  %5s  %7s  %7d\n' "${cells[@]}"
done
(( failed == 0 ))
