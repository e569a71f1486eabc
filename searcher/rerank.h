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
#include "searcher/rerank_parameters.h"

namespace backfile {

/// How many of the best rows are to be kept for `rerank`; 0 where it would change nothing (queries of one
/// word).
std::size_t rerank_depth(const Plan& plan, const RerankParameters& parameters);

/// Reorders the first `rerank_depth` of `rows`, which are all ranked by score. Scores change, the order by
/// score, then date, then id holds for the whole list. Deterministic: depends on nothing but plan and
/// archive.
void rerank(const Plan& plan, const std::vector<Shard>& shards, const RankingContext& ranking,
            const RerankParameters& parameters, std::vector<RankedRow>& rows);

}  // namespace backfile
