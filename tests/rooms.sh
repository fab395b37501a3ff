#!/usr/bin/env bash
# Checks which rooms of the house include which, against the table below: a file includes its own room, those before it and the libraries
# beneath; public headers include public headers alone. A room has a dozen files at most, and no header includes itself in a circle.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Each library with its rooms from the ground up, those on one floor joined by +, and the libraries beneath it. A file in the library's
# own folder is a room if it is named, else `top`.
table='
text   | top                                                                              |
core   | number period table sheet+records+cohorts models forecast+purchases ledger following report compare+what_if | text
io     | problems zones value+encoding+fields bytes container options csv+json workbook columns opening meaning shapes loaded tables snapshots+rows top | text core
render | language options sql content sentences html+terminal+markdown+machine mail answers workbook cohorts+models top     | text core
cli    | system flags help steps inputs commands top                                        | text core io render
'

includes() {
  grep -rnoE '^#include "[^"]+"' src include --include='*.hpp' --include='*.cpp' | tr -d '"' | sed -E 's/:[0-9]+:#include / /'
}

includes | awk -v table="$table" '
  function room_of(file, parts, count) {
    count = split(file, parts, "/")
    sub(/\.[ch]pp$/, "", parts[2])
    return parts[1] "/" (count > 2 || (parts[1] "/" parts[2]) in floor_of ? parts[2] : "top")
  }
  function refuse(why) { print "rooms: " $1 " includes " $2 ": " why; failed = 1 }
  BEGIN {
    lines = split(table, line, "\n")
    for (i = 1; i <= lines; ++i) {
      if (split(line[i], cell, "|") < 3) continue
      library = cell[1]; gsub(/ /, "", library)
      floors = split(cell[2], floor_rooms, " ")
      for (f = 1; f <= floors; ++f) {
        rooms = split(floor_rooms[f], room, "+")
        for (r = 1; r <= rooms; ++r) { floor_of[library "/" room[r]] = f; unused[library "/" room[r]] = 1 }
      }
      beneath[library] = " " cell[3] " "
    }
  }
  $1 ~ /^include\// {
    if ($2 !~ /^retain\//) refuse("a public header includes public headers alone")
    next
  }
  {
    from = room_of(substr($1, 5))
    if (!(from in floor_of)) { print "rooms: " $1 " is in no room of the table"; failed = 1; next }
    delete unused[from]
    if ($2 ~ /^retain\//) next
    to = room_of($2)
    split(from, a, "/"); split(to, b, "/")
    if (!(to in floor_of)) refuse("in no room of the table")
    else if (a[1] == "core" && $2 == "text/format.hpp") refuse("the library that is installed depends on nothing, and this on fmt")
    else if (a[1] != b[1] && index(beneath[a[1]], " " b[1] " ") == 0) refuse(b[1] " is not beneath " a[1])
    else if (a[1] == b[1] && from != to && floor_of[to] >= floor_of[from]) refuse(to " is not beneath " from)
  }
  END {
    for (name in unused) { print "rooms: the table has a room without files: " name; failed = 1 }
    exit failed
  }' >&2

# A header and its source count once. Commands are one file each, however many there are.
find src -path src/cli/commands -prune -o -name '*.[ch]pp' -print | sed 's/\.[ch]pp$//' | sort -u | sed 's|/[^/]*$||' | uniq -c |
  awk '$1 > 12 { print "rooms: " $2 " has " $1 " files, and a room has a dozen at most"; failed = 1 } END { exit failed }' >&2

circles=$(includes | awk '$1 ~ /\.hpp$/ { sub(/^(src|include)\//, "", $1); print $1, $2 }' | tsort 2>&1 >/dev/null || true)
if [[ -n $circles ]]; then
  echo "rooms: headers include each other in a circle: $circles" >&2
  exit 1
fi
