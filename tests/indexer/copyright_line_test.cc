#include "indexer/readers/copyright_line.h"

#include <doctest/doctest.h>

using namespace backfile;

TEST_CASE("a line of rights is no sentence about them") {
  for (const char* line :
       {"Copyright 2014 Harbour Wire Ltd.", "Copyright Harbour Wire", "COPYRIGHT (c) 2014 Harbour Wire.",
        "\xc2\xa9 2014 Harbour Wire", "(c) 2014 Harbour Wire", "2014 Harbour Wire. All Rights Reserved"}) {
    CAPTURE(line);
    CHECK(is_copyright_line(line));
  }
  for (const char* line : {"Copyright was what the whole quarrel was about, the mayor said.",
                           "Copyrighted songs", "The copyright 2014", ""}) {
    CAPTURE(line);
    CHECK_FALSE(is_copyright_line(line));
  }
}
