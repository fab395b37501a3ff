#!/usr/bin/env bash
# How fast and how large `retain snapshot --by segment` is on generated customer rows: beside DuckDB doing the same job, beside `wc -l`
# reading the same bytes, and beside itself. The answers are compared first: one that differs is a failure, a missed target is not.
#   customer_rows.sh [--quick] [--rows N[,N]...] [--rounds N] [--markdown]
#     --quick      every figure at 1,000,000 rows, where start-up weighs more than it should: for a look while working
#     --rows       only the figures at these numbers of rows
#     --rounds     how often each pair of commands runs, 5 unless given
#     --markdown   print the table as Markdown
# All figures take about ten minutes and 3 GB of memory, most of both for DuckDB. The rows (1.8 GB) and DuckDB are kept for the next time
# in ${XDG_CACHE_HOME:-$HOME/.cache}/retain-bench.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/bench/build.sh

duckdb_package=@duckdb/node-api@1.5.6-r.1
figures=(
  'duckdb_enum 1000000 >=23'
  'duckdb_enum 10000000 >=30'
  'duckdb_enum 30000000 >=25'
  'duckdb_date 10000000 >=30'
  'duckdb_uuid 10000000 >=15'
  'wc 10000000 <=2.2'
  'wc 30000000 <=2.2'
  'pipe 10000000 <=1'
  'memory 10000000 <=0.3+16'
  'memory 30000000 <=0.3+16'
  'memory_uuid 10000000 <=0.3'
  'growth 30000000 <=3.3'
  'threads 10000000 >=1.8'
  'quoted 1000000 <=1.5'
  'crlf 1000000 <=1.15'
  'mail 1000000 <=2.5'
  'korean 1000000 <=2'
  'uuid 1000000 <=2'
  'semicolon 1000000 <=1.5'
  'words 1000000 <=2'
  'orders 1000000 <=2'
  'ndjson 1000000 <=8'
  'list 1000000 <=8'
  'memory_list 1000000 <=0.3+16'
  'duckdb_json 1000000 >=10'
)
quick_figures=(
  'duckdb_enum 1000000 >=23'
  'duckdb_date 1000000'
  'duckdb_uuid 1000000'
  'wc 1000000'
  'pipe 1000000'
  'memory 1000000 <=0.3+16'
  'memory_uuid 1000000'
  'threads 1000000'
  'ndjson 1000000 <=8'
)

say() { echo "customer_rows: $*" >&2; }
wrong_usage() { say "$1"; exit 2; }

rounds=5 sizes='' markdown=''
while (( $# )); do
  case $1 in
    --quick) figures=("${quick_figures[@]}") ;;
    --markdown) markdown=yes ;;
    --rows)
      [[ ${2-} =~ ^[0-9]+(,[0-9]+)*$ ]] || wrong_usage '--rows needs numbers with commas between them'
      sizes=$2
      shift ;;
    --rounds)
      [[ ${2-} =~ ^[1-9][0-9]*$ ]] || wrong_usage '--rounds needs a number from 1'
      rounds=$2
      shift ;;
    *) wrong_usage "unknown option $1; there are --quick, --rows, --rounds and --markdown" ;;
  esac
  shift
done

if [[ $sizes ]]; then
  mapfile -t figures < <(printf '%s\n' "${figures[@]}" | grep -E " (${sizes//,/|})( |$)")
  (( ${#figures[@]} )) || wrong_usage "no figure has $sizes rows"
fi

cache=${XDG_CACHE_HOME:-$HOME/.cache}/retain-bench
peers=tests/bench/peers
retain=(build/release/retain snapshot --by segment)
duckdb=(node "$peers/duckdb.mjs" "$(nproc)")

# Sets `file` to rows with the given ids, C0000001 (short) or 36 bytes long (uuid), and writes them unless an earlier run has.
need_rows() {
  local ids=$1 rows=$2 options=()
  file=$rows_folder/$ids-$rows.csv
  [[ ! -e $file ]] || return 0
  [[ $ids == short ]] || options=(--uuid)
  say "writing $rows rows with $ids ids"
  "$work/generate_rows" "${options[@]}" "$rows" >"$file.part"
  mv "$file.part" "$file"
}

# Sets `file` to the same rows in another form, which are written of it.
need_form() {
  local table=$1 form=$2
  file=${table%.csv}.$form
  [[ ! -e $file ]] || return 0
  say "writing ${file##*/}"
  local object='1d; s/([^,]*),([^,]*),([^,]*),(.*)/{"customer_id":"\1","period":"\2","segment":"\3","revenue":\4}/'
  case $form in
    ndjson) sed -E "$object" "$table" ;;
    list) sed -E "$object" "$table" | sed '1s/^/[/; $!s/$/, /; $s/$/]/' | tr -d '\n' ;;
    quoted) sed -E 's/[^,]+/"&"/g' "$table" ;;
    crlf) sed 's/$/\r/' "$table" ;;
    mail) sed -E '2,$s/^[^,]+/&@example.com/' "$table" ;;
    korean) sed '2,$s/^C/고객/' "$table" ;;
    semicolon) tr ,. ';,' <"$table" ;;
    words) sed '1s/$/,status,currency,interval/; 2,$s/$/,paid,USD,month/' "$table" ;;
    orders) awk '{ print $0 (NR == 1 ? ",status,currency,interval,order_id" : ",paid,USD,month,O" NR) }' "$table" ;;
  esac >"$file.part"
  mv "$file.part" "$file"
}

