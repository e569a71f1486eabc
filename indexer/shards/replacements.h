// What an add does to ids that are there already: in the same run, and in the archive.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/archive.h"
#include "common/shard.h"
#include "indexer/spool.h"

namespace backfile {

/// Rows to be deleted, by index of the shard in the manifest.
using Deletions = std::map<std::size_t, std::vector<std::uint32_t>>;

/// A row of the archive.
struct ArchiveRow {
  std::size_t shard;  ///< index in the manifest
  std::uint32_t row;
};

/// Versions of one article that are none: they have an id in common and nothing of their texts, as where
/// every file of an export counts its articles from 1.
struct SharedIds {
  std::uint64_t articles = 0;  ///< that gave way
  std::string example;         ///< one such id
};

struct Replacements {
  std::unordered_map<std::uint64_t, ArchiveRow> older;  ///< by id hash: what an entry takes the place of
  std::uint64_t known = 0;     ///< entries dropped: the same content is there already
  std::uint64_t outdated = 0;  ///< entries dropped: a later publication is there
  SharedIds shared;            ///< among `older` and `outdated`
};

/// Entries of one run that gave way to another with their id.
struct Repetitions {
  std::uint64_t same = 0;      ///< with the very content of the one that was kept
  std::uint64_t outdated = 0;  ///< with another
  SharedIds shared;            ///< among `outdated`
};

/// Sorts the spool's entries newest first (then by id hash) and keeps one an id: the newest publication, of
/// the same date the one that stands later in the input, as corrections are delivered behind what they
/// correct.
Repetitions sort_and_unite(Spool& spool);

/// Compares the spool's entries with the archive and drops those that bring nothing new. The order of the
/// rest stays.
Replacements replace_in(std::vector<Shard>& shards, Spool& spool);

/// The rows that these entries, once published, take the place of.
Deletions deletions_by(const Replacements& replacements, const std::vector<SpoolEntry>& entries);

/// Writes new deletion files for the next generation and notes them in the manifest. Shards of which nothing
/// is left are taken out of it.
void apply_deletions(const std::string& archive, Manifest& manifest, const std::vector<Shard>& shards,
                     const Deletions& deletions);

}  // namespace backfile
