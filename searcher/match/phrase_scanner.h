// Phrases in the token column, without reading articles word by word: a vector search for the units of the
// phrase's rarest word, and a look at the neighbours of each place that it finds.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "common/columns.h"
#include "searcher/match/form_set.h"
#include "searcher/match/token_scanner.h"
#include "searcher/query/plan.h"

namespace backfile {

/// One phrase over one shard. Read-only once made: threads may share it.
class PhraseScanner {
 public:
  /// Nothing where the expression is no phrase of words that stand anywhere.
  static std::unique_ptr<PhraseScanner> make(const Columns& columns, const PlaceExpression& expression,
                                             const TokenScanner& scanner);

  /// True where the phrase stands in the article of this row.
  bool matches(std::uint32_t row) const;

 private:
  explicit PhraseScanner(const Columns& columns) : columns_(columns), languages_(columns) {}

  bool stands_at(const TokenCodes& codes, std::size_t at, RestCounter& rests, char prefix) const;

  const Columns& columns_;
  LanguagePrefixes languages_;
  std::vector<FormSet> words_;  ///< in the order of the phrase
  std::size_t rarest_ = 0;      ///< index in words_, of the word that an article has least of
};

}  // namespace backfile
