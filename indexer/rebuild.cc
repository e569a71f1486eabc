#include "indexer/rebuild.h"

#include <filesystem>

#include "common/error.h"
#include "common/shard.h"
#include "indexer/live_articles.h"
#include "indexer/replacements.h"
#include "indexer/writer_lock.h"

namespace backfile {

std::uint64_t rebuild_archive(const AddOptions& options, const std::atomic<bool>& stop,
                              const std::function<void(Article&)>& change) {
  const std::string& archive = options.archive;
  read_manifest(archive);  // says what is wrong before a lock file appears anywhere
  const WriterLock lock(archive);
  Manifest manifest = read_manifest(archive);
  std::vector<Shard> shards = open_shards(archive, manifest);
  remove_orphans(archive, manifest);
  const std::string staging = fresh_staging(archive);
  Progress progress(options.progress);
  progress.phase("reading", manifest.articles());
  std::uint64_t count = 0;
  {
    Spool spool(staging + "/spool");
    RejectLog rejects("", true);
    const IntakeOptions intake_settings = intake_options(options);
    Intake intake(intake_settings, spool, rejects, progress, stop);
    for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
      Article article = shard.article(row);
      change(article);
      return intake.article(std::move(article));
    });
    intake.close();
    count = spool.entries().size();
    sort_and_unite(spool.entries());
    manifest.shards.clear();
    manifest.average_words = 0;
    if (!stop) show_shards(manifest, write_shards(archive, manifest, spool, options.jobs, progress, stop));
    if (stop) {
      std::filesystem::remove_all(staging);
      throw Error("interrupted: " + archive + " is as it was", "", ExitCode::interrupted);
    }
  }
  ++manifest.generation;
  publish_manifest(archive, manifest);
  std::filesystem::remove_all(staging);
  return count;
}

}  // namespace backfile
