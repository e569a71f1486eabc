// Gold for facets: records of a file, and what the articles' own source says.
#include <doctest/doctest.h>

#include "bench/facet_gold.h"
#include "common/error.h"
#include "scratch.h"

using namespace backfile;

namespace {

std::vector<std::string> values(const std::vector<Label>& labels) {
  std::vector<std::string> found;
  for (const Label& label : labels) found.push_back(label.value);
  return found;
}

}  // namespace

TEST_CASE("a source's own facets are the gold, and the annotators do not see them") {
  const ScratchFolder scratch;
  const std::string input = scratch.write(
      "in.jsonl",
      R"({"id":"a","title":"Vote in Norway","text":"OSLO, May 2 (Wire) - Norway voted.","country":["SE"],"split":"TEST"})"
      "\n"
      R"({"id":"b","title":"No facets","text":"Nothing.","split":"TEST"})"
      "\n"
      R"({"id":"c","title":"Other part","text":"Nothing.","country":["NO"],"split":"TRAIN"})"
      "\n");
  SourceGoldOptions options{.inputs = {input}, .annotate = {"country"}, .home_country = "", .where = "split=TEST"};
  options.strip_datelines = true;
  std::vector<std::string> seen;
  judge_by_source(options, [&](const GoldRecord& gold, const Article& article) {
    seen.push_back(gold.id);
    CHECK(gold.values[0].has_value() == (gold.id == "a"));
    if (gold.id != "a") return;
    CHECK(gold.values[0] == std::set<std::string>{"SE"});
    CHECK(values(article.country) == std::vector<std::string>{"NO"});
    CHECK(article.text == "Norway voted.");
  });
  CHECK(seen == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a gold file says where it is wrong") {
  const ScratchFolder scratch;
  const auto gold = read_gold(scratch.write("good.jsonl", "{\"title\": \"T\", \"topic\": [\"sport\"]}\n"));
  REQUIRE(gold.size() == 1);
  CHECK(gold[0].name() == "T");
  CHECK_FALSE(gold[0].values[0].has_value());
  CHECK_THROWS_AS(read_gold(scratch.write("bad.jsonl", "{\"topic\": []}\n")), Error);
}
