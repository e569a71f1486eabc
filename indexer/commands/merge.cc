#include <cstdio>

#include "indexer/commands/commands.h"
#include "indexer/shards/rebuild.h"

namespace backfile {

ExitCode run_merge(const IndexOptions& options, const std::atomic<bool>& stop) {
  AddOptions as_they_are = options.add;
  as_they_are.annotate = {"none"};
  const std::uint64_t count = rebuild_archive(as_they_are, stop, [](Article&) {});
  if (!options.add.quiet) {
    std::fprintf(stderr, "%s: %llu articles written anew\n", options.add.archive.c_str(),
                 static_cast<unsigned long long>(count));
  }
  return ExitCode::done;
}

}  // namespace backfile
