// The first matches by date, found without looking at the rest of the archive.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"
#include "searcher/ranking.h"

namespace backfile {

/// The first `count` (not 0) matches by date, then id, as `order_by_date` orders them; fewer where not so
/// many match. `caches` are the shards'. `cut` turns true where the request was cancelled or out of time.
std::vector<RankedRow> first_by_date(const EvaluationRequest& request, std::vector<Shard>& shards,
                                     const std::vector<std::unique_ptr<PostingCache>>& caches,
                                     std::size_t count, bool oldest_first, bool& cut);

/// How many rows match, where that can be told without looking at them.
std::optional<std::uint64_t> known_total(const EvaluationRequest& request, std::vector<Shard>& shards);

}  // namespace backfile
