#include "bench/ranked_copy.h"

#include <filesystem>
#include <fstream>

#include "common/archive.h"
#include "common/article_json.h"
#include "common/shard.h"
#include "indexer/pipeline.h"
#include "indexer/shards/live_articles.h"

namespace backfile {
namespace {

constexpr const char* no_stemmer = "zxx";  // ISO 639: no linguistic content

void write_articles(const std::string& archive, const std::string& path, bool stemming) {
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  std::ofstream file(path);
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    Article article = shard.article(row);
    if (!stemming) article.language = no_stemmer;
    file << article_to_json(article) << '\n';
    return file.good();
  });
}

}  // namespace

void write_ranked_copy(const std::string& archive, const std::string& copy, const CopyOptions& options) {
  const std::string articles = copy + ".jsonl";
  write_articles(archive, articles, options.stemming);
  // An archive without articles, made beforehand, gives its parameters to what is added.
  Manifest manifest = read_manifest(archive);
  manifest.generation = 1;
  manifest.ranking = options.ranking;
  manifest.average_words = 0;
  manifest.rejected = 0;
  manifest.shards.clear();
  std::filesystem::create_directories(copy + "/shards");
  publish_manifest(copy, manifest);
  AddOptions add;
  add.archive = copy;
  add.inputs = {articles};
  add.format = "jsonl";
  add.annotate = {"none"};
  add.quiet = true;
  const std::atomic<bool> stop = false;
  add_to_archive(add, stop);
  std::filesystem::remove(articles);
}

}  // namespace backfile
