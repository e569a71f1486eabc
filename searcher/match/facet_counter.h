// Exact facet counts over the matching rows.
#pragma once

#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"
#include "searcher/results.h"

namespace backfile {

/// Counts a facet's values over the rows of `bits` (one bitmap a shard); keeps the `limit` (0: all)
/// commonest.
FacetCounts count_facet(const std::vector<Shard>& shards, const std::vector<const ShardBits*>& bits,
                        Facet facet, std::size_t limit);

/// All values of a facet over all live articles, the commonest first.
std::vector<FacetCount> count_all(const std::vector<Shard>& shards, Facet facet);

/// The name that people read for a facet value ("PK" -> "Pakistan").
std::string facet_label(Facet facet, std::string_view value);

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
