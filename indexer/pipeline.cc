#include "indexer/pipeline.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>

#include "common/analyzer.h"
#include "common/error.h"
#include "common/schema.h"
#include "common/shard.h"
#include "indexer/adapted_model.h"
#include "indexer/annotators/annotators.h"
#include "indexer/jobs.h"
#include "indexer/read_input.h"
#include "indexer/second_pass.h"
#include "indexer/shards/archive_writer.h"
#include "indexer/shards/rebuild.h"
#include "indexer/shards/replacements.h"
#include "indexer/shards/staging.h"
#include "indexer/shards/writer_lock.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

Manifest new_manifest() {
  Manifest manifest;
  manifest.schema = schema_version;
  manifest.analyzer = analyzer_version;
  manifest.xapian = Xapian::version_string();
  manifest.icu = U_ICU_VERSION;
  return manifest;
}

void check_places(const AddOptions& options) {
  for (const std::string& input : options.inputs) {
    if (input != "-" && !fs::exists(input)) {
      throw Error("cannot read " + input + ": no such file or folder", "check the path; nothing was changed");
    }
  }
  const std::string& archive = options.archive;
  if (!is_archive(archive) && fs::exists(archive) && !fs::is_empty(archive) &&
      !fs::exists(archive + "/lock")) {
    throw Error("cannot create an archive in " + archive + ": the folder holds other files",
                "name a new folder");
  }
}

// Spools the inputs, compares them with the archive, and publishes what is new.
AddSummary add_inputs(const AddOptions& options, Manifest& manifest, Progress& progress,
                      const std::atomic<bool>& stop) {
  const Staging staging(options.archive);
  AddSummary summary;
  RejectLog rejects(options.rejects, shown_rejects(options));
  Spool spool(staging.path() + "/spool");
  PersonNaming naming(options.archive);
  progress.phase("reading", 0);
  {
    const IntakeOptions intake_settings = intake_options(options, &naming);
    Intake intake(intake_settings, spool, rejects, progress, stop);
    read_inputs(options, intake, stop);
    intake.close();
  }
  summary.interrupted = stop;
  summary.rejected = rejects.count();
  summary.reject_summary = rejects.summary();
  summary.notices = rejects.notices();
  const Repetitions repetitions = sort_and_unite(spool);
  std::vector<Shard> shards = open_shards(options.archive, manifest);
  const Replacements replacements = replace_in(shards, spool);
  summary.known = repetitions.same + replacements.known;
  summary.repeated = repetitions.outdated;
  summary.outdated = replacements.outdated;
  summary.shared_ids = repetitions.shared.articles + replacements.shared.articles;
  summary.shared_id =
      repetitions.shared.articles > 0 ? repetitions.shared.example : replacements.shared.example;
  naming.count(shards);
  const std::atomic<bool> go_on = false;  // an interrupted reading ends in a complete writing
  SecondPass second(options, naming);
  second.begin(spool, staging.path(), false, summary.interrupted ? go_on : stop);

  const std::vector<ShardInfo> written = write_shards(options.archive, manifest, spool, options.jobs,
                                                      progress, summary.interrupted ? go_on : stop);
  for (const ShardInfo& info : written) {
    summary.added += info.articles;
    summary.text_bytes += info.text_bytes;
  }
  summary.left = spool.entries().size() - summary.added;
  summary.interrupted = summary.interrupted || summary.left > 0;
  spool.entries().resize(summary.added);
  const Deletions deletions = deletions_by(replacements, spool.entries());
  for (const auto& [shard, rows] : deletions) summary.replaced += rows.size();
  apply_deletions(options.archive, manifest, shards, deletions);
  show_shards(manifest, written);
  if (manifest.generation == 0 || summary.added > 0 || summary.rejected > 0) {
    manifest.rejected += summary.rejected;
    ++manifest.generation;
    publish_manifest(options.archive, manifest);
    second.keep();
  }
  return summary;
}

}  // namespace

IntakeOptions intake_options(const AddOptions& options, PersonNaming* naming) {
  IntakeOptions intake;
  intake.jobs = job_count(options.jobs);
  intake.language = options.language == "auto" ? "" : options.language;
  intake.source = options.source;
  std::string model = person_model_path(options.archive);
  if (!fs::exists(model)) model.clear();
  AnnotateOptions annotate = {.names = options.annotate,
                              .home_country = options.home_country,
                              .archive = options.archive,
                              .topics_later = naming != nullptr,
                              .person_model = model,
                              .on_other_names = {}};
  if (naming != nullptr) {
    intake.on_article = [naming](const Article& article) { naming->count(article); };
    annotate.on_other_names = [naming](const OtherNames& names) { naming->count(names); };
  }
  intake.annotators = make_annotators(annotate);
  intake.queue_bytes = std::clamp<std::size_t>(options.memory / 16, 1U << 20, 256U << 20);
  return intake;
}

void read_inputs(const AddOptions& options, ArticleSink& sink, const std::atomic<bool>& stop) {
  const ReadOptions reading = {options.format, options.language == "auto" ? "" : options.language,
                               options.source, options.map};
  InputReader reader(reading, sink);
  for (const std::string& input : options.inputs) {
    if (stop) return;
    reader.read(input);
  }
  if (!stop) reader.finish();
}

std::uint64_t shown_rejects(const AddOptions& options) {
  if (options.quiet) return 0;
  return options.verbose ? std::numeric_limits<std::uint64_t>::max() : rejects_shown;
}

AddSummary add_to_archive(const AddOptions& options, const std::atomic<bool>& stop) {
  const auto begin = std::chrono::steady_clock::now();
  check_places(options);
  fs::create_directories(options.archive);
  const WriterLock lock(options.archive);
  Manifest manifest = is_archive(options.archive) ? read_manifest(options.archive) : new_manifest();
  remove_orphans(options.archive, manifest);
  Progress progress(options.progress);
  AddSummary summary = add_inputs(options, manifest, progress, stop);
  // What was added is published already: a failure here takes nothing back.
  try {
    if (!summary.interrupted) merge_neighbours(options, manifest, progress, stop);
  } catch (const Error& error) {
    summary.not_united = error.what();
  } catch (const Xapian::Error& error) {
    summary.not_united = error.get_msg();
  }
  remove_orphans(options.archive, manifest);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

}  // namespace backfile
