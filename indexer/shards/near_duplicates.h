// Versions of one story -> one cluster: a wire story and the papers that printed it, corrected, shortened,
// edited.
#pragma once

#include <vector>

#include "common/shard.h"
#include "indexer/spool.h"

namespace backfile {

/// Gives every entry its cluster: the id hash of the oldest of its near-duplicates, or the cluster that a
/// near-duplicate in `shards` belongs to; an entry that stands alone is its own cluster. Near-duplicates are
/// found by locality-sensitive hashing (16 bands of 4 bins) and checked by the whole signature. Depends on
/// the sets of articles alone, not on their order. Takes about 20 bytes an entry and 10 for each of 16
/// passes.
void find_clusters(Spool& spool, const std::vector<Shard>& shards);

/// Estimated Jaccard similarity of shingles from which on two articles are versions of one story.
inline constexpr double least_similarity = 0.5;

}  // namespace backfile
