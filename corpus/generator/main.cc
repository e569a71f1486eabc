// backfile-generate: a synthetic news archive of any size as JSON Lines.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>

#include "common/article_json.h"
#include "corpus/generator/articles.h"

int main(int argc, char** argv) {
  backfile::GeneratorOptions options;
  std::string facts;
  CLI::App app{
      "Writes made articles as JSON Lines: the same for the same options.\n\nExample:\n"
      "  backfile-generate --articles 1000000 --facts facts.tsv | backfile-index add million.bkf -\n",
      "backfile-generate"};
  app.add_option("--articles", options.articles, "how many")->capture_default_str();
  app.add_option("--seed", options.seed, "another seed gives another archive")->capture_default_str();
  app.add_option("--first-year", options.first_year, "")->capture_default_str();
  app.add_option("--last-year", options.last_year, "")->capture_default_str();
  app.add_option("--median-words", options.median_words, "of a story")->capture_default_str();
  app.add_option("--facts", facts, "file for planted facts: query<TAB>number of matches");
  CLI11_PARSE(app, argc, argv);
  backfile::ArticleGenerator generator(options);
  backfile::Article article;
  while (generator.next(article)) {
    if (std::puts(backfile::article_to_json(article).c_str()) < 0) return 1;
  }
  if (!facts.empty()) {
    std::ofstream file(facts);
    for (const backfile::PlantedFact& fact : generator.facts())
      file << fact.query << '\t' << fact.count << '\n';
  }
  return 0;
}
