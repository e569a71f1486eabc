// Matches -> rows of the archive in the order of the page.
#pragma once

#include <cstdint>
#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"

namespace backfile {

/// A row of the archive, with what hits are ordered by.
struct RankedRow {
  float score;
  std::int64_t date;
  std::uint64_t id_hash;
  std::size_t shard;
  std::uint32_t row;
  std::size_t copies = 0;  ///< further versions of the same story that this row stands for
};

/// The first `count` (0: all that were kept) matches by score, then date, then id.
std::vector<RankedRow> best_rows(const std::vector<Shard>& shards, const Matches& matches, std::size_t count);

/// Orders the first `count` rows by score, then date, then id.
void sort_by_score(std::vector<RankedRow>& rows, std::size_t count);

/// The first `count` (0: all) matches by date, then id.
std::vector<RankedRow> rows_by_date(const std::vector<Shard>& shards, const Matches& matches,
                                    std::size_t count, bool oldest_first);

/// Prefers newer articles: a score keeps half of itself whatever the age and loses the other half by halves,
/// one every `half_life` days before the newest article of the archive. Undated ones count as very old.
/// Orders all rows anew.
void prefer_recent(const std::vector<Shard>& shards, double half_life, std::vector<RankedRow>& rows);

/// Leaves of each story the version that comes first, which counts the others.
void collapse_versions(const std::vector<Shard>& shards, std::vector<RankedRow>& rows);

}  // namespace backfile
