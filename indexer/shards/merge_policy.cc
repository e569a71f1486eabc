#include "indexer/shards/merge_policy.h"

#include <algorithm>
#include <cstdint>

namespace backfile {
namespace {

constexpr std::size_t fan = 8;
constexpr std::uint64_t least_growth = 6;
constexpr std::size_t most_shards = 32;

std::uint64_t live(const ShardInfo& shard) {
  return shard.articles - shard.deleted;
}

// The smallest run of neighbours that fits into one shard and of which none has more than a sixth of the sum.
std::optional<MergeRange> growing_run(const std::vector<ShardInfo>& shards) {
  std::optional<MergeRange> best;
  std::uint64_t least = shard_articles;
  for (std::size_t begin = 0; begin < shards.size(); ++begin) {
    std::uint64_t sum = 0;
    std::uint64_t largest = 0;
    for (std::size_t i = begin; i < shards.size() && sum + live(shards[i]) <= least; ++i) {
      sum += live(shards[i]);
      largest = std::max(largest, live(shards[i]));
      if (largest * least_growth > sum || (best && sum == least)) continue;
      least = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

MergeRange smallest_window(const std::vector<ShardInfo>& shards) {
  MergeRange best{0, fan};
  std::uint64_t least = UINT64_MAX;
  for (std::size_t begin = 0; begin + fan <= shards.size(); ++begin) {
    std::uint64_t sum = 0;
    for (std::size_t i = begin; i < begin + fan; ++i) sum += live(shards[i]);
    if (sum >= least) continue;
    least = sum;
    best = {begin, begin + fan};
  }
  return best;
}

}  // namespace

std::optional<MergeRange> choose_merge(const std::vector<ShardInfo>& shards) {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (shards[i].deleted * 2 > shards[i].articles) return MergeRange{i, i + 1};
  }
  if (const auto run = growing_run(shards)) return run;
  const auto full =
      std::ranges::count_if(shards, [](const ShardInfo& shard) { return live(shard) > shard_articles / 2; });
  if (shards.size() - static_cast<std::size_t>(full) > most_shards) return smallest_window(shards);
  return std::nullopt;
}

}  // namespace backfile
