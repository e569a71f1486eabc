// Matches -> rows of the archive in the order of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"

namespace backfile {

enum class Sort : std::uint8_t { relevance, newest, oldest };

/// A row of the archive, with what hits are ordered by.
struct RankedRow {
  float score;
  std::int64_t date;
  std::uint64_t id_hash;
  std::size_t shard;
  std::uint32_t row;
  std::size_t copies = 0;  ///< further versions of the same story that this row stands for
};

/// A row with its keys from the columns; the date of undated ones is before all.
RankedRow ranked_row(const std::vector<Shard>& shards, std::size_t shard, std::uint32_t row, float score);

/// What ascends from the oldest article to the newest, and then to those without a date.
std::int64_t oldest_key(const RankedRow& row);

/// Orders the first `count` rows by score, then date, then id.
void sort_by_score(std::vector<RankedRow>& rows, std::size_t count);

/// By date, then id; articles without a date are the last, whichever way.
void order_by_date(std::vector<RankedRow>& rows, bool oldest_first);

/// The matches one after the other: by score (those that were kept), then date, then id; or by date, then id.
/// Takes no memory of its own, however many there are. `shards` and `matches` outlive it.
class RankedRows {
 public:
  RankedRows(const std::vector<Shard>& shards, const Matches& matches, Sort sort);
  std::optional<RankedRow> next();

 private:
  /// What of one shard is still to come.
  struct Cursor {
    std::optional<RankedRow> head;
    std::size_t at = 0;  ///< by score: index in the best; newest: a row; oldest: rows before it are to come
    std::uint32_t day = 0;  ///< oldest: rows of the head's date that are to come are [day, day_end)
    std::uint32_t day_end = 0;
    bool undated = false;  ///< oldest: only rows without a date are to come
  };

  void advance(std::size_t shard);
  std::optional<std::uint32_t> next_oldest(std::size_t shard);
  bool comes_before(const RankedRow& a, const RankedRow& b) const;

  const std::vector<Shard>& shards_;
  const Matches& matches_;
  Sort sort_;
  std::vector<Cursor> cursors_;
};

/// Prefers newer articles: a score keeps half of itself whatever the age and loses the other half by halves,
/// one every `half_life` days before the newest article of the archive. Undated ones count as very old.
/// Orders all rows anew.
void prefer_recent(const std::vector<Shard>& shards, double half_life, std::vector<RankedRow>& rows);

/// Leaves of each story the version that comes first, which counts the others.
void collapse_versions(const std::vector<Shard>& shards, std::vector<RankedRow>& rows);

}  // namespace backfile
