#include <doctest/doctest.h>
#include <xapian.h>

#include <cmath>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "common/shard.h"
#include "scratch.h"
#include "searcher/brute_force.h"
#include "searcher/query/parser.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

// Articles of few different words, so that generated queries find something.
std::vector<Article> small_world(int count, unsigned seed) {
  static const std::vector<std::string> words = {
      "bank",     "banks", "banking",   "Bank", "oil",   "price", "prices", "rise",   "rises", "the",
      "The",      "of",    "café",      "cafe", "U.S.",  "us",    "US",     "O'Neil", "1,500", "1500",
      "election", "elect", "elections", "war",  "peace", "talks", "talk",   "Paris"};
  static const std::vector<std::string> people = {"Ana Lima", "Bo Li", "Cem Er"};
  static const std::vector<std::string> countries = {"PK", "RU", "BR", "FR"};
  std::mt19937 random(seed);
  const auto pick = [&](const auto& list) { return list[random() % list.size()]; };
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.language = random() % 10 == 0 ? "fr" : "en";
    for (std::size_t k = 0; k < random() % 6; ++k) article.title += pick(words) + " ";
    if (random() % 3 == 0) article.byline = "By " + pick(words) + " " + pick(words);
    if (random() % 3 == 0) article.dateline = pick(words);
    for (std::size_t sentences = 1 + random() % 6; sentences > 0; --sentences) {
      article.text += "Then ";
      for (std::size_t k = 0; k < random() % 9; ++k) article.text += pick(words) + " ";
      article.text += random() % 3 == 0 ? "end.\n\n" : "end. ";
    }
    if (random() % 8 != 0)
      article.date = {static_cast<std::int64_t>(random() % 40) * 86400 * 30, DatePrecision::day};
    article.source = random() % 2 == 0 ? "Wire" : "";
    if (random() % 2 == 0) article.country.push_back({pick(countries), Provenance::given, {}});
    if (random() % 3 == 0) article.person.push_back({pick(people), Provenance::given, {}});
    articles.push_back(article);
  }
  return articles;
}

// A random query of every operator.
std::string random_query(std::mt19937& random, int depth) {
  static const std::vector<std::string> words = {"bank", "oil",  "price",  "rises",   "the",
                                                 "cafe", "US",   "O’Neil", "1500",    "elections",
                                                 "war",  "talk", "paris",  "nothing", "café-bank"};
  const auto word = [&]() -> std::string {
    switch (random() % 8) {
      case 0:
        return "=" + std::vector<std::string>{"talks", "US", "Bank", "café", "cafe", "the"}[random() % 6];
      case 1:
        return std::vector<std::string>{"el*", "b?nk", "*s", "pr*e", "*an*"}[random() % 5];
      default:
        return words[random() % words.size()];
    }
  };
  const auto positional = [&](auto&& self, int level) -> std::string {
    switch (level <= 0 ? random() % 2 : random() % 6) {
      case 0:
        return word();
      case 1:
        return "\"" + words[random() % 12] + " " + words[random() % 12] + "\"";
      case 2:
        return "(" + word() + " OR " + self(self, level - 1) + ")";
      case 3:
        return "(" + self(self, level - 1) + " w/" + std::to_string(1 + random() % 6) + " " +
               self(self, level - 1) + ")";
      case 4:
        return "(" + self(self, level - 1) + " pre/" + std::to_string(1 + random() % 6) + " " +
               self(self, level - 1) + ")";
      default:
        return "(" + self(self, level - 1) + (random() % 2 == 0 ? " /s " : " /p ") + self(self, level - 1) +
               ")";
    }
  };
  if (depth <= 0) return positional(positional, 1);
  switch (random() % 11) {
    case 0:
      return "(" + random_query(random, depth - 1) + " AND " + random_query(random, depth - 1) + ")";
    case 1:
      return "(" + random_query(random, depth - 1) + " OR " + random_query(random, depth - 1) + ")";
    case 2:
      return "(" + random_query(random, depth - 1) + " NOT " + random_query(random, depth - 1) + ")";
    case 3:
      return std::vector<std::string>{"title:", "lead:", "byline:", "dateline:"}[random() % 4] +
             positional(positional, 1);
    case 4:
      return "atleast" + std::to_string(1 + random() % 3) + " " +
             (random() % 2 == 0 ? word() : positional(positional, 1));
    case 5:
      return std::vector<std::string>{"country:PK", "person:\"Ana Lima\"", "source:wire", "lang:fr",
                                      "id:a7"}[random() % 5];
    case 6:
      return std::vector<std::string>{"date:1970..1971", "date:1972-03", "words>20",
                                      "words<12"}[random() % 4];
    case 7:
      return "(NOT " + random_query(random, depth - 1) + ")";
    default:
      return positional(positional, 2);
  }
}