# Succeeds where DuckDB can be run, and then sets `duckdb_version`.
need_duckdb() {
  local folder=$cache/duckdb-${duckdb_package##*@}
  if [[ ! -e $folder ]]; then
    say "fetching $duckdb_package"
    mkdir -p "$folder.part"
    if ! npm install --prefix "$folder.part" --no-fund --no-audit --loglevel=error "$duckdb_package" >"$work/log" 2>&1; then
      cat "$work/log" >&2
      say 'DuckDB is left out: npm could not fetch it'
      return 1
    fi
    mv "$folder.part" "$folder"
  fi
  export NODE_PATH=$folder/node_modules
  echo 'SELECT version()' >"$work/version.sql"
  if ! duckdb_version=$("${duckdb[@]}" '' "$work/version.sql"); then
    say 'DuckDB is left out: node could not run it'
    return 1
  fi
}

# From the columns of `retain snapshot` to those of peers/snapshots.sql.
as_peers() {
  awk -F, '
    BEGIN {
      counts = split("customers_start customers_new customers_churned customers_reactivated customers_end", count, " ")
      amounts = split("revenue_start revenue_new revenue_expansion revenue_contraction revenue_churned revenue_reactivation revenue_end",
        amount, " ")
    }
    function two_decimals(text) { return text !~ /\./ ? text ".00" : text ~ /\..$/ ? text "0" : text }
    NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
    {
      line = ($column["segment"] == "" ? "ALL" : $column["segment"]) "," $column["period"]
      for (i = 1; i <= counts; ++i) line = line "," $column[count[i]]
      for (i = 1; i <= amounts; ++i) {
        value = two_decimals($column[amount[i]])
        line = line "," (amount[i] == "revenue_contraction" && value != "0.00" ? "-" : "") value
      }
      print line
    }' | sort
}

# same OTHER: fails unless the answer of OTHER, in $work/other, is the expected one.
same() {
  if ! diff "$work/expected" "$work/other" >"$work/difference"; then
    say "retain and $1 give different answers for $file:"
    head -n 10 "$work/difference" >&2
    exit 1
  fi
}

# compare_answers [PEER...]: also brings `file` into the page cache.
compare_answers() {
  local count peer
  say "comparing answers for ${file##*/}"
  "${retain[@]}" "$file" >"$work/expected"
  for count in 1 2; do
    "${retain[@]}" --threads "$count" "$file" >"$work/other"
    same "retain --threads $count"
  done
  # shellcheck disable=SC2002  # a pipe, which `<` is not
  cat "$file" | "${retain[@]}" - >"$work/other"
  same 'retain reading a pipe'
  if [[ $file != *.csv ]]; then
    "${retain[@]}" "${file%.*}.csv" >"$work/other"
    same 'retain reading CSV'
  fi
  as_peers <"$work/expected" >"$work/ours"
  mv "$work/ours" "$work/expected"
  for peer in "$@"; do
    "${duckdb[@]}" "$file" "$peers/rows.$peer.sql" "$peers/snapshots.sql" | sort >"$work/other"
    same "DuckDB (rows.$peer.sql)"
  done
}

# Sets what a figure is made of: its title, the commands `first` and `second` (measured as second / first), the `file` that they read,
# `smaller_file` where there are two, and `peer` where one answers too.
describe() {
  local figure=$1 rows=$2 ids=short
  peer='' smaller_file=''
  [[ $figure != *_uuid ]] || ids=uuid
  if [[ $figure == growth ]]; then
    need_rows short $((rows / 3))
    smaller_file=$file
  fi
  need_rows "$ids" "$rows"
  first=("${retain[@]}" "$file")
  case $figure in
    duckdb_json) need_form "$file" ndjson ;;
    memory_list) need_form "$file" list ;;
    uuid) need_rows uuid "$rows" ;;
    ndjson | list | quoted | crlf | mail | korean | semicolon | words | orders) need_form "$file" "$figure" ;;
  esac
  [[ $figure != duckdb_json ]] || first=("${retain[@]}" "$file")
  second=("${retain[@]}" "$file")
  case $figure in
    duckdb_enum) title='DuckDB told the values / retain' peer=enum ;;
    duckdb_json) title='DuckDB / retain, NDJSON' peer=json ;;
    duckdb_*) title='DuckDB / retain' peer=date ;;
    ndjson) title='NDJSON / CSV' ;;
    list) title='list of JSON / CSV' ;;
    quoted) title='quoted fields / plain' ;;
    crlf) title='CRLF / plain' ;;
    mail) title='e-mail ids / plain' ;;
    korean) title='Korean ids / plain' ;;
    uuid) title='36-byte ids / plain' ;;
    semicolon) title='semicolons and decimal commas / plain' ;;
    words) title='status, currency, interval / plain' ;;
    orders) title='the same and orders / plain' ;;
    memory_list) title='peak memory / list of JSON' ;;
    memory*) title='peak memory / file' ;;
    wc) title='retain / wc -l' first=(wc -l "$file") ;;
    pipe)
      title='cat to retain / cat to wc -l'
      # shellcheck disable=SC2016  # for that shell to expand
      first=(sh -c 'cat "$1" | wc -l' sh "$file") second=(sh -c 'cat "$1" | "$2" snapshot --by segment -' sh "$file" "${retain[0]}") ;;
    growth) title='time / time of a third of the rows' first=("${retain[@]}" "$smaller_file") ;;
    threads) title='one thread / two' first=("${retain[@]}" --threads 2 "$file") second=("${retain[@]}" --threads 1 "$file") ;;
  esac
  [[ ! $peer ]] || second=("${duckdb[@]}" "$file" "$peers/rows.$peer.sql" "$peers/snapshots.sql")
  [[ $ids == short ]] || title+=', 36-byte ids'
}

