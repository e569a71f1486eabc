// How the matches spread over time.
#pragma once

#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"
#include "searcher/results.h"

namespace backfile {

/// Counts matches and live articles by day, month or year. `automatic` takes days up to two months between
/// the first and the last match, months up to ten years, else years. Matches without a date are in no bucket.
Timeline make_timeline(const std::vector<Shard>& shards, const std::vector<const ShardBits*>& bits,
                       TimelineUnit unit);

}  // namespace backfile
