// An archive on disk: the manifest that says which shards are live, and where everything lies.
//
//   ARCHIVE/manifest.json          the live state, replaced by one atomic rename
//   ARCHIVE/shards/NNNNNN/db       the Xapian database (one file), never changed after publication
//   ARCHIVE/shards/NNNNNN/columns  the column file
//   ARCHIVE/shards/NNNNNN/deleted-G  rows that generation G of the archive no longer shows, one bit a row
//   ARCHIVE/staging/               the run in progress; readers never look there
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/impacts.h"

namespace backfile {

/// One live shard as the manifest describes it.
struct ShardInfo {
  std::string name;            ///< its folder below shards/
  std::uint64_t articles = 0;  ///< rows, the deleted ones included
  std::uint64_t deleted = 0;
  std::string deleted_file;  ///< "" while nothing is deleted
  std::int64_t newest = 0;   ///< seconds; meaningful where `dated` > 0
  std::int64_t oldest = 0;
  std::uint64_t dated = 0;       ///< rows with a date
  std::uint64_t bytes = 0;       ///< of its files
  std::uint64_t text_bytes = 0;  ///< of headlines and texts
  std::uint64_t words = 0;
  std::string hash;  ///< of the column file: 16 hex digits
};

/// One state of an archive.
struct Manifest {
  std::uint64_t generation = 0;  ///< grows by one with every published state
  int schema = 0;
  int analyzer = 0;
  std::string xapian;  ///< versions that wrote it
  std::string icu;
  RankingParameters ranking;
  double average_words = 0;       ///< fixed by the first add: impacts refer to it
  std::uint64_t rejected = 0;     ///< records rejected in all runs
  std::vector<ShardInfo> shards;  ///< newest first

  std::uint64_t articles() const;  ///< live ones
  std::uint64_t deleted() const;
  /// Changes whenever the content does: 16 hex digits over the shards' hashes and deletions.
  std::string fingerprint() const;
};

std::string manifest_path(const std::string& archive);
std::string shard_path(const std::string& archive, const std::string& shard);
std::string staging_path(const std::string& archive);

/// True where `path` holds a manifest.
bool is_archive(const std::string& path);
/// True for an archive's folder, also while the first add is writing to it. A manifest.json alone may be that
/// of a web page.
bool is_archive_folder(const std::string& path);
/// Reads the live state. Throws Error, with a hint, where there is no archive, the manifest is damaged, or it
/// was written with another schema or analyser.
Manifest read_manifest(const std::string& archive);
/// Publishes a state: writes beside, fsyncs, renames, fsyncs the folder. Throws Error; the old state then
/// stands.
void publish_manifest(const std::string& archive, const Manifest& manifest);

/// fsync of a folder, so that a rename in it lasts.
void sync_folder(const std::string& path);

}  // namespace backfile
