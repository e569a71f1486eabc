#!/bin/sh
# Fuzzes readers one after the other, each for some seconds of processor time, in runs of at most ten minutes:
#   tests/fuzz/readers.sh BUILD CORPORA FORMAT:SECONDS ...
# FORMAT is a folder of ../indexer/golden, or one of seeds/, whose target has the same name.
# BUILD is the folder of `cmake --preset fuzz`, CORPORA keeps what reaches new code (a folder a format), what
# breaks a reader, and a line a run in CORPORA/ledger: time, format, processor seconds, inputs, exit code.
set -u
if [ $# -lt 3 ]; then
  echo "usage: $0 BUILD CORPORA FORMAT:SECONDS ..." >&2
  exit 1
fi
here=$(cd "$(dirname "$0")" && pwd)
build=$1
corpora=$2
shift 2
failed=0
for wish in "$@"; do
  format=${wish%:*}
  left=${wish#*:}
  mkdir -p "$corpora/$format"
  fuzzer=$build/tests/readers_fuzz
  seeds=$here/../indexer/golden/$format
  if [ -d "$here/seeds/$format" ]; then
    fuzzer=$build/tests/${format}_fuzz
    seeds=$here/seeds/$format
  fi
  while [ "$left" -gt 0 ]; do
    run=$((left < 600 ? left + 5 : 600))
    log=$corpora/$format.log
    before=$(date +%s)
    BACKFILE_FUZZ_FORMAT=$format bash -c 'TIMEFORMAT="processor %U %S"; time "$@"' time "$fuzzer" \
      "$corpora/$format" "$seeds" -max_total_time=$run -timeout=30 -rss_limit_mb=4000 \
      -max_len=65536 -print_final_stats=1 -artifact_prefix="$corpora/$format-" >"$log" 2>&1
    code=$?
    seconds=$(awk '/^processor/ {printf "%d", $2 + $3}' "$log")
    inputs=$(awk '/number_of_executed_units/ {print $2}' "$log")
    echo "$(date '+%F %T') $format $seconds ${inputs:-0} $code" >>"$corpora/ledger"
    if [ $code -ne 0 ]; then
      cp "$log" "$corpora/$format.failed.$before"
      failed=1
      break
    fi
    # Beside other work a run takes less processor time than it lasts.
    left=$((left - (seconds > 0 ? seconds : run)))
  done
done
exit $failed
