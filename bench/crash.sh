#!/usr/bin/env bash
# Kills backfile-index 200 times (or as often as the first argument says) and checks the archive after each.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset dev > /dev/null
cmake --build --preset dev --target backfile-index indexer_tests > /dev/null
BACKFILE_KILLS=${1:-200} build/dev/tests/indexer_tests --test-case='killed at any moment*'
