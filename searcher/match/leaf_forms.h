// The forms of a shard's lexicon that a word of the query stands for.
#pragma once

#include <cstdint>
#include <vector>

#include "common/columns.h"
#include "searcher/query/plan.h"

namespace backfile {

/// A form as printed that is the word. A stemmed word is itself only in articles of the language that it was
/// stemmed for.
struct LeafForm {
  std::uint32_t form = 0;
  bool any_language = true;
  char prefix = '\0';  ///< of the language's terms (language.h)

  bool holds_in(char language_prefix) const { return any_language || prefix == language_prefix; }
};

std::vector<LeafForm> forms_of_leaf(const Columns& columns, const Leaf& leaf);

/// How often the forms stand in the shard.
std::uint64_t occurrences(const Columns& columns, const std::vector<LeafForm>& forms);

/// By row: the prefix of the terms that an article's language has.
class LanguagePrefixes {
 public:
  explicit LanguagePrefixes(const Columns& columns);
  char of(std::uint32_t row) const {
    const auto ids = languages_[row];
    return ids.empty() || ids.front() >= by_language_.size() ? '\0' : by_language_[ids.front()];
  }

 private:
  const ListColumn& languages_;  ///< ids, by row
  std::vector<char> by_language_;
};

}  // namespace backfile
