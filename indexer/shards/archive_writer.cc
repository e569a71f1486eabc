#include "indexer/shards/archive_writer.h"

#include <algorithm>
#include <filesystem>
#include <span>
#include <tuple>

#include "common/analyzer.h"
#include "common/document.h"
#include "common/shard.h"
#include "indexer/jobs.h"
#include "indexer/shards/merge_policy.h"
#include "indexer/shards/near_duplicates.h"
#include "indexer/shards/shard_writer.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

// The dictionary of stored articles: larger for more text, trained on ten times its size.
constexpr std::size_t least_dictionary = 16U << 10;
constexpr std::size_t most_dictionary = 512U << 10;
constexpr std::size_t text_per_dictionary_byte = 256;
constexpr std::size_t samples_per_dictionary_byte = 10;

// Entries spread evenly over all, with about `bytes` of text.
std::vector<Article> sample_of(const Spool& spool, const std::vector<SpoolEntry>& entries,
                               std::uint64_t text_bytes, std::uint64_t bytes) {
  ArticleCodec codec;
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
  return stored_dictionary(Shard(archive, *largest).database());
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

void remove_orphans(const std::string& archive, const Manifest& manifest) {
  std::error_code ignored;
  for (const auto& folder : fs::directory_iterator(archive + "/shards", ignored)) {
    const auto live = std::ranges::find(manifest.shards, folder.path().filename().string(), &ShardInfo::name);
    if (live == manifest.shards.end()) {
      fs::remove_all(folder.path(), ignored);
      continue;
    }
    for (const auto& file : fs::directory_iterator(folder.path(), ignored)) {
      const std::string name = file.path().filename();
      if (name.starts_with("deleted-") && name != live->deleted_file) fs::remove(file.path(), ignored);
    }
  }
}

std::vector<ShardInfo> write_shards(const std::string& archive, Manifest& manifest, Spool& spool,
                                    unsigned jobs, Progress& progress, const std::atomic<bool>& stop) {
  const std::vector<SpoolEntry>& entries = spool.entries();
  std::vector<ShardInfo> shards;
  if (entries.empty()) return shards;
  progress.phase("comparing", 0);
  find_clusters(spool, open_shards(archive, manifest));
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

}  // namespace backfile
