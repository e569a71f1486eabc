#include "searcher/ranking.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "searcher/match/facet_counter.h"

namespace backfile {
namespace {

bool ranks_before(const RankedRow& a, const RankedRow& b) {
  return std::tuple(-a.score, -a.date, a.id_hash) < std::tuple(-b.score, -b.date, b.id_hash);
}

RankedRow ranked(const std::vector<Shard>& shards, std::size_t shard, std::uint32_t row, float score) {
  const Columns& columns = shards[shard].columns();
  // Undated articles are older than all; the value must stay negatable.
  const std::int64_t date = std::max(columns.dates()[row], no_date + 1);
  return {score, date, columns.id_hashes()[row], shard, row, 0};
}

}  // namespace

std::vector<RankedRow> best_rows(const std::vector<Shard>& shards, const Matches& matches,
                                 std::size_t count) {
  std::vector<RankedRow> rows;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    for (const ScoredRow& best : matches.shards[i].best)
      rows.push_back(ranked(shards, i, best.row, best.score));
  }
  std::ranges::sort(rows, ranks_before);
  if (count > 0 && rows.size() > count) rows.resize(count);
  return rows;
}

void sort_by_score(std::vector<RankedRow>& rows, std::size_t count) {
  std::sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(count, rows.size())),
            ranks_before);
}

std::vector<RankedRow> rows_by_date(const std::vector<Shard>& shards, const Matches& matches,
                                    std::size_t count, bool oldest_first) {
  std::vector<RankedRow> rows;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    std::vector<RankedRow> here;
    const ShardBits& bits = matches.shards[i].rows;
    if (oldest_first || count == 0) {
      for_each_row(bits, [&](std::uint32_t row) { here.push_back(ranked(shards, i, row, 0)); });
      if (oldest_first) std::ranges::reverse(here);
    } else {
      for (std::size_t word = 0; word < bits.size() && here.size() < count; ++word) {
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1) {
          const auto row =
              static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
          here.push_back(ranked(shards, i, row, 0));
        }
      }
    }
    if (count > 0 && here.size() > count && !oldest_first) here.resize(count);
    rows.insert(rows.end(), here.begin(), here.end());
  }
  std::ranges::stable_sort(rows, [&](const RankedRow& a, const RankedRow& b) {
    if (a.date != b.date) return oldest_first == (a.date < b.date);
    return a.id_hash < b.id_hash;
  });
  if (count > 0 && rows.size() > count) rows.resize(count);
  return rows;
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
