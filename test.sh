#!/usr/bin/env bash
# Builds with AddressSanitizer and UndefinedBehaviorSanitizer and runs all tests. Closes with 'N passed, N failed'.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p build
# One run at a time in a folder: a second would build over the programs that the first one runs.
[ -n "${BACKFILE_TEST_LOCKED:-}" ] || BACKFILE_TEST_LOCKED=1 exec flock --close build/test.lock ./test.sh
./install_packages.sh
[ -f build/asan/build.ninja ] || cmake --preset asan > /dev/null
cmake --build --preset asan > build/test-build.log 2>&1 || { cat build/test-build.log; echo '0 passed, 1 failed'; exit 1; }
# Xapian::Database::check deletes an object of its own through a base class; nothing here can mend that.
export ASAN_OPTIONS=${ASAN_OPTIONS:-new_delete_type_mismatch=0}
status=0
ctest --preset asan -j "$(nproc)" --no-tests=error > build/test.log 2>&1 || status=$?
summary=$(grep -E '^[0-9]+% tests passed, [0-9]+ tests failed out of [0-9]+' build/test.log || true)
failed=$(sed -E 's/.*, ([0-9]+) tests failed.*/\1/' <<< "$summary")
total=$(sed -E 's/.*out of ([0-9]+).*/\1/' <<< "$summary")
if [ "$status" -ne 0 ] || [ -z "$summary" ]; then cat build/test.log; fi
echo "$(( ${total:-0} - ${failed:-0} )) passed, ${failed:-1} failed"
exit "$status"
