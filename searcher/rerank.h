// The second look at the best rows: what a sum of impacts cannot know about them.
//
// The first look ranks every match by idf times impact. The second takes the first `rerank_depth` rows of
// that order, whatever page is asked for, and reorders them among themselves: so every page is a cut of one
// list, and a row behind that depth stays behind.
#pragma once

#include <cstddef>
#include <vector>

#include "common/document.h"
#include "common/shard.h"
#include "searcher/query/plan.h"
#include "searcher/ranking.h"

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

/// How many of the best rows are to be kept for `rerank`; 0 where it would change nothing (queries of one
/// word).
std::size_t rerank_depth(const Plan& plan, const RerankParameters& parameters);

/// Reorders the first `rerank_depth` of `rows`, which are all ranked by score. Scores change, the order by
/// score, then date, then id holds for the whole list. Deterministic: depends on nothing but plan and
/// archive.
void rerank(const Plan& plan, const std::vector<Shard>& shards, const RankingContext& ranking,
            const RerankParameters& parameters, std::vector<RankedRow>& rows);

}  // namespace backfile
