#!/usr/bin/env bash
# Builds the development preset and runs all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/setup
install_missing build test

cmake --preset dev
cmake --build --preset dev
ctest --preset dev
