#!/usr/bin/env bash
# Runs all tests on a build that counts which lines and branches they reach, and prints the share of each room of src/; the lines that none
# reaches stand in build/coverage/lines.txt. Branches that only an exception takes are not counted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build test coverage

cmake --preset coverage
cmake --build --preset coverage
find build/coverage/CMakeFiles build/coverage/tests/CMakeFiles -name '*.gcda' -delete
# What counts takes memory itself, and is not written by a process that is killed.
ctest --preset coverage -E 'bad input 112|process_test'

count=(gcovr --root . --filter 'src/' --filter 'include/' --exclude-throw-branches --exclude-unreachable-branches -j 2 build/coverage/CMakeFiles
  build/coverage/tests/CMakeFiles)
"${count[@]}" --json-summary build/coverage/summary.json --txt build/coverage/lines.txt
jq -r '
  def share(covered; total): if total == 0 then "" else (1000 * covered / total | round / 10 | tostring) end;
  def line(name): [name, share(map(.line_covered) | add; map(.line_total) | add), share(map(.branch_covered) | add; map(.branch_total) | add)];
  .files | map(.room = (.filename | sub("^include/.*"; "core") | sub("^src/(?<room>[^/]*)/.*"; "\(.room)")))
  | (["room", "lines %", "branches %"], (group_by(.room)[] | .[0].room as $room | line($room)), line("all")) | @tsv' \
  build/coverage/summary.json | column -t -s $'\t'
