// Generated queries of every operator and nesting, out of the words of given articles.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "common/article.h"

namespace backfile {

class RandomQueries {
 public:
  RandomQueries(const std::vector<Article>& articles, unsigned seed);

  /// The same sequence for the same articles and seed.
  std::string next() { return query(static_cast<int>(below(4))); }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string number(std::size_t least, std::size_t most) {
    return std::to_string(least + below(most - least + 1));
  }
  const std::string& pick(const std::vector<std::string>& list) { return list[below(list.size())]; }

  std::string word();
  std::string marked_word();
  std::string phrase();
  std::string positional(int depth);
  std::string condition();
  std::string query(int depth);

  std::mt19937 random_;
  std::vector<std::vector<std::string>> sentences_;  // of words that a query can hold as they are
  std::vector<std::string> values_;                  // country:X and the like
  std::vector<std::string> years_;
};

}  // namespace backfile
