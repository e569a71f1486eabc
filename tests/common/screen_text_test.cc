#include "common/screen_text.h"

#include <doctest/doctest.h>

using namespace backfile;

TEST_CASE("what a terminal would obey is shown as question marks") {
  CHECK(printable("caf\u00E9 \u0440.txt") == "caf\u00E9 \u0440.txt");
  CHECK(printable("a\x1B[31mb\nc\x7F") == "a?[31mb?c?");
  CHECK(printable("a\u009B31mb") == "a?31mb");        // the C1 form of the same
  CHECK(printable("a\u202Etxt.exe") == "a?txt.exe");  // turns the rest around
  CHECK(printable("caf\xE9.txt") == "caf?.txt");      // a name in Latin-1
  CHECK(printable("").empty());
}
