// Exact facet counts over the matching rows.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"
#include "searcher/match/facet_names.h"
#include "searcher/results.h"

namespace backfile {

/// Counts one facet's values over matching rows, shard by shard.
class FacetCounter {
 public:
  /// `bits`: one bitmap a shard. Keeps references to shards and bitmaps.
  FacetCounter(const std::vector<Shard>& shards, std::vector<const ShardBits*> bits, Facet facet)
      : shards_(shards), bits_(std::move(bits)), facet_(facet), counts_(shards.size()) {}

  /// Values that are listed however rare they are, as the archive writes them: those filtered by.
  void keep(std::vector<std::string> values) { kept_ = std::move(values); }

  /// Threads may count different shards at the same time.
  void count(std::size_t shard);
  /// The `limit` (0: all) commonest values and behind them those to be kept, once every shard is counted.
  /// `names`: the values of all shards, where they were joined before.
  FacetCounts finish(std::size_t limit, const FacetNames* names = nullptr) const;

 private:
  struct IdCount {
    std::uint32_t id;  ///< in the shard's column
    std::uint32_t count;
  };
  template <typename Key, typename NameOf>
  FacetCounts commonest(std::vector<std::pair<Key, std::uint64_t>>& values, std::size_t limit,
                        const NameOf& name_of) const;
  FacetCounts of_one_shard(std::size_t limit) const;
  FacetCounts joined_by_name(std::size_t limit) const;
  FacetCounts joined_by_number(const FacetNames& names, std::size_t limit) const;

  const std::vector<Shard>& shards_;
  std::vector<const ShardBits*> bits_;
  Facet facet_;
  std::vector<std::string> kept_;
  std::vector<std::vector<IdCount>> counts_;  ///< by shard: those that a match has, by id
};

/// All values of a facet over all live articles, the commonest first.
std::vector<FacetCount> count_all(const std::vector<Shard>& shards, Facet facet);

/// The name that people read for a facet value ("PK" -> "Pakistan").
std::string facet_label(Facet facet, std::string_view value);

/// Whether what a user typed stands for a value: its code, label or another name, whatever the case.
bool stands_for(Facet facet, const std::string& typed, const FacetCount& value);

/// Calls `take(row)` for each row of a bitmap, ascending.
template <typename Take>
void for_each_row(const ShardBits& bits, const Take& take) {
  for (std::size_t i = 0; i < bits.size(); ++i) {
    for (std::uint64_t word = bits[i]; word != 0; word &= word - 1) {
      take(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
  }
}

}  // namespace backfile
