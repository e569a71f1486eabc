// The generator of synthetic archives: reproducible, shaped like news, and what it plants is found.
#include <doctest/doctest.h>

#include <set>

#include "corpus/generator/articles.h"
#include "scratch.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

std::vector<Article> generate(const GeneratorOptions& options, std::vector<PlantedFact>* facts = nullptr) {
  ArticleGenerator generator(options);
  std::vector<Article> articles;
  Article article;
  while (generator.next(article)) articles.push_back(article);
  if (facts != nullptr) *facts = generator.facts();
  return articles;
}

}  // namespace

TEST_CASE("what the generator plants is what searching finds") {
  const ScratchFolder scratch;
  GeneratorOptions options;
  options.articles = 5200;
  options.median_words = 40;
  std::vector<PlantedFact> facts;
  add_articles(scratch, scratch.file("archive"), generate(options, &facts));
  Searcher searcher(scratch.file("archive"), 1);
  CHECK(searcher.manifest().articles() == 5200);
  for (const PlantedFact& fact : facts) {
    CAPTURE(fact.query);
    REQUIRE(fact.count > 0);
    SearchRequest request;
    request.query = fact.query;
    CHECK(searcher.search(request).tail.total == fact.count);
  }
}

TEST_CASE("the same settings give the same articles, another seed gives others") {
  GeneratorOptions options;
  options.articles = 200;
  const std::vector<Article> once = generate(options);
  CHECK(once == generate(options));
  options.seed = 2;
  CHECK(once != generate(options));
}

TEST_CASE("generated articles come in the order of time, over all the years, with copies among them") {
  GeneratorOptions options;
  options.articles = 2000;
  options.median_words = 60;
  options.first_year = 1990;
  options.last_year = 1999;
  std::int64_t day = 0;
  std::set<int> years;
  std::set<std::string> openings;
  for (const Article& article : generate(options)) {
    CHECK(article.date.seconds / 86400 >= day);
    day = article.date.seconds / 86400;
    years.insert(civil_time(article.date.seconds).year);
    openings.insert(article.text.substr(0, 60));
  }
  CHECK(years.size() == 10);
  CHECK(openings.size() < 1980);
  CHECK(openings.size() > 1900);
}

TEST_CASE("made words are distinct") {
  std::set<std::string> words;
  for (std::size_t i = 0; i < 100000; ++i) words.insert(made_word(i));
  CHECK(words.size() == 100000);
}
