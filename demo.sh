#!/usr/bin/env bash
# Builds Backfile, indexes the sample archive and runs three searches. The second run takes seconds.
set -euo pipefail
cd "$(dirname "$0")"
./install_packages.sh
log=build/demo.log
mkdir -p build
{ [ -f build/release/build.ninja ] || cmake --preset release; } > "$log" 2>&1 || { cat "$log"; exit 1; }
cmake --build --preset release --target backfile-index backfile-search >> "$log" 2>&1 || { cat "$log"; exit 1; }
index=build/release/backfile-index
search=build/release/backfile-search
archive=build/demo.bkf

show() {
  printf '\n$ backfile-search %s' "$archive"
  for word in "$@"; do
    case $word in *[!a-zA-Z0-9_/.-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n\n'
  "$search" "$archive" "$@"
}

rm -rf "$archive"
printf '$ backfile-index add %s corpus/sample\n' "$archive"
"$index" add "$archive" corpus/sample --progress never
show earthquake rescue --any -n 3
show '"prime minister" w/10 resign*' -n 3 --facets country
show election --since 1989 --until 1999 --sort oldest -n 3