number() { awk -v x="$1" 'BEGIN { printf x < 10 ? "%.2f" : "%.1f", x }'; }
seconds() { printf '%d.%03d s' $(($1 / 1000000)) $(($1 / 1000 % 1000)); }
mebibytes() { echo "$((($1 + 524288) / 1048576)) MiB"; }

print_row() {
  if [[ $markdown ]]; then
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$@"
  else
    printf '%-36s  %8s  %19s  %6s  %-14s  %-27s  %s\n' "$@"
  fi
}

# measure FIGURE ROWS [TARGET]: prints its row. The target <=0.3+16 is 0.3 of the file and 16 MiB.
measure() {
  local figure=$1 rows=$2 target=${3-} runs first_time second_time peak ratio lowest highest
  local measured range='' bytes factor more words='' result=''
  describe "$figure" "$rows"
  runs=$("$work/spawn_times" "$rounds" "${first[@]}" -- "${second[@]}")
  {
    read -r first_time _
    read -r second_time peak ratio lowest highest
  } <<<"$runs"
  bytes=$(stat -c %s "$file")
  if [[ $figure == memory* ]]; then
    measured="$(mebibytes $((peak * 1024))) / $(mebibytes "$bytes")"
    ratio=$(awk -v peak="$peak" -v bytes="$bytes" 'BEGIN { print peak * 1024 / bytes }')
  else
    measured="$(seconds "$second_time") / $(seconds "$first_time")"
    range="$(number "$lowest") to $(number "$highest")"
  fi
  if [[ $target ]]; then
    IFS=+ read -r factor more <<<"${target:2}"
    if [[ $target == '<='* ]]; then words='at most'; else words='at least'; fi
    words+=" $factor${more:+ x file + $more MiB}"
    result=$(awk -v sign="${target:0:2}" -v ratio="$ratio" -v limit="$factor" -v more="${more:-0}" -v bytes="$bytes" 'BEGIN {
      limit += more * 1048576 / bytes
      print (sign == "<=" ? ratio <= limit : ratio >= limit) ? "met" : "missed"
    }')
  fi
  (( rows % 1000000 )) || rows=$((rows / 1000000))M
  print_row "$title" "$rows" "$measured" "$(number "$ratio")" "$range" "$words" "$result"
}

build_measured
g++ -O2 -std=c++20 tests/bench/generate_rows.cpp -o "$work/generate_rows"
rows_folder=$cache/rows-$(sha256sum <tests/bench/generate_rows.cpp | cut -c 1-12)
if [[ ! -e $rows_folder ]]; then
  rm -rf "$cache"/rows-*
  mkdir -p "$rows_folder"
fi
if ! need_duckdb; then
  mapfile -t figures < <(printf '%s\n' "${figures[@]}" | grep -v '^duckdb')
  (( ${#figures[@]} )) || { say 'no figure is left'; exit 1; }
fi

# All files before the first measurement, each with its peers.
declare -A answering=()
for entry in "${figures[@]}"; do
  read -r figure rows _ <<<"$entry"
  describe "$figure" "$rows"
  [[ ! $smaller_file ]] || answering[$smaller_file]+=''
  answering[$file]+=" $peer"
done
for file in "${!answering[@]}"; do
  read -ra names <<<"${answering[$file]}"
  compare_answers "${names[@]}"
done

print_row figure rows measured ratio range target result
[[ ! $markdown ]] || print_row --- ---: ---: ---: --- --- ---
for entry in "${figures[@]}"; do
  read -r figure rows target <<<"$entry"
  measure "$figure" "$rows" "$target"
done

printf '\nMedians of %d interleaved runs of whole processes, files in the page cache; ratios are taken within a round.\n' "$rounds"
printf '%s, %d threads.' "$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)"
if [[ ${duckdb_version-} ]]; then
  start=$("$work/spawn_times" "$rounds" "${duckdb[@]}" '' "$work/version.sql")
  printf ' DuckDB %s on node, which need %s of each run to start.' "$duckdb_version" "$(seconds "${start%% *}")"
fi
echo
