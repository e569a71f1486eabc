// What the second look at the best rows (rerank.h) can be told.
#pragma once

namespace backfile {

/// Chosen by cross-validation: bench/RESULTS.md, "Relevance".
struct RerankParameters {
  /// Length normalisation that queries of ten and more words are ranked with; those of two have the one of
  /// the impacts. (Long articles have many words by chance; the more words are asked for, the more that
  /// tells.)
  double long_query_b = 0.75;
  /// How much of the change goes into a score: impacts are saturated, so less than 1.
  double length_power = 0.4;
  /// Weight of words standing close together, against the words themselves; 0: none.
  double closeness = 0.6;
};

}  // namespace backfile
