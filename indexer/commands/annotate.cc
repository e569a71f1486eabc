#include <cstdio>

#include "indexer/commands/commands.h"
#include "indexer/rebuild.h"

namespace backfile {
namespace {

void drop_derived(std::vector<Label>& labels) {
  std::erase_if(labels, [](const Label& label) { return label.provenance != Provenance::given; });
}

}  // namespace

ExitCode run_annotate(const IndexOptions& options, const std::atomic<bool>& stop) {
  const std::uint64_t count = rebuild_archive(options.add, stop, [&](Article& article) {
    drop_derived(article.country);
    drop_derived(article.person);
    drop_derived(article.topic);
  });
  if (!options.add.quiet) {
    std::fprintf(stderr, "%s: %llu articles annotated\n", options.add.archive.c_str(),
                 static_cast<unsigned long long>(count));
  }
  return ExitCode::done;
}

}  // namespace backfile
