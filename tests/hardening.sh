#!/usr/bin/env bash
# Whether the program that users get is built to withstand what goes wrong within it, and says nothing of where it was built.
#   hardening.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=${1:-build/release/retain}

command -v readelf >/dev/null || { echo "hardening: skipped: readelf is not installed" >&2; exit 0; }
header=$(readelf --wide --file-header --program-headers "$program")
sections=$(readelf --wide --section-headers "$program")
if grep -q INTERP <<<"$header"; then
  echo "hardening: skipped: $program is no release, which the preset of that name builds" >&2
  exit 0
fi

failures=0
tell() {
  echo "hardening: $program: $1" >&2
  failures=$((failures + 1))
}
# Tells what is wrong where a text lacks a pattern, or has one.
must_have() { grep -Eq "$2" <<<"$3" || tell "$1"; }
must_lack() { ! grep -Eq "$2" <<<"$3" || tell "$1"; }
# How often bytes stand in the program.
count() { LC_ALL=C grep -aoP "$1" "$program" | wc -l; }

dynamic=$(readelf --wide --dynamic "$program")
must_have 'lies at one place in memory' 'Type: +DYN' "$header"
must_have 'is no position-independent executable' 'FLAGS_1.* PIE' "$dynamic"
must_have 'has a stack that can be executed' 'GNU_STACK .* RW +0x' "$header"
must_lack 'has memory that can be written and executed' ' RWE ' "$header"
must_have 'leaves addresses of functions writable' 'GNU_RELRO' "$header"
must_have 'binds functions when they are called' 'BIND_NOW|FLAGS.* NOW' "$dynamic"
must_lack 'holds symbols' ' \.symtab ' "$sections"
must_have 'names no file of symbols' ' \.gnu_debuglink ' "$sections"
symbols=$(readelf --wide --symbols "${program%/*}/retain.debug" 2>/dev/null || true)
must_have 'has no stack protector' ' __stack_chk_fail$' "$symbols"
must_have 'does not check the sizes of what it copies' ' __mem(cpy|set|move)_chk$' "$symbols"
# Only what is compiled here marks where a jump may land: distributions compile their archives without.
if grep -q X86-64 <<<"$header" && (($(count '\xF3\x0F\x1E\xFA') < 5000)); then tell 'has jumps that land anywhere'; fi
if (($(count "\\Q$PWD/\\E"))); then tell 'holds the path of its sources'; fi
exit $((failures > 0))
