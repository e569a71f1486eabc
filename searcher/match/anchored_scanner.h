// Proximities in the token column without reading articles word by word: a search for the rarest words that
// every match must hold, and a look at the words around each place that it finds.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "common/columns.h"
#include "searcher/match/places.h"
#include "searcher/match/token_scanner.h"
#include "searcher/match/unit_finder.h"
#include "searcher/query/plan.h"

namespace backfile {

/// One positional expression over one shard. `columns`, the expression and `scanner` outlive it.
class AnchoredScanner {
 public:
  /// Nothing where a match is not told by the words around it: counts, and words that must stand in one part
  /// of the article.
  static std::unique_ptr<AnchoredScanner> make(const Columns& columns, const PlaceExpression& expression,
                                               const TokenScanner& scanner);

  /// True where the article of this row has a match.
  bool matches(std::uint32_t row);

 private:
  /// How far a match may reach on either side of any of its words: so many words; then for each proximity
  /// within a sentence or paragraph inside the expression to the end of that, and so many words again.
  struct Reach {
    std::uint32_t words = 0;
    std::uint32_t units = 0;
    bool paragraphs = false;
  };

  AnchoredScanner(const Columns& columns, const PlaceExpression& expression, const TokenScanner& scanner)
      : columns_(columns), expression_(expression), scanner_(scanner) {}

  bool ends_unit(TokenUnit unit) const;
  std::size_t reach_back(std::span<const TokenUnit> units, std::size_t at) const;
  std::size_t reach_forward(std::span<const TokenUnit> units, std::size_t at) const;

  const Columns& columns_;
  const PlaceExpression& expression_;
  const TokenScanner& scanner_;
  Reach reach_;
  UnitFinder finder_;
  PlaceEvaluator evaluator_;
  LeafPlaces places_;
};

}  // namespace backfile
