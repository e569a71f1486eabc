#include <doctest/doctest.h>

#include "scratch.h"
#include "searcher/query/parser.h"
#include "searcher/random_queries.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

// Many articles on few days, some undated, in shards whose dates overlap.
std::vector<Article> articles_of_few_days(unsigned seed, const std::string& ids, int count) {
  static const std::vector<std::string> words = {"bank", "oil", "price", "rises", "war", "peace", "talks"};
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    Article article;
    article.id = ids + std::to_string(i);
    article.language = "en";
    for (std::size_t k = 4 + random() % 12; k > 0; --k) article.text += words[random() % words.size()] + " ";
    article.text += random() % 40 == 0 ? "rare." : "end.";
    if (random() % 8 != 0)
      article.date = {static_cast<std::int64_t>(random() % 25) * 86400, DatePrecision::day};
    if (random() % 2 == 0) article.country.push_back({"PK", Provenance::given, {}});
    articles.push_back(article);
  }
  return articles;
}

std::vector<std::string> ids_of(const ResultPage& page) {
  std::vector<std::string> ids;
  for (const Hit& hit : page.hits) ids.push_back(hit.id);
  return ids;
}

std::vector<std::string> part_of(const std::vector<std::string>& ids, std::size_t begin, std::size_t count) {
  begin = std::min(begin, ids.size());
  const std::size_t end = std::min(begin + count, ids.size());
  return {ids.begin() + static_cast<std::ptrdiff_t>(begin), ids.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace

TEST_CASE("a page by date that is found without counting is the same as one out of all matches") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  std::vector<Article> articles = articles_of_few_days(1, "a", 1500);
  add_articles(scratch, archive, articles);
  add_articles(scratch, archive, articles_of_few_days(2, "b", 40));
  add_articles(scratch, archive, articles_of_few_days(3, "c", 30));
  REQUIRE(read_manifest(archive).shards.size() > 1);
  Searcher searcher(archive, 1);
  RandomQueries random(articles, 5);
  SearchRequest request;
  request.snippets = 0;
  request.timeline = TimelineUnit::none;
  for (int i = 0; i < 150; ++i) {
    request.query = i == 0 ? "" : i == 1 ? "rare" : random.next();
    if (i % 5 == 0) {
      request.filters = {{Facet::country, {"PK"}, {}}};
    } else {
      request.filters.clear();
    }
    request.sort = i % 2 == 0 ? Sort::newest : Sort::oldest;
    CAPTURE(request.query);
    request.facets = {Facet::country};
    request.limit = 0;
    request.offset = 0;
    request.total = true;
    const ResultPage all = searcher.search(request);
    const std::vector<std::string> ids = ids_of(all);
    request.facets.clear();
    request.limit = 7;
    for (const std::size_t offset : {0UL, 5UL, 300UL, 5000UL}) {
      request.offset = offset;
      request.total = false;
      const ResultPage page = searcher.search(request);
      REQUIRE(ids_of(page) == part_of(ids, offset, 7));
      CHECK((page.tail.total > 0) == !ids.empty());
      CHECK(page.tail.exact);
      request.total = true;
      const ResultPage counted = searcher.search(request);
      REQUIRE(ids_of(counted) == part_of(ids, offset, 7));
      REQUIRE(counted.tail.total == all.tail.total);
    }
  }
}

TEST_CASE("oldest first is by date, then id, over several shards") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, articles_of_few_days(1, "a", 700));
  add_articles(scratch, archive, articles_of_few_days(2, "b", 30));
  Searcher searcher(archive, 1);
  SearchRequest request;
  request.query = "oil";
  request.limit = 0;
  request.snippets = 0;
  request.sort = Sort::newest;
  const ResultPage newest = searcher.search(request);
  request.sort = Sort::oldest;
  const ResultPage oldest = searcher.search(request);
  std::vector<Hit> expected = newest.hits;
  // The order of ids within a date is the same in both; whole dates change places.
  std::ranges::stable_sort(expected, [](const Hit& a, const Hit& b) {
    const auto date = [](const Hit& hit) { return hit.date.known() ? hit.date.seconds : INT64_MAX; };
    return date(a) < date(b);
  });
  REQUIRE(oldest.hits.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(oldest.hits[i].id == expected[i].id);
}
