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
#include "common/document.h"
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
// The dictionary of stored articles: larger for more text, trained on ten times its size.
constexpr std::size_t least_dictionary = 16U << 10;
constexpr std::size_t most_dictionary = 512U << 10;
constexpr std::size_t text_per_dictionary_byte = 256;
constexpr std::size_t samples_per_dictionary_byte = 10;

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

// Entries spread evenly over all, with about `bytes` of text.
std::vector<Article> sample_of(const Spool& spool, const std::vector<SpoolEntry>& entries,
                               std::uint64_t text_bytes, std::uint64_t bytes) {
  ArticleCodec codec("", 1);
  std::vector<Article> sample;
  const std::size_t step = std::max<std::size_t>(text_bytes / std::max<std::uint64_t>(bytes, 1), 1);
  for (std::size_t i = 0; i < entries.size(); i += step) sample.push_back(spool.read(entries[i], codec));
  return sample;
}

std::string dictionary_of(const std::vector<Article>& sample, std::size_t bytes) {
  std::vector<std::string> serialised;
  for (const Article& article : sample) {
    serialise_article(article, serialised.emplace_back());
    if (serialised.back().size() > bytes / 8) serialised.back().resize(bytes / 8);
  }
  return train_dictionary(serialised, bytes);
}

double average_words(const std::vector<Article>& sample) {
  Analyzer analyzer;
  ArticleTokens tokens;
  double words = 0;
  for (const Article& article : sample) {
    analyze_article(article, analyzer, tokens);
    words += static_cast<double>(tokens.words());
  }
  return sample.empty() ? 0 : words / static_cast<double>(sample.size());
}

// A shard of the archive that is at least as large as what comes has learnt more than that can teach.
std::string known_dictionary(const std::string& archive, const Manifest& manifest, std::size_t articles) {
  const auto largest = std::ranges::max_element(manifest.shards, {}, &ShardInfo::articles);
  if (largest == manifest.shards.end() || largest->articles < articles) return "";
  return Shard(archive, *largest).database().get_metadata(dictionary_key);
}

// What all shards of a run share; sets the manifest's average length where it has none.
ShardPlan plan_shards(const std::string& archive, Manifest& manifest, Spool& spool) {
  std::uint64_t text_bytes = 0;
  for (const SpoolEntry& entry : spool.entries()) text_bytes += entry.text_bytes;
  const std::size_t bytes =
      std::clamp<std::size_t>(text_bytes / text_per_dictionary_byte, least_dictionary, most_dictionary);
  ShardPlan plan;
  plan.staging = staging_path(archive);
  plan.dictionary = known_dictionary(archive, manifest, spool.entries().size());
  if (plan.dictionary.empty() || manifest.average_words == 0) {
    const auto sample = sample_of(spool, spool.entries(), text_bytes, bytes * samples_per_dictionary_byte);
    if (plan.dictionary.empty()) plan.dictionary = dictionary_of(sample, bytes);
    if (manifest.average_words == 0) manifest.average_words = average_words(sample);
  }
  plan.ranking = {manifest.ranking, manifest.average_words};
  return plan;
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

}  // namespace

std::string fresh_staging(const std::string& archive) {
  std::string staging = staging_path(archive);
  fs::remove_all(staging);
  fs::create_directories(staging);
  return staging;
}

void remove_orphans(const std::string& archive, const Manifest& manifest) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(archive + "/shards", ignored)) {
    const std::string name = entry.path().filename();
    const bool live =
        std::ranges::any_of(manifest.shards, [&](const ShardInfo& info) { return info.name == name; });
    if (!live) fs::remove_all(entry.path(), ignored);
  }
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

std::vector<ShardInfo> write_shards(const std::string& archive, Manifest& manifest, Spool& spool,
                                    unsigned jobs, Progress& progress, const std::atomic<bool>& stop) {
  const std::vector<SpoolEntry>& entries = spool.entries();
  std::vector<ShardInfo> shards;
  if (entries.empty()) return shards;
  ShardPlan plan = plan_shards(archive, manifest, spool);
  plan.jobs = job_count(jobs);
  plan.on_chunk = [&](std::size_t articles) { progress.advance(articles, 0); };
  plan.stop = &stop;
  progress.phase("writing", entries.size());
  fs::create_directories(archive + "/shards");
  for (std::size_t begin = 0; begin < entries.size() && !stop; begin += shard_articles) {
    const std::size_t count = std::min(shard_articles, entries.size() - begin);
    const std::string staged = plan.staging + "/shard";
    ShardInfo info = write_shard(spool, std::span(entries).subspan(begin, count), plan, staged);
    if (info.articles == 0) break;
    info.name = next_shard_name(archive);
    fs::rename(staged, shard_path(archive, info.name));
    shards.push_back(info);
    if (info.articles < count) break;
  }
  sync_folder(archive + "/shards");
  return shards;
}

void show_shards(Manifest& manifest, const std::vector<ShardInfo>& shards) {
  manifest.shards.insert(manifest.shards.end(), shards.begin(), shards.end());
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
  summary.known = sort_and_unite(spool.entries());
  std::vector<Shard> shards = open_shards(options.archive, manifest);
  const Replacements replacements = replace_in(shards, spool.entries());
  summary.known += replacements.known;
  summary.rejected = rejects.count();
  summary.reject_summary = rejects.summary();

  summary.interrupted = stop;
  const std::atomic<bool> go_on = false;
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
