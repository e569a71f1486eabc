#include <algorithm>
#include <cstdio>

#include "common/shard.h"
#include "indexer/adapted_model.h"
#include "indexer/commands/commands.h"
#include "indexer/given_labels.h"
#include "indexer/person_naming.h"
#include "indexer/shards/rebuild.h"

namespace backfile {

ExitCode run_annotate(const IndexOptions& options, const std::atomic<bool>& stop) {
  const AddOptions& add = options.add;
  read_manifest(add.archive);  // says what is wrong before anything else does
  if (options.adapt) adapt_person_model(add, stop);
  warn_of_bad_aliases(add.archive);
  PersonNaming naming(add.archive);
  const auto asked = [&](const char* facet) {
    return std::ranges::any_of(add.annotate, [&](const std::string& name) {
      return name == facet || name == "all" || name == "none";
    });
  };
  const std::uint64_t count = rebuild_archive(
      add, stop,
      [&](Article& article) {
        if (asked("country")) article.country = given_labels(article.country);
        if (asked("person")) article.person = given_labels(article.person);
        if (asked("topic")) article.topic = given_labels(article.topic);
      },
      &naming);
  if (!add.quiet) {
    std::fprintf(stderr, "%s: %llu articles annotated\n", add.archive.c_str(),
                 static_cast<unsigned long long>(count));
  }
  return ExitCode::done;
}

}  // namespace backfile
