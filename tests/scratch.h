// What several test files share: scratch folders, archives made from articles, the shared data.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "common/archive.h"
#include "common/article_json.h"
#include "common/columns.h"
#include "common/word_pairs.h"
#include "indexer/pipeline.h"

namespace backfile {

/// A folder that is gone with the object.
class ScratchFolder {
 public:
  ScratchFolder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("backfile-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::filesystem::remove_all(path_);  // of a run that was killed, with the same process number
    std::filesystem::create_directories(path_);
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::string file(const std::string& name) const { return path_ / name; }
  std::string write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return file(name);
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline AddOptions add_options(const std::string& archive, std::vector<std::string> inputs) {
  AddOptions options;
  options.archive = archive;
  options.inputs = std::move(inputs);
  options.annotate = {"none"};
  options.quiet = true;
  options.jobs = 2;
  return options;
}

inline AddSummary add(const std::string& archive, const std::string& input) {
  const std::atomic<bool> stop = false;
  return add_to_archive(add_options(archive, {input}), stop);
}

/// Adds articles by way of a JSON Lines file.
inline AddSummary add_articles(const ScratchFolder& scratch, const std::string& archive,
                               const std::vector<Article>& articles) {
  std::string lines;
  for (const Article& article : articles) lines += article_to_json(article) + "\n";
  return add(archive, scratch.write("articles.jsonl", lines));
}

/// Small archives have no pairs of words, neither listed nor in the filter, otherwise. Before it is searched.
inline void list_pairs(const std::string& archive) {
  for (const ShardInfo& info : read_manifest(archive).shards) {
    const std::string shard = shard_path(archive, info.name);
    write_word_pairs(Xapian::Database(shard + "/db"), Columns(shard + "/columns"), shard + "/pairs", 1);
  }
}

/// "" where the shared data is not there.
inline std::string shared_data(const std::string& path) {
  const std::string full = std::string(BACKFILE_SHARED_DATA) + "/" + path;
  return std::filesystem::exists(full) ? full : "";
}

}  // namespace backfile
