// Any bytes as a query over a small archive: what the engine finds is what a plain scan of the text finds,
// the page adds up, and everything that can be asked about a query is answered.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>

#include "common/analyzer.h"
#include "scratch.h"
#include "searcher/brute_force.h"
#include "searcher/query/compounds.h"
#include "searcher/query/parser.h"
#include "searcher/search.h"

namespace {

using namespace backfile;

constexpr std::size_t longest_query = 160;  // the plain scan is slow with deep proximities
constexpr std::int64_t now = 1472040000;

void require(bool holds, const char* what, std::string_view query) {
  if (holds) return;
  std::cerr << what << ": " << query << "\n";
  std::abort();
}

// Of few words, which tests/fuzz/query.dict has too, so that queries find something.
std::vector<Article> articles() {
  static const std::vector<std::string> words = {
      "a",    "b",      "nuclear", "deal", "cafe",   "café",   "talks",
      "talk", "US",     "us",      "U.S.", "bank",   "banks",  "1,500",
      "1500", "fraud",  "of",      "the",  "The",    "O'Neil", "counter-terrorism",
      "北京", "北京市", "京",      "東京", "서울은", "서울"};
  std::mt19937 random(7);
  const auto pick = [&](const auto& list) { return list[random() % list.size()]; };
  std::vector<Article> made;
  for (int i = 0; i < 60; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.language = i % 9 == 0 ? "de" : "en";
    article.title = pick(words) + " " + pick(words);
    for (std::size_t k = 0; k < random() % 30; ++k) {
      article.text += pick(words) + " ";
      if (random() % 6 == 0) article.text += random() % 2 == 0 ? "end.\n\n" : "end. ";
    }
    if (i % 7 != 0) article.date = {now - i * 86400 * 20, DatePrecision::day};
    if (i % 3 == 0) article.country.push_back({i % 2 == 0 ? "PK" : "FR", Provenance::given, {}});
    if (i % 4 == 0) article.person.push_back({"Sergey Lavrov", Provenance::given, {}});
    made.push_back(article);
  }
  return made;
}

struct World {
  ScratchFolder scratch;
  std::vector<Article> all = articles();
  std::vector<PlainArticle> plain{all.begin(), all.end()};
  std::unique_ptr<Searcher> searcher;

  World() {
    add_articles(scratch, scratch.file("archive"), all);
    list_pairs(scratch.file("archive"));
    searcher = std::make_unique<Searcher>(scratch.file("archive"), 1);
  }
};

// The plain scan does not know that "counterterrorism" and "counter-terrorism" find each other.
bool has_compound(const QueryNode& query) {
  return (query.kind == NodeKind::word &&
          (!joined_compound(query.text).empty() || !parts_of_compound(fold(query.text)).empty())) ||
         std::ranges::any_of(query.children, has_compound);
}

void check(World& world, SearchRequest request) {
  ParseOptions options;
  options.any_words = request.join == WordJoin::any;
  options.now = now;
  try {
    const ParsedQuery parsed = parse_query(request.query, options);
    if (has_compound(parsed.root)) return;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < world.all.size(); ++i) {
      if (world.plain[i].matches(parsed.root)) expected.push_back(world.all[i].id);
    }
    const ResultPage page = world.searcher->search(request);
    std::vector<std::string> found;
    for (const Hit& hit : page.hits) {
      found.push_back(hit.id);
      for (const Snippet& snippet : hit.snippets) {
        for (const Highlight& mark : snippet.highlights)
          require(mark.begin < mark.end && mark.end <= snippet.text.size(), "highlight", request.query);
      }
    }
    std::ranges::sort(found);
    std::ranges::sort(expected);
    require(found == expected, "other articles than a plain scan finds", request.query);
    require(page.tail.total == found.size(), "total", request.query);
    for (const FacetCounts& facet : page.facets) {
      for (const FacetCount& value : facet.values)
        require(value.count > 0 && value.count <= page.tail.total, "facet", request.query);
    }
    world.searcher->explain(request);
    world.searcher->highlights(request, world.all.front());
  } catch (const QueryError&) {
    return;  // query_fuzz looks at these
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static World world;
  if (size == 0 || size > longest_query) return 0;
  SearchRequest request;
  request.query.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  request.join = data[0] % 2 == 0 ? WordJoin::all : WordJoin::any;
  request.sort = static_cast<Sort>(data[0] / 2 % 3);
  request.limit = 0;
  request.now = now;
  request.snippets = 2;
  check(world, request);
  return 0;
}
