// Writing an archive anew from its own stored articles: what merge and annotate share.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "common/article.h"
#include "indexer/pipeline.h"

namespace backfile {

/// Spools every live article, changed by `change` (called from one thread) and then finished as `options`
/// says (in threads), and publishes shards of them in place of all there are. Deleted articles are gone.
/// Interrupted by `stop`, the archive stays as it was. Returns the number of articles.
std::uint64_t rebuild_archive(const AddOptions& options, const std::atomic<bool>& stop,
                              const std::function<void(Article&)>& change);

}  // namespace backfile