struct World {
  ScratchFolder scratch;
  std::vector<Article> articles;
  std::vector<PlainArticle> plain;
  explicit World(std::vector<Article> made) : articles(std::move(made)) {
    add_articles(scratch, archive(), articles);
    for (const Article& article : articles) plain.emplace_back(article);
  }
  std::string archive() const { return scratch.file("archive"); }
};

std::set<std::string> ids_of(const ResultPage& page) {
  std::set<std::string> ids;
  for (const Hit& hit : page.hits) ids.insert(hit.id);
  return ids;
}

}  // namespace

TEST_CASE("the engine finds exactly what a plain scan of the text finds") {
  const World world(small_world(150, 5));
  Searcher searcher(world.archive(), 1);
  std::mt19937 random(17);
  SearchRequest request;
  request.limit = 0;
  request.snippets = 0;
  request.facets.clear();
  request.timeline = TimelineUnit::none;
  request.now = 86400;
  std::size_t with_matches = 0;
  for (int round = 0; round < 4000; ++round) {
    request.query = random_query(random, static_cast<int>(random() % 3));
    CAPTURE(request.query);
    ParseOptions options;
    options.now = request.now;
    const ParsedQuery parsed = parse_query(request.query, options);
    std::set<std::string> expected;
    for (std::size_t i = 0; i < world.articles.size(); ++i) {
      if (world.plain[i].matches(parsed.root)) expected.insert(world.articles[i].id);
    }
    const ResultPage page = searcher.search(request);
    REQUIRE(ids_of(page) == expected);
    REQUIRE(page.tail.total == expected.size());
    if (!expected.empty() && expected.size() < world.articles.size()) ++with_matches;
  }
  CHECK(with_matches > 1500);
}

TEST_CASE(
    "phrases of two to ten words out of the texts, with and without a wrong word, agree with a plain scan") {
  const World world(small_world(150, 31));
  Searcher searcher(world.archive(), 1);
  std::mt19937 random(3);
  SearchRequest request;
  request.limit = 0;
  request.snippets = 0;
  std::size_t with_matches = 0;
  for (int round = 0; round < 400; ++round) {
    const Article& article = world.articles[random() % world.articles.size()];
    std::istringstream text(article.title + " " + article.text);
    const std::vector<std::string> words{std::istream_iterator<std::string>(text), {}};
    const std::size_t length = std::min<std::size_t>(2 + random() % 9, words.size());
    const std::size_t from = random() % (words.size() - length + 1);
    const std::size_t wrong = random() % 2 == 0 ? random() % length : length;
    request.query = "\"";
    for (std::size_t i = 0; i < length; ++i) request.query += (i == wrong ? "oil" : words[from + i]) + " ";
    request.query.back() = '"';
    CAPTURE(request.query);
    const QueryNode query = parse_query(request.query).root;
    std::set<std::string> expected;
    for (std::size_t i = 0; i < world.articles.size(); ++i) {
      if (world.plain[i].matches(query)) expected.insert(world.articles[i].id);
    }
    REQUIRE(ids_of(searcher.search(request)) == expected);
    if (!expected.empty()) ++with_matches;
  }
  CHECK(with_matches > 100);
  CHECK(with_matches < 400);
}

