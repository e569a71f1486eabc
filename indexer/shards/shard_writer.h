// Sorted, spooled articles -> chunks, built in parallel -> one compacted shard with its columns.
#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <string>

#include "common/archive.h"
#include "common/document.h"
#include "indexer/spool.h"

namespace backfile {

/// What all chunks of a run share.
struct ShardPlan {
  std::string staging;  ///< folder for chunks; must exist
  unsigned jobs = 1;
  RankingContext ranking;
  std::string dictionary;  ///< zstd's, for the stored articles
  /// Called from worker threads after each chunk with the number of its articles.
  std::function<void(std::size_t)> on_chunk;
  /// Where true, no further chunk is begun.
  const std::atomic<bool>* stop = nullptr;
};

/// Writes the shard of these entries, which are newest first, into the new folder `shard`. The entries, and
/// not the number of jobs, decide where chunks end: the same entries give the same shard. Stopped, it writes
/// the shard of the chunks that are complete: `articles` of the result says how many of the entries it holds,
/// the first ones; without any there is no folder. With the spool's last entries it drops the spooled
/// articles before it compacts. In the staging folder there are at most the spool and the chunks, or the
/// chunks and the shard, about twice the text. Throws Error.
ShardInfo write_shard(Spool& spool, std::span<const SpoolEntry> entries, const ShardPlan& plan,
                      const std::string& shard);

}  // namespace backfile
