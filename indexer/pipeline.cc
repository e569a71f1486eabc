#include "indexer/pipeline.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <tuple>

#include "common/analyzer.h"
#include "common/error.h"
#include "common/language.h"
#include "common/schema.h"
#include "common/shard.h"
#include "indexer/annotators/annotators.h"
#include "indexer/read_input.h"
#include "indexer/replacements.h"
#include "indexer/shard_writer.h"
#include "indexer/writer_lock.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shard_articles = 1U << 18;
constexpr std::size_t dictionary_bytes = 64U << 10;
constexpr std::size_t dictionary_samples = 800;

unsigned job_count(unsigned asked) {
  return asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

Manifest new_manifest() {
  Manifest manifest;
  manifest.schema = schema_version;
  manifest.analyzer = analyzer_version;
  manifest.xapian = Xapian::version_string();
  manifest.icu = U_ICU_VERSION;
  return manifest;
}

// The articles of a few entries, spread evenly over all, train the dictionary of stored articles.
std::string dictionary_of(const Spool& spool, const std::vector<SpoolEntry>& entries) {
  ArticleCodec codec("", 1);
  std::vector<std::string> samples;
  const std::size_t step = std::max<std::size_t>(entries.size() / dictionary_samples, 1);
  for (std::size_t i = 0; i < entries.size(); i += step) {
    serialise_article(spool.read(entries[i], codec), samples.emplace_back());
    if (samples.back().size() > dictionary_bytes / 8) samples.back().resize(dictionary_bytes / 8);
  }
  return train_dictionary(samples, dictionary_bytes);
}

double average_words(const std::vector<SpoolEntry>& entries) {
  double words = 0;
  for (const SpoolEntry& entry : entries) words += entry.words;
  return entries.empty() ? 0 : words / static_cast<double>(entries.size());
}

// Names are never used twice, so that a reader of an older state cannot meet another shard under its name.
std::string next_shard_name(const std::string& archive) {
  unsigned long last = 0;
  for (const auto& entry : fs::directory_iterator(archive + "/shards")) {
    last = std::max(last, std::strtoul(entry.path().filename().c_str(), nullptr, 10));
  }
  std::string name = std::to_string(last + 1);
  return std::string(6 - std::min<std::size_t>(name.size(), 6), '0') + name;
}

// Folders below shards/ that no state shows and no run is writing.
void remove_orphans(const std::string& archive, const Manifest& manifest) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(archive + "/shards", ignored)) {
    const std::string name = entry.path().filename();
    const bool live =
        std::ranges::any_of(manifest.shards, [&](const ShardInfo& info) { return info.name == name; });
    if (!live) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

std::string fresh_staging(const std::string& archive) {
  std::string staging = staging_path(archive);
  fs::remove_all(staging);
  fs::create_directories(staging);
  return staging;
}

IntakeOptions intake_options(const AddOptions& options) {
  IntakeOptions intake;
  intake.jobs = job_count(options.jobs);
  intake.language = options.language == "auto" ? "" : options.language;
  intake.source = options.source;
  intake.annotators = make_annotators({options.annotate, options.home_country});
  intake.queue_bytes = std::clamp<std::size_t>(options.memory / 16, 1U << 20, 256U << 20);
  return intake;
}

void read_inputs(const AddOptions& options, ArticleSink& sink, const std::atomic<bool>& stop) {
  for (const std::string& input : options.inputs) {
    if (stop) return;
    read_input(input, {options.format, options.language == "auto" ? "" : options.language, options.source},
               sink);
  }
}

void publish_entries(const std::string& archive, Manifest& manifest, Spool& spool, unsigned jobs,
                     Progress& progress) {
  std::vector<SpoolEntry>& entries = spool.entries();
  if (entries.empty()) return;
  if (manifest.average_words == 0) manifest.average_words = average_words(entries);
  ShardPlan plan;
  plan.staging = staging_path(archive);
  plan.jobs = job_count(jobs);
  plan.ranking = {manifest.ranking, manifest.average_words};
  plan.dictionary = dictionary_of(spool, entries);
  plan.on_chunk = [&](std::size_t articles) { progress.advance(articles, 0); };
  progress.phase("writing", entries.size());
  fs::create_directories(archive + "/shards");
  for (std::size_t begin = 0; begin < entries.size(); begin += shard_articles) {
    const std::size_t count = std::min(shard_articles, entries.size() - begin);
    const std::string staged = plan.staging + "/shard";
    ShardInfo info = write_shard(spool, std::span(entries).subspan(begin, count), plan, staged);
    info.name = next_shard_name(archive);
    fs::rename(staged, shard_path(archive, info.name));
    manifest.shards.push_back(info);
  }
  sync_folder(archive + "/shards");
  std::ranges::stable_sort(manifest.shards, [](const ShardInfo& a, const ShardInfo& b) {
    return std::tuple(b.dated > 0, b.newest) < std::tuple(a.dated > 0, a.newest);
  });
}

AddSummary add_to_archive(const AddOptions& options, const std::atomic<bool>& stop) {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& input : options.inputs) {
    if (input != "-" && !fs::exists(input)) {
      throw Error("cannot read " + input + ": no such file or folder", "check the path; nothing was changed");
    }
  }
  const bool fresh = !is_archive(options.archive);
  if (fresh && fs::exists(options.archive) && !fs::is_empty(options.archive) &&
      !fs::exists(options.archive + "/lock")) {
    throw Error("cannot create an archive in " + options.archive + ": the folder holds other files",
                "name a new folder");
  }
  fs::create_directories(options.archive);
  const WriterLock lock(options.archive);
  Manifest manifest = fresh ? new_manifest() : read_manifest(options.archive);
  if (!fresh) remove_orphans(options.archive, manifest);
  const std::string staging = fresh_staging(options.archive);

  AddSummary summary;
  RejectLog rejects(options.rejects, options.quiet);
  Progress progress(options.progress);
  Spool spool(staging + "/spool");
  progress.phase("reading", 0);
  {
    const IntakeOptions intake_settings = intake_options(options);
    Intake intake(intake_settings, spool, rejects, progress, stop);
    read_inputs(options, intake, stop);
    intake.close();
  }
  summary.interrupted = stop;
  summary.known = sort_and_unite(spool.entries());
  std::vector<Shard> shards = open_shards(options.archive, manifest);
  const Replacements replacements = replace_in(shards, spool.entries());
  summary.known += replacements.known;
  summary.replaced = replacements.replaced;
  summary.added = spool.entries().size();
  for (const SpoolEntry& entry : spool.entries()) summary.text_bytes += entry.text_bytes;
  summary.rejected = rejects.count();
  summary.reject_summary = rejects.summary();

  apply_deletions(options.archive, manifest, shards, replacements.deletions);
  publish_entries(options.archive, manifest, spool, options.jobs, progress);
  if (fresh || summary.added > 0 || summary.rejected > 0) {
    manifest.rejected += summary.rejected;
    ++manifest.generation;
    publish_manifest(options.archive, manifest);
  }
  fs::remove_all(staging);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

}  // namespace backfile
