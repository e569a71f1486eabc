// Facet counts over several shards, by name and by number, of many matches and of few.
#include "searcher/match/facet_counter.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "common/archive.h"
#include "scratch.h"
#include "searcher/page_counts.h"
#include "searcher/page_sink.h"

using namespace backfile;

namespace {

// Article i of shard s: person s * 20 + i, every third of them in two shards, and "Ann Tolland" in each.
std::vector<Article> articles_of(int shard) {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    Article article;
    article.id = std::to_string(shard) + "-" + std::to_string(i);
    article.text = "A ferry ran aground.";
    const int person = i % 3 == 0 ? i : shard * 1000 + i;
    article.person.push_back({"Person " + std::to_string(person), Provenance::given, {}});
    article.person.push_back({"Ann Tolland", Provenance::given, {}});
    articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<Shard> three_shards(const ScratchFolder& scratch) {
  std::vector<Shard> shards;
  for (int i = 0; i < 3; ++i) {
    const std::string path = scratch.file("archive" + std::to_string(i));
    add_articles(scratch, path, articles_of(i));
    for (Shard& shard : open_shards(path, read_manifest(path))) shards.push_back(std::move(shard));
  }
  return shards;
}

using Values = std::vector<std::pair<std::string, std::uint64_t>>;

Values values_of(const FacetCounts& counts) {
  Values values;
  for (const FacetCount& value : counts.values) values.emplace_back(value.value, value.count);
  return values;
}

}  // namespace

TEST_CASE("facets are counted over all shards, whether their names were joined before or not") {
  const ScratchFolder scratch;
  std::vector<Shard> shards = three_shards(scratch);
  REQUIRE(shards.size() == 3);
  const FacetNames names(shards, Facet::person);
  CHECK(names.size() == 14 + 3 * 26 + 1);
  for (const std::uint64_t rows : {(std::uint64_t{1} << 40) - 1, std::uint64_t{1} << 7, std::uint64_t{0}}) {
    CAPTURE(rows);
    const ShardBits bits = {rows};
    FacetCounter counter(shards, {&bits, &bits, &bits}, Facet::person);
    std::map<std::string, std::uint64_t> expected;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
      counter.count(shard);
      for_each_row(bits, [&](std::uint32_t row) {
        for (const Label& label : shards[shard].article(row).person) ++expected[label.value];
      });
    }
    Values all(expected.begin(), expected.end());
    std::ranges::stable_sort(all, std::greater<>(), [](const auto& value) { return value.second; });
    CHECK(values_of(counter.finish(0)) == all);
    CHECK(values_of(counter.finish(0, &names)) == all);
    CHECK(counter.finish(5, &names).distinct == all.size());
    CHECK(values_of(counter.finish(5, &names)) == values_of(counter.finish(5)));
  }
}

TEST_CASE("a page's counts are the same by one thread and by three") {
  const ScratchFolder scratch;
  std::vector<Shard> shards = three_shards(scratch);
  SearchRequest request;
  request.facets = {Facet::country, Facet::person, Facet::topic};
  request.filters = {{Facet::person, {"Person 0"}, {}}};
  EvaluationRequest evaluation;
  evaluation.filters.emplace_back().facet = Facet::person;
  Matches matches;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    ShardMatches& shard = matches.shards.emplace_back();
    shard.rows = {1};
    shard.without_filter = {{(std::uint64_t{1} << 40) - 1}};
  }
  FacetNamesCache names(shards);
  const auto page = [&](unsigned threads) {
    PageSink sink;
    PageCounts(request, evaluation, matches, shards, names, threads).deliver(sink);
    return sink.take();
  };
  const ResultPage one = page(1);
  REQUIRE(one.facets.size() == 3);
  CHECK(one.facets[1].distinct == 14 + 3 * 26 + 1);
  CHECK(one.facets[1].values.front().count == 120);
  for (int round = 0; round < 20; ++round) {
    const ResultPage three = page(3);
    REQUIRE(three.facets.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(values_of(three.facets[i]) == values_of(one.facets[i]));
      CHECK(three.facets[i].distinct == one.facets[i].distinct);
    }
    CHECK(three.timeline.buckets.size() == one.timeline.buckets.size());
  }
}

TEST_CASE("names are joined from the second question on, and of several shards only") {
  const ScratchFolder scratch;
  add_articles(scratch, scratch.file("archive"), articles_of(0));
  std::vector<Shard> shards = open_shards(scratch.file("archive"), read_manifest(scratch.file("archive")));
  FacetNamesCache one(shards);
  CHECK(one.find(Facet::person) == nullptr);
  CHECK(one.find(Facet::person) == nullptr);
  for (Shard& shard : open_shards(scratch.file("archive"), read_manifest(scratch.file("archive"))))
    shards.push_back(std::move(shard));
  FacetNamesCache two(shards);
  CHECK(two.find(Facet::person) == nullptr);
  const FacetNames* joined = two.find(Facet::person);
  REQUIRE(joined != nullptr);
  CHECK(joined == two.find(Facet::person));
  CHECK(two.find(Facet::topic) == nullptr);
}
