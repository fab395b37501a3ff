#!/usr/bin/env bash
# Runs clang's warnings and clang-tidy on src/ and include/. Checks that look at what is written read many files as one, so that headers
# are read once; the static analyzer, and those that only look at the file that is compiled, take each file by itself, which finds one that
# lacks an include too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build style

alone='clang-analyzer-core.*,clang-analyzer-cplusplus.*,clang-diagnostic-*,misc-unused-using-decls'
cmake --preset tidy >/dev/null
cmake --preset tidy -B build/tidy-unity -DCMAKE_UNITY_BUILD=ON -DRETAIN_WERROR=OFF >/dev/null

tidy() {
  local build=$1
  shift
  run-clang-tidy -quiet -p "$build" -j "$(nproc)" "$@" >"$build/log" 2>&1 || {
    grep -vE '^clang-tidy|warnings? generated' "$build/log" >&2
    return 1
  }
  echo "tidy: $(grep -c '^clang-tidy' "$build/log") units in $build"
}
tidy build/tidy-unity -header-filter='/(include|src)/' -checks="-${alone//,/,-},-bugprone-suspicious-include" /Unity/
# A tenth of the paths that the analyzer would follow through a function by itself, which takes a quarter of the time.
analyzer=(-extra-arg=-Xclang -extra-arg=-analyzer-config -extra-arg=-Xclang -extra-arg=max-nodes=20000)
tidy build/tidy "${analyzer[@]}" -checks="-*,$alone" /src/
