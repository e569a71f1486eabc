#include <algorithm>
#include <cstdio>

#include "common/error.h"
#include "common/hex.h"
#include "common/shard.h"
#include "indexer/commands/commands.h"

namespace backfile {
namespace {

void verify_pairs(const Shard& shard, const std::string& path, std::vector<std::string>& faults) {
  if (shard.pairs() == nullptr) return;
  for (const std::string& section : shard.pairs()->file().verify())
    faults.push_back(path + "/pairs: the section " + section + " is damaged");
}

// Dense rows must say what the postings say.
void verify_dense(Shard& shard, const std::string& path, std::vector<std::string>& faults) {
  if (shard.dense() == nullptr) return;
  for (const std::string& section : shard.dense()->file().verify())
    faults.push_back(path + "/dense: the section " + section + " is damaged");
  if (!faults.empty()) return;
  std::vector<std::uint8_t> impacts(shard.columns().rows());
  for (std::uint32_t i = 0; i < shard.dense()->terms(); ++i) {
    const std::string term(shard.dense()->names()[i]);
    read_impacts(shard.database(), term, impacts);
    if (std::ranges::equal(impacts, shard.dense()->find(term).first(impacts.size()))) continue;
    faults.push_back(path + "/dense: it differs from the postings of " + term);
  }
}

// What is wrong with one shard; empty for nothing.
std::vector<std::string> faults_of(const std::string& archive, const ShardInfo& info) {
  std::vector<std::string> faults;
  const std::string path = shard_path(archive, info.name);
  try {
    Shard shard(archive, info);
    for (const std::string& section : shard.columns().file().verify()) {
      faults.push_back(path + "/columns: the section " + section + " is damaged");
    }
    if (!faults.empty()) return faults;  // what cannot be trusted may also not be there
    if (info.hash != to_hex(shard.columns().file().hash()))
      faults.push_back(path + "/columns: it belongs to another shard");
    if (!std::ranges::is_sorted(shard.columns().dates(), std::greater<>())) {
      faults.push_back(path + "/columns: dates are not in order");
    }
    if (shard.deleted().count() != info.deleted) faults.push_back(path + ": deletions and manifest differ");
    verify_dense(shard, path, faults);
    verify_pairs(shard, path, faults);
    if (Xapian::Database::check(path + "/db", 0, nullptr) != 0)
      faults.push_back(path + "/db: the database is damaged");
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) shard.article(row);
  } catch (const Error& error) {
    faults.emplace_back(error.what());
  } catch (const Xapian::Error& error) {
    faults.push_back(path + "/db: " + error.get_msg());
  }
  return faults;
}

}  // namespace

ExitCode run_verify(const IndexOptions& options) {
  const Manifest manifest = read_manifest(options.add.archive);
  std::size_t faults = 0;
  for (const ShardInfo& info : manifest.shards) {
    for (const std::string& fault : faults_of(options.add.archive, info)) {
      std::fprintf(stderr, "backfile-index: %s\n", fault.c_str());
      ++faults;
    }
  }
  if (faults > 0) {
    std::fputs("restore the shard's folder from a backup of the archive, or build the archive again\n",
               stderr);
    return ExitCode::failed;
  }
  if (!options.add.quiet) {
    const auto articles = static_cast<unsigned long long>(manifest.articles());
    const std::size_t shards = manifest.shards.size();
    std::fprintf(stderr, "%s: %zu shard%s, %llu article%s, all in order\n", options.add.archive.c_str(),
                 shards, shards == 1 ? "" : "s", articles, articles == 1 ? "" : "s");
  }
  return ExitCode::done;
}

}  // namespace backfile
