// --expand: words of the best articles that the query does not have, as help for the ranking.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/document.h"
#include "common/shard.h"
#include "searcher/query/plan.h"
#include "searcher/ranking.h"

namespace backfile {

/// A word of the best articles. Its weight is relative to that of a query word of the same rarity.
struct ExpansionWord {
  std::string form;  ///< folded, as one of the articles has it
  std::string term;
  double weight = 0;
};

/// Articles that expansion words are taken from.
inline constexpr std::size_t expansion_articles = 10;

/// The most telling words of the first `expansion_articles` of `rows`, best word first. An article counts the
/// less, the further its score is from the best one's. (Relevance feedback without a reader, after Lavrenko
/// and Croft's relevance models, 2001, with impacts for the counts.)
std::vector<ExpansionWord> expansion_words(const Plan& plan, std::vector<Shard>& shards,
                                           const RankingContext& ranking, const std::vector<RankedRow>& rows,
                                           PlanContext& context);

/// The plan with these words beside it: they add to the scores of what the query matches and match nothing
/// themselves, so that totals and facets stay those of the query.
Plan expanded_plan(const Plan& plan, const std::vector<ExpansionWord>& words, PlanContext& context);

}  // namespace backfile
