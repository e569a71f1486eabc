// Which shards an add unites, so that their number stays low and little is written twice.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/archive.h"

namespace backfile {

/// How many articles a shard may have; more are cut into several.
inline constexpr std::size_t shard_articles = 1U << 18;

/// Shards [begin, end) of a manifest, neighbours in time.
struct MergeRange {
  std::size_t begin;
  std::size_t end;
  bool operator==(const MergeRange&) const = default;
};

/// The neighbours to write anew as one, nothing where all is well. A run of neighbours is united when each
/// has at most a sixth of their sum: an article is written again only into a shard at least six times as
/// large, that is, a number of times that grows with the logarithm of the archive. Neighbours only, so that
/// shards stay apart in time and date filters skip them. Beyond 32 shards that are not full, the eight
/// neighbours with the fewest articles are united whatever their sizes; a shard of which more than half is
/// deleted is written anew alone.
std::optional<MergeRange> choose_merge(const std::vector<ShardInfo>& shards);

}  // namespace backfile
