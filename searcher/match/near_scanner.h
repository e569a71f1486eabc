// Two words within so many words of each other: the commonest proximity, without lists of places.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "common/columns.h"
#include "searcher/match/form_set.h"
#include "searcher/match/token_scanner.h"
#include "searcher/query/plan.h"

namespace backfile {

/// One proximity over one shard: a search for the rarer word, and a walk over the words around it. `columns`
/// outlives it.
class NearScanner {
 public:
  /// Nothing where the expression is something else, or reaches too far for a walk to pay.
  static std::unique_ptr<NearScanner> make(const Columns& columns, const PlaceExpression& expression,
                                           const TokenScanner& scanner);

  /// True where the article of this row has a match.
  bool matches(std::uint32_t row) const;

 private:
  NearScanner(const Columns& columns, FormSet rarer, FormSet other)
      : columns_(columns), languages_(columns), rarer_(std::move(rarer)), other_(std::move(other)) {}

  struct Article {
    std::span<const TokenUnit> units;
    RestCounter rests;
    char language;
  };

  // Whether the other word stands within the distance of `at`, where its units do so first at `nearest`.
  template <typename Step>
  bool is_near(Article& article, std::size_t at, std::size_t nearest, const Step& step) const;

  const Columns& columns_;
  LanguagePrefixes languages_;
  FormSet rarer_;  ///< the word that an article has less of
  FormSet other_;
  std::uint32_t distance_ = 0;
  bool before_ = false;  ///< the other word may stand before the rarer one
  bool behind_ = false;
};

}  // namespace backfile
