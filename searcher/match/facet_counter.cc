#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "common/countries.h"
#include "common/language.h"

namespace backfile {

std::string facet_label(Facet facet, std::string_view value) {
  if (facet == Facet::language) return language_label(value);
  if (facet == Facet::country) {
    if (const std::string_view label = country_label(value); !label.empty()) return std::string(label);
  }
  return std::string(value);
}

void FacetCounter::count(std::size_t shard) {
  const FacetColumn& column = shards_[shard].columns().facet(facet_);
  std::vector<std::uint32_t> counts(column.names.size());
  for_each_row(*bits_[shard], [&](std::uint32_t row) {
    for (const std::uint32_t id : column.ids[row]) {
      if (id < counts.size()) ++counts[id];
    }
  });
  counts_[shard] = std::move(counts);
}

// Those with a match, over all shards.
std::vector<FacetCounter::Counted> FacetCounter::all_values() const {
  std::vector<Counted> values;
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const StringTable& names = shards_[i].columns().facet(facet_).names;
    const std::vector<std::uint32_t>& counts = counts_[i];
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] == 0) continue;
      const std::string_view name = names[id];
      if (shards_.size() == 1) {
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

FacetCounts FacetCounter::finish(std::size_t limit) const {
  std::vector<Counted> values = all_values();
  FacetCounts result;
  result.facet = facet_;
  result.distinct = values.size();
  const std::size_t kept = limit == 0 ? values.size() : std::min(limit, values.size());
  std::ranges::partial_sort(values, values.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const Counted& a, const Counted& b) {
                              if (a.second != b.second) return a.second > b.second;
                              return a.first < b.first;
                            });
  for (std::size_t i = 0; i < kept; ++i) {
    result.values.push_back(
        {std::string(values[i].first), facet_label(facet_, values[i].first), values[i].second});
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
  FacetCounter counter(shards, std::move(views), facet);
  for (std::size_t i = 0; i < shards.size(); ++i) counter.count(i);
  return counter.finish(0).values;
}

}  // namespace backfile
