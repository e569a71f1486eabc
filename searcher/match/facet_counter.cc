#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "common/countries.h"
#include "common/language.h"

namespace backfile {
namespace {

using Counted = std::pair<std::string_view, std::uint64_t>;

std::vector<std::uint32_t> count_ids(const FacetColumn& column, const ShardBits& bits) {
  std::vector<std::uint32_t> counts(column.names.size());
  for_each_row(bits, [&](std::uint32_t row) {
    for (const std::uint32_t id : column.ids[row]) {
      if (id < counts.size()) ++counts[id];
    }
  });
  return counts;
}

// All values with a match, over all shards.
std::vector<Counted> count_values(const std::vector<Shard>& shards, const std::vector<const ShardBits*>& bits,
                                  Facet facet) {
  std::vector<Counted> values;
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const FacetColumn& column = shards[i].columns().facet(facet);
    const std::vector<std::uint32_t> counts = count_ids(column, *bits[i]);
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] == 0) continue;
      const std::string_view name = column.names[id];
      if (shards.size() == 1) {
        values.emplace_back(name, counts[id]);
        continue;
      }
      const auto [found, fresh] = index.try_emplace(name, values.size());
      if (fresh) values.emplace_back(name, 0);
      values[found->second].second += counts[id];
    }
  }
  return values;
}

}  // namespace

std::string facet_label(Facet facet, std::string_view value) {
  if (facet == Facet::language) return language_label(value);
  if (facet == Facet::country) {
    if (const std::string_view label = country_label(value); !label.empty()) return std::string(label);
  }
  return std::string(value);
}

FacetCounts count_facet(const std::vector<Shard>& shards, const std::vector<const ShardBits*>& bits,
                        Facet facet, std::size_t limit) {
  std::vector<Counted> values = count_values(shards, bits, facet);
  FacetCounts result;
  result.facet = facet;
  result.distinct = values.size();
  const std::size_t kept = limit == 0 ? values.size() : std::min(limit, values.size());
  std::ranges::partial_sort(values, values.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const Counted& a, const Counted& b) {
                              if (a.second != b.second) return a.second > b.second;
                              return a.first < b.first;
                            });
  for (std::size_t i = 0; i < kept; ++i) {
    result.values.push_back(
        {std::string(values[i].first), facet_label(facet, values[i].first), values[i].second});
  }
  return result;
}

std::vector<FacetCount> count_all(const std::vector<Shard>& shards, Facet facet) {
  std::vector<ShardBits> all;
  for (const Shard& shard : shards) {
    ShardBits& bits = all.emplace_back((shard.columns().rows() + 63) / 64);
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) {
      if (!shard.deleted().contains(row)) bits[row / 64] |= std::uint64_t{1} << (row % 64);
    }
  }
  std::vector<const ShardBits*> views;
  for (const ShardBits& bits : all) views.push_back(&bits);
  return count_facet(shards, views, facet, 0).values;
}

}  // namespace backfile