TEST_CASE("scores equal those of Xapian's Enquire with TfIdfWeight ntn") {
  std::vector<Article> articles = small_world(400, 9);
  for (Article& article : articles) article.language = "en";  // of several languages a word is several terms
  const World world(std::move(articles));
  Searcher searcher(world.archive(), 2);
  std::vector<Shard> shards = open_shards(world.archive(), read_manifest(world.archive()));
  REQUIRE(shards.size() == 1);
  Analyzer analyzer;
  const auto term = [&](const char* word) {
    return Xapian::Query(std::string(analyzer.word(word, "en")->term));
  };
  struct Row {
    const char* query;
    Xapian::Query xapian;
  };
  using Op = Xapian::Query;
  const std::vector<Row> rows = {
      {"lang:en oil", term("oil")},
      {"lang:en oil war", Op(Op::OP_AND, term("oil"), term("war"))},
      {"lang:en (oil OR peace)", Op(Op::OP_OR, term("oil"), term("peace"))},
      {"lang:en ((oil war) OR peace)",
       Op(Op::OP_OR, Op(Op::OP_AND, term("oil"), term("war")), term("peace"))},
      {"lang:en (oil NOT peace)", Op(Op::OP_AND_NOT, term("oil"), term("peace"))},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    SearchRequest request;
    request.query = row.query;
    request.limit = 0;
    request.second_look = false;
    std::map<std::string, double> ours;
    for (const Hit& hit : searcher.search(request).hits) ours[hit.id] = hit.score;
    Xapian::Enquire enquire(shards[0].database());
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("ntn"));
    enquire.set_query(row.xapian);
    const Xapian::MSet matches = enquire.get_mset(0, 1000);
    REQUIRE(ours.size() == matches.size());
    for (auto at = matches.begin(); at != matches.end(); ++at) {
      const std::string id = shards[0].article(*at - 1).id;
      REQUIRE(ours.contains(id));
      CHECK(ours[id] > 0);
      // A word's weight is taken over its terms in all languages; French ones make it a little rarer or
      // commoner.
      CHECK(ours[id] == doctest::Approx(at.get_weight()).epsilon(0.25));
    }
  }
}

TEST_CASE("hits come by score, then date, then id's hash, on any number of threads and pages") {
  const World world(small_world(300, 21));
  SearchRequest request;
  request.query = "oil OR bank OR the";
  request.limit = 0;
  Searcher one(world.archive(), 1);
  const ResultPage all = one.search(request);
  REQUIRE(all.hits.size() > 100);
  for (std::size_t i = 1; i < all.hits.size(); ++i) {
    CHECK(all.hits[i - 1].score >= all.hits[i].score);
    if (all.hits[i - 1].score != all.hits[i].score || !all.hits[i].date.known()) continue;
    CHECK(all.hits[i - 1].date.seconds >= all.hits[i].date.seconds);
  }
  Searcher two(world.archive(), 2);
  for (std::size_t offset = 0; offset < all.hits.size(); offset += 37) {
    request.offset = offset;
    request.limit = 37;
    const ResultPage page = two.search(request);
    REQUIRE(page.hits.size() == std::min<std::size_t>(37, all.hits.size() - offset));
    for (std::size_t i = 0; i < page.hits.size(); ++i) {
      CHECK(page.hits[i].id == all.hits[offset + i].id);
      CHECK(page.hits[i].rank == offset + i + 1);
    }
  }
}

