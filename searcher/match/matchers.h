// The plan bound to one shard.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/shard.h"
#include "searcher/match/matcher.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/token_scanner.h"
#include "searcher/query/plan.h"

namespace backfile {

/// What matchers of one query and shard share.
struct MatchContext {
  Shard& shard;
  const Plan& plan;
  const TokenScanner* scanner;  ///< where the plan has positional parts
  UnpackedLists lists;          ///< the shard's
};

std::unique_ptr<Matcher> make_matcher(const PlanNode& node, const MatchContext& context);

/// Rows with one of these boolean terms.
std::unique_ptr<Matcher> make_value_matcher(const std::vector<std::string>& terms, Shard& shard,
                                            UnpackedLists lists);

/// True where a part of the plan has to look into the token column.
bool needs_places(const PlanNode& node);

}  // namespace backfile
