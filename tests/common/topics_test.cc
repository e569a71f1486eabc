// The table of topics: names, codes, hierarchy.
#include "common/topics.h"

#include <doctest/doctest.h>

#include <set>

using namespace backfile;

TEST_CASE("a topic is found by code and by names in any language and case") {
  struct Row {
    const char* typed;
    const char* label;
  };
  const Row rows[] = {{"sport", "sport"},
                      {"SPORTS", "sport"},
                      {"15000000", "sport"},
                      {"medtop:15000000", "sport"},
                      {"politics", "politics and government"},
                      {"Politik", "politics and government"},
                      {"religion and belief", "religion"},
                      {"football", "soccer"},
                      {"economy", "economy, business and finance"},
                      {"Salud", "health"}};
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const Topic* topic = find_topic(row.typed);
    REQUIRE(topic != nullptr);
    CHECK(topic->label == row.label);
  }
  CHECK(find_topic("earn") == nullptr);
  CHECK(find_topic("") == nullptr);
}

TEST_CASE("topics have labels in the languages of the standard") {
  CHECK(topic_label("health", "es") == "Salud");
  CHECK(topic_label("health", "en") == "health");
  CHECK(topic_label("health", "ja") == "health");
  CHECK(topic_label("earn", "es") == "earn");
}

TEST_CASE("every topic lies below one of the top level") {
  std::set<std::string_view> codes;
  for (const Topic& topic : topics()) codes.insert(topic.code);
  CHECK(codes.size() == topics().size());
  for (const Topic& topic : topics()) {
    CAPTURE(topic.label);
    CHECK((topic.above.empty() ? topic.code.substr(2) == "000000" : codes.contains(topic.above)));
    CHECK(!topic.label.empty());
  }
}
