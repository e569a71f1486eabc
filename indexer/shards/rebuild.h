// Writing shards anew from their own stored articles: what merge, annotate and an add that unites share.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "common/article.h"
#include "indexer/pipeline.h"
#include "indexer/shards/merge_policy.h"

namespace backfile {

class PersonNaming;

/// Spools every live article, changed by `change` (called from one thread) and then finished as `options`
/// says (in threads), and publishes shards of them in place of all there are. Deleted articles are gone.
/// Interrupted by `stop`, the archive stays as it was. Returns the number of articles. Throws Error.
std::uint64_t rebuild_archive(const AddOptions& options, const std::atomic<bool>& stop,
                              const std::function<void(Article&)>& change, PersonNaming* naming = nullptr);

/// Unites neighbours as `choose_merge` says and publishes each new state. Under the writer's lock.
/// Interrupted by `stop`, it leaves the rest to another add.
void merge_neighbours(const AddOptions& options, Manifest& manifest, Progress& progress,
                      const std::atomic<bool>& stop);

}  // namespace backfile
