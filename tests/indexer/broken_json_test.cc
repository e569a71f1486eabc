#include "indexer/readers/broken_json.h"

#include <doctest/doctest.h>

using namespace backfile;

namespace {

std::string reason(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  return broken_json(parser.parse(text.data(), text.size()).get(root), text);
}

}  // namespace

TEST_CASE("what is wrong with JSON is said with its place") {
  CHECK(reason(R"({"a": "b)") == "broken JSON at its byte 9 (a string without an end)");
  CHECK(reason(R"({"a" "b"})") ==
        "broken JSON at its byte 8 (a comma, a bracket or a value is missing, or is one too many)");
  CHECK(reason(R"({"a": nul})") == "broken JSON at its byte 10 (a word that is none of true, false, null)");
  CHECK(reason("{\"a\": \"b\tc\"}") == "broken JSON at its byte 9 (a control character in a string)");
  CHECK(reason(R"({"a": 1e999})") == "broken JSON (a number that is none or too large)");
  CHECK(reason(std::string(2000, '[') + std::string(2000, ']')) == "broken JSON (nested too deep)");
  CHECK(reason("{\"a\": \"\xff\"}") == "no UTF-8");
}
