#include "indexer/shards/rebuild.h"

#include "common/error.h"
#include "common/shard.h"
#include "indexer/second_pass.h"
#include "indexer/shards/archive_writer.h"
#include "indexer/shards/live_articles.h"
#include "indexer/shards/replacements.h"
#include "indexer/shards/staging.h"
#include "indexer/shards/writer_lock.h"

namespace backfile {
namespace {

// Writes the shards of `range` anew and publishes. Nothing, and nothing is changed, where `stop` came first.
std::optional<std::uint64_t> rewrite(const AddOptions& options, Manifest& manifest, MergeRange range,
                                     const std::function<void(Article&)>& change, PersonNaming* naming,
                                     Progress& progress, const std::atomic<bool>& stop) {
  Manifest next = manifest;
  const auto begin = next.shards.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto end = next.shards.begin() + static_cast<std::ptrdiff_t>(range.end);
  Manifest old = manifest;
  old.shards.assign(begin, end);
  next.shards.erase(begin, end);
  std::vector<Shard> shards = open_shards(options.archive, old);
  const Staging staging(options.archive);
  progress.phase("reading", old.articles());
  Spool spool(staging.path() + "/spool");
  RejectLog rejects("", 0);
  IntakeOptions intake_settings = intake_options(options, naming);
  intake_settings.stored = true;
  Intake intake(intake_settings, spool, rejects, progress, stop);
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    Article article = shard.article(row);
    change(article);
    return intake.article(std::move(article));
  });
  intake.close();
  if (stop) return std::nullopt;
  const std::size_t count = spool.entries().size();
  sort_and_unite(spool);
  std::optional<SecondPass> second;
  if (naming != nullptr) second.emplace(options, *naming).begin(spool, staging.path(), true, stop);
  if (next.shards.empty()) next.average_words = 0;  // nothing is left that refers to it
  const auto written = write_shards(options.archive, next, spool, options.jobs, progress, stop);
  if (stop) return std::nullopt;
  show_shards(next, written);
  ++next.generation;
  publish_manifest(options.archive, next);
  if (second) second->keep();
  manifest = next;
  return count;
}

}  // namespace

std::uint64_t rebuild_archive(const AddOptions& options, const std::atomic<bool>& stop,
                              const std::function<void(Article&)>& change, PersonNaming* naming) {
  read_manifest(options.archive);  // says what is wrong before a lock file appears anywhere
  const WriterLock lock(options.archive);
  Manifest manifest = read_manifest(options.archive);
  remove_orphans(options.archive, manifest);
  Progress progress(options.progress);
  const auto count = rewrite(options, manifest, {0, manifest.shards.size()}, change, naming, progress, stop);
  if (!count) throw Error("interrupted: " + options.archive + " is as it was", "", ExitCode::interrupted);
  remove_orphans(options.archive, manifest);
  return *count;
}

void merge_neighbours(const AddOptions& options, Manifest& manifest, Progress& progress,
                      const std::atomic<bool>& stop) {
  AddOptions as_they_are = options;
  as_they_are.annotate = {"none"};
  while (const auto range = choose_merge(manifest.shards)) {
    if (!rewrite(
            as_they_are, manifest, *range, [](Article&) {}, nullptr, progress, stop))
      return;
    remove_orphans(options.archive, manifest);
  }
}

}  // namespace backfile
