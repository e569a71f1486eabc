#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>

#include "common/screen_text.h"
#include "common/shard.h"
#include "indexer/commands/commands.h"
#include "indexer/shards/replacements.h"
#include "indexer/shards/writer_lock.h"

namespace backfile {
namespace {

void read_ids(std::istream& lines, std::vector<std::string>& ids) {
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) ids.push_back(line);
  }
}

std::vector<std::string> all_ids(const IndexOptions& options) {
  std::vector<std::string> ids = options.ids;
  if (options.ids_file == "-") {
    read_ids(std::cin, ids);
  } else if (!options.ids_file.empty()) {
    std::ifstream file(options.ids_file);
    if (!file) throw system_error("read", options.ids_file);
    read_ids(file, ids);
  }
  if (ids.empty()) throw Error("delete: no ids given", "name ids, or a file of them with --ids FILE");
  return ids;
}

}  // namespace

ExitCode run_delete(const IndexOptions& options) {
  const std::string& archive = options.add.archive;
  const std::vector<std::string> ids = all_ids(options);
  read_manifest(archive);  // says what is wrong before a lock file appears anywhere
  const WriterLock lock(archive);
  Manifest manifest = read_manifest(archive);
  std::vector<Shard> shards = open_shards(archive, manifest);
  Deletions deletions;
  std::uint64_t missing = 0;
  std::uint64_t found = 0;
  std::set<std::string_view> seen;
  for (const std::string& id : ids) {
    if (!seen.insert(id).second) continue;
    bool here = false;
    for (std::size_t i = 0; i < shards.size() && !here; ++i) {
      if (const auto row = shards[i].find(id)) {
        deletions[i].push_back(*row);
        here = true;
      }
    }
    (here ? found : missing) += 1;
    if (!here) std::fprintf(stderr, "backfile-index: no article has the id %s\n", printable(id).c_str());
  }
  if (found > 0) {
    apply_deletions(archive, manifest, shards, deletions);
    ++manifest.generation;
    publish_manifest(archive, manifest);
  }
  if (!options.add.quiet)
    std::fprintf(stderr, "%s: %llu deleted\n", archive.c_str(), static_cast<unsigned long long>(found));
  return missing > 0 ? ExitCode::some_rejected : ExitCode::done;
}

}  // namespace backfile
