// How often an article has each of its terms, with the weight of the part that they stand in.
#pragma once

#include <vector>

#include "common/document.h"
#include "common/impacts.h"

namespace backfile {

struct WeightedTerm {
  const Word* word;  ///< one of those with the term
  double count;
};

/// Occurrences summed up by term: what impacts are made of.
std::vector<WeightedTerm> weighted_terms(const ArticleTokens& tokens, const RankingParameters& ranking);

}  // namespace backfile
