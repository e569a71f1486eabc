#include "indexer/readers/json_table.h"

#include <doctest/doctest.h>

using namespace backfile;

namespace {

// The records of a table, one a line; "-" where the value is none.
std::string records(std::string_view json) {
  simdjson::dom::parser parser;
  const simdjson::dom::element value = parser.parse(json.data(), json.size());
  std::string lines;
  const bool is_table = for_each_record(value, {}, [&](std::string_view record) {
    lines.append(record).append("\n");
    return true;
  });
  return is_table ? lines : "-";
}

}  // namespace

TEST_CASE("a table whose columns are members gives its rows") {
  CHECK(records(R"({"title": {"0": "A", "1": "B"}, "n": {"0": 1, "1": [2]}})") ==
        "{\"title\":\"A\",\"n\":1}\n{\"title\":\"B\",\"n\":[2]}\n");
  CHECK(records(R"({"n": [1, null], "text": ["A", "B"]})") ==
        "{\"n\":1,\"text\":\"A\"}\n{\"n\":null,\"text\":\"B\"}\n");
}

TEST_CASE("what is no table gives none") {
  for (const std::string_view json : {
           R"({"title": "A", "text": "B"})",                                        // an article
           R"({"title": ["A"], "text": ["B"]})",                                    // of one row
           R"({"title": {"en": "A", "nb": "B"}, "text": {"en": "C", "nb": "D"}})",  // in two languages
           R"({"title": {"rendered": "A"}, "text": {"rendered": "B"}})",            // wrapped
           R"({"title": ["A", "B"], "text": ["C", "D", "E"]})",                     // of unlike length
           R"({"title": {"0": "A", "1": "B"}, "text": {"0": "C", "2": "D"}})",      // of unlike rows
           R"({"articles": [{"title": "A"}, {"title": "B"}], "text": [{"a": 1}, {"b": 2}]})",  // lists of
                                                                                               // objects
           R"({"name": ["A", "B"], "size": ["C", "D"]})",  // of something else
           R"({"columns": ["a", "b"], "rows": [["A", "B"]]})",
           R"({"columns": ["title", "text"], "rows": [{"title": "A"}]})",
           R"({"columns": ["title", "text"], "rows": []})",
           R"({"title": [], "text": []})",
           R"({"title": {}, "text": {}})",
           "{}",
           "[]",
           "7",
       }) {
    CAPTURE(json);
    CHECK(records(json) == "-");
  }
}

TEST_CASE("names are not multiplied without limit") {
  const std::string rows = R"(", "text"], "rows": [["A", "B"]]})";
  CHECK(records(R"({"columns": [")" + std::string(1000, 'a') + rows) != "-");
  CHECK(records(R"({"columns": [")" + std::string(5000, 'a') + rows) == "-");
}

TEST_CASE("records end where no more are wanted") {
  simdjson::dom::parser parser;
  for (const std::string_view json :
       {R"({"title": ["A", "B"], "text": ["C", "D"]})",
        R"({"columns": ["title", "text"], "rows": [["A", "B"], ["C", "D"]]})"}) {
    int count = 0;
    const simdjson::dom::element value = parser.parse(json.data(), json.size());
    CHECK(for_each_record(value, {}, [&](std::string_view) { return ++count < 1; }));
    CHECK(count == 1);
  }
}
