#include "indexer/readers/coarse_date.h"

#include <doctest/doctest.h>

using namespace backfile;

namespace {

// "-" for what is no date, "several" for what names no single year.
std::string read(std::string_view text) {
  const auto date = coarse_date(text);
  return !date ? "-" : date->known() ? to_iso(*date) : "several";
}

}  // namespace

TEST_CASE("of a catalogue's date remains what is certain") {
  struct Row {
    const char* text;
    const char* date;
  };
  for (const Row& row : {Row{"c. 1890", "1890"},
                         Row{"c1890", "1890"},
                         Row{"Circa 1890", "1890"},
                         Row{"ca. May 1890", "1890-05"},
                         Row{"c. 5 May 1890", "1890-05"},
                         Row{"5 May 1890?", "1890-05"},
                         Row{"[5 May 1890]", "1890-05-05"},
                         Row{"[1912?]", "1912"},
                         Row{"Spring 1944", "1944"},
                         Row{"Frühjahr 1944", "1944"},
                         Row{"été 1944", "1944"},
                         Row{"um 1890", "1890"},
                         Row{"end of May 1890", "1890-05"},
                         Row{"May-June 1890", "1890"},
                         Row{"Mai/Juni 1890", "1890"},
                         Row{"May – June 1890", "1890"},
                         Row{"1890s", "several"},
                         Row{"1890-95", "several"},
                         Row{"1890–1895", "several"},
                         Row{"Winter 1944/45", "several"},
                         Row{"between 1890 and 1895", "several"},
                         Row{"before 1890", "several"},
                         Row{"189-?", "several"},
                         Row{"late 19th century", "several"},
                         Row{"1987-02-31", "-"},
                         Row{"1987-13", "-"},
                         Row{"1895-1890", "-"},
                         Row{"13/45/63", "-"},
                         Row{"3/4/1987?", "-"},
                         Row{"c. 12", "-"},
                         Row{"spring", "-"},
                         Row{"the 35th", "-"},
                         Row{"about noon", "-"},
                         Row{"soon", "-"},
                         Row{"", "-"}}) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.date);
  }
}

TEST_CASE("what says that there is no date is no wrong date") {
  for (const char* text : {"n.d.", "N. D.", "[n.d.]", "undated", "s.d.", "o. J.", "unknown", "null", "?"}) {
    CAPTURE(text);
    CHECK(says_no_date(text));
  }
  for (const char* text : {"1890", "soon", "n.d. 1890", "s"}) {
    CAPTURE(text);
    CHECK_FALSE(says_no_date(text));
  }
}
