#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "searcher/match/facet_counter.h"
#include "searcher/match/row_matchers.h"

namespace backfile {
namespace {

// Of undated articles; the value must stay negatable.
constexpr std::int64_t undated = no_date + 1;

std::int64_t date_of(const Columns& columns, std::uint32_t row) {
  return std::max(columns.dates()[row], undated);
}

bool ranks_before(const RankedRow& a, const RankedRow& b) {
  if (a.score != b.score) return a.score > b.score;
  return std::tuple(-a.date, a.id_hash) < std::tuple(-b.date, b.id_hash);
}

}  // namespace

std::int64_t oldest_key(const RankedRow& row) {
  return row.date == undated ? std::numeric_limits<std::int64_t>::max() : row.date;
}

RankedRow ranked_row(const std::vector<Shard>& shards, std::size_t shard, std::uint32_t row, float score) {
  const Columns& columns = shards[shard].columns();
  return {score, date_of(columns, row), columns.id_hashes()[row], shard, row, 0};
}

void sort_by_score(std::vector<RankedRow>& rows, std::size_t count) {
  std::sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(count, rows.size())),
            ranks_before);
}

void order_by_date(std::vector<RankedRow>& rows, bool oldest_first) {
  std::ranges::stable_sort(rows, [&](const RankedRow& a, const RankedRow& b) {
    if (a.date != b.date) return oldest_first ? oldest_key(a) < oldest_key(b) : a.date > b.date;
    return a.id_hash < b.id_hash;
  });
}

RankedRows::RankedRows(const std::vector<Shard>& shards, const Matches& matches, Sort sort)
    : shards_(shards), matches_(matches), sort_(sort), cursors_(shards.size()) {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (sort == Sort::oldest) cursors_[i].at = dated_rows(shards[i].columns());
    advance(i);
  }
}

std::optional<RankedRow> RankedRows::next() {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    if (!cursors_[i].head) continue;
    if (!first || comes_before(*cursors_[i].head, *cursors_[*first].head)) first = i;
  }
  if (!first) return std::nullopt;
  const std::optional<RankedRow> row = cursors_[*first].head;
  advance(*first);
  return row;
}

void RankedRows::advance(std::size_t shard) {
  Cursor& cursor = cursors_[shard];
  const ShardMatches& matches = matches_.shards[shard];
  std::optional<std::uint32_t> row;
  float score = 0;
  if (sort_ == Sort::relevance) {
    if (cursor.at < matches.best.size()) {
      row = matches.best[cursor.at].row;
      score = matches.best[cursor.at++].score;
    }
  } else if (sort_ == Sort::newest) {
    row = first_row(matches.rows, static_cast<std::uint32_t>(cursor.at));
    if (row) cursor.at = *row + 1;
  } else {
    row = next_oldest(shard);
  }
  cursor.head.reset();
  if (row) cursor.head = ranked_row(shards_, shard, *row, score);
}

// From the last date to the first, but in the order of rows within one date: that is the order of ids. Then
// those without a date.
std::optional<std::uint32_t> RankedRows::next_oldest(std::size_t shard) {
  Cursor& cursor = cursors_[shard];
  const ShardBits& bits = matches_.shards[shard].rows;
  const auto dates = shards_[shard].columns().dates();
  for (;;) {
    const auto row = first_row(bits, cursor.day);
    if (cursor.day < cursor.day_end && row && *row < cursor.day_end) {
      cursor.day = *row + 1;
      return row;
    }
    const auto last = last_row(bits, static_cast<std::uint32_t>(cursor.at));
    if (!last) {
      if (std::exchange(cursor.undated, true)) return std::nullopt;
      cursor.day = dated_rows(shards_[shard].columns());
      cursor.day_end = shards_[shard].columns().rows();
      continue;
    }
    cursor.day_end = *last + 1;
    cursor.day = static_cast<std::uint32_t>(
        std::ranges::lower_bound(dates.first(cursor.day_end), dates[*last], std::greater<>()) -
        dates.begin());
    cursor.at = cursor.day;
  }
}

bool RankedRows::comes_before(const RankedRow& a, const RankedRow& b) const {
  switch (sort_) {
    case Sort::relevance:
      return ranks_before(a, b);
    case Sort::newest:
      return std::tuple(-a.date, a.id_hash) < std::tuple(-b.date, b.id_hash);
    case Sort::oldest:
      return std::tuple(oldest_key(a), a.id_hash) < std::tuple(oldest_key(b), b.id_hash);
  }
  return false;
}

void prefer_recent(const std::vector<Shard>& shards, double half_life, std::vector<RankedRow>& rows) {
  constexpr double day = 86400;
  std::int64_t newest = no_date + 1;
  for (const Shard& shard : shards) {
    if (shard.columns().rows() > 0) newest = std::max(newest, shard.columns().dates().front());
  }
  for (RankedRow& row : rows) {
    const double age = (static_cast<double>(newest) - static_cast<double>(row.date)) / day;
    row.score *= static_cast<float>((1 + std::exp2(-age / half_life)) / 2);
  }
  sort_by_score(rows, rows.size());
}

void collapse_versions(const std::vector<Shard>& shards, std::vector<RankedRow>& rows) {
  std::unordered_map<std::uint64_t, std::size_t> first_of;
  std::size_t kept = 0;
  for (const RankedRow& row : rows) {
    const auto [found, fresh] = first_of.try_emplace(shards[row.shard].columns().clusters()[row.row], kept);
    if (fresh) {
      rows[kept++] = row;
    } else {
      ++rows[found->second].copies;
    }
  }
  rows.resize(kept);
}

}  // namespace backfile
