// An archive evaluated the slow and obvious way: what matches, and what it scores at full precision.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/brute_force.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// Articles of one language.
class PlainArchive {
 public:
  /// `average_words`: what the archive's impacts refer to.
  PlainArchive(std::vector<Article> articles, double average_words);

  const std::vector<Article>& articles() const { return articles_; }
  bool matches(std::size_t article, const QueryNode& query) const { return plain_[article].matches(query); }

  /// BM25F, unrounded, and by how much the rounding of impacts to 1..127 may change it.
  struct Score {
    double value = 0;
    double slack = 0;
    bool present = true;  ///< the article has the words that are asked for, wherever they stand
    void add(const Score& other);
  };
  /// For an article that matches.
  Score score(std::size_t article, const QueryNode& query) const { return score(article, query, nullptr); }

 private:
  Score score(std::size_t article, const QueryNode& query, const Field* part) const;
  Score place_score(std::size_t article, const QueryNode& query) const;
  const std::vector<std::set<std::string>>& terms_of(const QueryNode& word) const;
  Score word_score(std::size_t article, const QueryNode& word) const;
  Score term_score(std::size_t article, const std::set<std::string>& terms) const;

  std::vector<Article> articles_;
  std::vector<PlainArticle> plain_;
  double average_words_;
  std::map<std::string, std::set<std::string>> terms_of_form_;
  std::map<std::string, std::size_t> articles_with_;   // by term
  std::vector<std::map<std::string, double>> counts_;  // by article: weighted count of each term
  std::vector<double> words_;                          // by article
  mutable std::map<std::pair<std::string, WordMatch>, std::vector<std::set<std::string>>> known_words_;
};

}  // namespace backfile