TEST_CASE("sorting by date is exact in both directions, undated articles are the last") {
  const World world(small_world(300, 4));
  Searcher searcher(world.archive(), 1);
  SearchRequest request;
  request.query = "oil";
  request.limit = 0;
  request.sort = Sort::newest;
  const ResultPage newest = searcher.search(request);
  for (std::size_t i = 1; i < newest.hits.size(); ++i) {
    if (newest.hits[i].date.known()) {
      CHECK(newest.hits[i - 1].date.seconds >= newest.hits[i].date.seconds);
      CHECK(newest.hits[i - 1].date.known());
    }
  }
  request.limit = 5;
  const ResultPage first = searcher.search(request);
  REQUIRE(first.hits.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(first.hits[i].id == newest.hits[i].id);
  CHECK(first.tail.total == newest.tail.total);
  request.sort = Sort::oldest;
  request.limit = 0;
  const ResultPage oldest = searcher.search(request);
  CHECK(oldest.hits.front().date.known());
  CHECK_FALSE(oldest.hits.back().date.known());
  CHECK(oldest.hits.size() == newest.hits.size());
}

TEST_CASE("facet counts equal a loop over the matches and leave out their own filter") {
  const World world(small_world(300, 6));
  Searcher searcher(world.archive(), 1);
  SearchRequest request;
  request.query = "oil OR bank";
  request.facet_limit = 0;
  request.filters = {{Facet::country, {"PK", "russia"}, {}}, {Facet::person, {}, {"Bo Li"}}};
  const ResultPage page = searcher.search(request);
  const QueryNode query = parse_query(request.query).root;
  std::map<std::string, std::uint64_t> countries;
  std::map<std::string, std::uint64_t> people;
  std::uint64_t total = 0;
  const auto has = [](const std::vector<Label>& labels, const char* value) {
    return std::ranges::any_of(labels, [&](const Label& label) { return label.value == value; });
  };
  for (std::size_t i = 0; i < world.articles.size(); ++i) {
    const Article& article = world.articles[i];
    if (!world.plain[i].matches(query)) continue;
    const bool country = has(article.country, "PK") || has(article.country, "RU");
    const bool person = !has(article.person, "Bo Li");
    if (country && person) ++total;
    if (person) {
      for (const Label& label : article.country) ++countries[label.value];
    }
    if (country) {
      for (const Label& label : article.person) ++people[label.value];
    }
  }
  CHECK(page.tail.total == total);
  REQUIRE(page.facets.size() == 3);
  const auto counted = [](const FacetCounts& counts) {
    std::map<std::string, std::uint64_t> map;
    for (const FacetCount& value : counts.values) map[value.value] = value.count;
    return map;
  };
  CHECK(counted(page.facets[0]) == countries);
  CHECK(counted(page.facets[1]) == people);
  CHECK(page.facets[0].distinct == countries.size());
}

TEST_CASE("a value that is filtered by is listed, however rare it is") {
  const World world(small_world(150, 5));
  Searcher searcher(world.archive(), 1);
  SearchRequest request;
  request.facets = {Facet::country};
  const std::vector<FacetCount> all = searcher.search(request).facets.front().values;
  REQUIRE(all.size() > 2);
  request.facet_limit = 1;
  request.filters.push_back({Facet::country, {all.back().value}, {}});
  const FacetCounts counts = searcher.search(request).facets.front();
  REQUIRE(counts.values.size() == 2);
  CHECK(counts.values.front().value == all.front().value);
  CHECK(counts.values.back().value == all.back().value);
  CHECK(counts.values.back().count == all.back().count);
  CHECK(counts.values.back().selected);
  CHECK(counts.distinct == all.size());
}

TEST_CASE("the timeline adds up to the dated matches and knows the archive's volume") {
  const World world(small_world(300, 8));
  Searcher searcher(world.archive(), 1);
  SearchRequest request;
  request.query = "oil";
  for (const TimelineUnit unit :
       {TimelineUnit::day, TimelineUnit::month, TimelineUnit::year, TimelineUnit::automatic}) {
    request.timeline = unit;
    request.limit = 0;
    const ResultPage page = searcher.search(request);
    std::uint64_t dated = 0;
    for (const Hit& hit : page.hits)
      if (hit.date.known()) ++dated;
    std::uint64_t sum = 0;
    std::uint64_t last = 0;
    for (const TimelineBucket& bucket : page.timeline.buckets) {
      sum += bucket.count;
      CHECK(bucket.count <= bucket.articles);
      last = bucket.count;
    }
    CHECK(sum == dated);
    CHECK(page.timeline.undated == page.hits.size() - dated);
    CHECK(page.timeline.undated > 0);
    CHECK(last > 0);
    CHECK(page.timeline.buckets.front().count > 0);
  }
}

TEST_CASE("a search that is cancelled says that its count is not exact") {
  const World world(small_world(60, 2));
  Searcher searcher(world.archive(), 1);
  const std::atomic<bool> cancel = true;
  SearchRequest request;
  request.query = "oil";
  CHECK_FALSE(searcher.search(request, &cancel).tail.exact);
  CHECK(searcher.search(request).tail.exact);
}

TEST_CASE(
    "an exact form is known whatever the curl of its apostrophe, and without points is none with them") {
  std::vector<Article> articles = small_world(3, 4);
  articles[0].text = "It doesn\xE2\x80\x99t concern the U.S. at all, said O\xE2\x80\x99Neill.";
  articles[1].text = "It doesn't concern us at all, said O'Neill.";
  articles[2].text = "The US is not concerned.";
  const World world(articles);
  Searcher searcher(world.archive(), 1);
  const auto total = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    return searcher.search(request).tail.total;
  };
  CHECK(total("=doesn't") == 2);
  CHECK(total("=doesn\xE2\x80\x99t") == 2);
  CHECK(total("=O'Neill") == 2);
  CHECK(total("=O\xE2\x80\x99Neill") == 2);
  CHECK(total("=us") == 2);
  CHECK(total("=US") == 1);
  CHECK(total("=U.S.") == 1);
  CHECK(total("\"us\"") == 3);
}
