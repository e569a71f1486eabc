// A stream of made articles, the same for the same settings on every machine.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "common/article.h"
#include "corpus/generator/vocabulary.h"

namespace backfile {

struct GeneratorOptions {
  std::uint64_t articles = 1000;
  std::uint64_t seed = 1;
  int first_year = 1990;
  int last_year = 2019;
  double median_words =
      200;  ///< of a story; the spread is that of a wire service (sigma .7 of the logarithm)
};

/// Something that was put into known articles so that tests can look for it.
struct PlantedFact {
  std::string query;  ///< in the query language
  std::uint64_t count = 0;
};

/// Makes articles in the order of their dates. What is real about them: word frequencies and vocabulary
/// growth, lengths, quiet weekends, people and countries that recur by Zipf's law, words that come in bursts
/// (by topic and within a story), and near-duplicates (3 of 100, shortly after their original).
class ArticleGenerator {
 public:
  explicit ArticleGenerator(const GeneratorOptions& options);

  /// The next article; false after the last.
  bool next(Article& article);
  /// What was planted so far.
  const std::vector<PlantedFact>& facts() const { return facts_; }

 private:
  std::int64_t next_moment();
  Article story();
  Article version_of(const Article& original);
  void write_headline(Article& article, const std::vector<std::size_t>& subject);
  void write_text(Article& article, std::size_t topic, const std::vector<std::size_t>& subject);
  const std::string& draw_word(std::size_t topic, const std::vector<std::size_t>& subject);
  void plant(Article& article);

  GeneratorOptions options_;
  Random random_;
  Vocabulary vocabulary_;
  WeightedChoice people_;
  WeightedChoice countries_;
  WeightedChoice topics_;
  WeightedChoice topic_words_;
  std::vector<std::int64_t> days_;  ///< midnight of each day
  std::vector<double> day_begins_;  ///< share of all articles that are older than the day
  std::deque<Article> recent_;      ///< what a version can be made of
  std::uint64_t count_ = 0;
  std::vector<PlantedFact> facts_;
};

}  // namespace backfile
