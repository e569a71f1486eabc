#include "common/language.h"

#include <doctest/doctest.h>

using namespace backfile;

TEST_CASE("languages are known by names and by the codes of ISO 639, those of libraries among them") {
  struct Row {
    const char* written;
    const char* code;
  };
  for (const Row& row : {Row{"English", "en"}, Row{"eng", "en"}, Row{"en-GB", "en"}, Row{"ger", "de"},
                         Row{"deu", "de"}, Row{"fre", "fr"}, Row{"dut", "nl"}, Row{"chi", "zh"},
                         Row{"nob", "no"}, Row{"nno", "no"}, Row{"nb", "no"}, Row{"gsw", "gsw"}}) {
    CAPTURE(row.written);
    CHECK(language_code(row.written) == row.code);
  }
  CHECK(language_code("klingonese").empty());
}
