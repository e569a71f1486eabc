#include <cstdio>

#include "common/article_json.h"
#include "common/shard.h"
#include "indexer/commands/commands.h"
#include "indexer/shards/live_articles.h"

namespace backfile {

ExitCode run_export(const IndexOptions& options, const std::atomic<bool>& stop) {
  std::vector<Shard> shards = open_shards(options.add.archive, read_manifest(options.add.archive));
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    std::puts(article_to_json(shard.article(row)).c_str());
    return !stop && std::ferror(stdout) == 0;
  });
  return stop ? ExitCode::interrupted : ExitCode::done;
}

}  // namespace backfile
