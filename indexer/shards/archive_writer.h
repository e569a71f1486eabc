// Sorted, spooled articles -> shards in the archive's folder -> the manifest.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "common/archive.h"
#include "indexer/progress.h"
#include "indexer/spool.h"

namespace backfile {

/// Removes what lies below shards/ and `manifest` does not show: shards, and deletions of older states. Only
/// under the writer's lock. A reader that has such a shard open keeps it; one that is about to open it looks
/// for the new state.
void remove_orphans(const std::string& archive, const Manifest& manifest);

/// Writes the spooled entries, which are sorted newest first, as new shards into the archive's folder, where
/// nobody sees them until `show_shards` and a published manifest. Sets the manifest's average length where it
/// has none. Stopped, it returns shards of the first entries only.
std::vector<ShardInfo> write_shards(const std::string& archive, Manifest& manifest, Spool& spool,
                                    unsigned jobs, Progress& progress, const std::atomic<bool>& stop);

/// Notes new shards in a manifest, in their place by date.
void show_shards(Manifest& manifest, const std::vector<ShardInfo>& shards);

}  // namespace backfile
