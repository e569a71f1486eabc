#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

#include "common/countries.h"
#include "common/fold.h"
#include "common/language.h"
#include "common/person_aliases.h"

namespace backfile {
namespace {

// With so many times fewer matches than a facet has values, the ids of the matches are sorted.
constexpr std::uint64_t few = 8;

}  // namespace

std::string facet_label(Facet facet, std::string_view value) {
  if (facet == Facet::language) return language_label(value);
  if (facet == Facet::country) {
    if (const std::string_view label = country_label(value); !label.empty()) return std::string(label);
  }
  return std::string(value);
}

bool stands_for(Facet facet, const std::string& typed, const FacetCount& value) {
  if (typed == value.value || typed == value.label) return true;
  if (facet == Facet::country && country_code(typed) == value.value) return true;
  if (facet == Facet::language && language_code(typed) == value.value) return true;
  const std::string folded = fold(typed);
  if (folded == fold(value.value) || folded == fold(value.label)) return true;
  return facet == Facet::person && person_key(typed) == person_key(value.value);
}

namespace {

// Calls `take(id)` for the values of all rows, a batch of rows after the other.
template <typename Take>
void for_each_value(const FacetColumn& column, const ShardBits& rows, const Take& take) {
  constexpr std::size_t batch = 1024;
  std::array<std::uint32_t, batch + ListColumn::short_list> ids;
  std::size_t count = 0;
  const std::uint32_t size = column.names.size();
  const auto take_batch = [&] {
    for (std::size_t i = 0; i < count; ++i) {
      if (ids[i] < size) take(ids[i]);
    }
    count = 0;
  };
  for_each_row(rows, [&](std::uint32_t row) {
    if (count >= batch) take_batch();
    const std::uint32_t copied = column.ids.copy_short(row, ids.data() + count);
    if (copied <= ListColumn::short_list) {
      count += copied;
      return;
    }
    for (const std::uint32_t id : column.ids[row]) {
      if (id < size) take(id);
    }
  });
  take_batch();
}

}  // namespace

void FacetCounter::count(std::size_t shard) {
  const FacetColumn& column = shards_[shard].columns().facet(facet_);
  const std::uint32_t size = column.names.size();
  std::vector<IdCount>& counts = counts_[shard];
  if (count_rows(*bits_[shard]) * few < size) {
    std::vector<std::uint32_t> ids;
    for_each_value(column, *bits_[shard], [&](std::uint32_t id) { ids.push_back(id); });
    std::ranges::sort(ids);
    for (const std::uint32_t id : ids) {
      if (counts.empty() || counts.back().id != id) counts.push_back({id, 0});
      ++counts.back().count;
    }
    return;
  }
  std::vector<std::uint32_t> by_id(size);
  for_each_value(column, *bits_[shard], [&](std::uint32_t id) { ++by_id[id]; });
  for (std::uint32_t id = 0; id < size; ++id) {
    if (by_id[id] > 0) counts.push_back({id, by_id[id]});
  }
}

FacetCounts FacetCounter::finish(std::size_t limit, const FacetNames* names) const {
  if (shards_.size() == 1) return of_one_shard(limit);
  return names != nullptr ? joined_by_number(*names, limit) : joined_by_name(limit);
}

// The commonest of all values, which are ordered by `key` where they are equally common.
template <typename Key, typename NameOf>
FacetCounts FacetCounter::commonest(std::vector<std::pair<Key, std::uint64_t>>& values, std::size_t limit,
                                    const NameOf& name_of) const {
  FacetCounts result;
  result.facet = facet_;
  result.distinct = values.size();
  const std::size_t listed = limit == 0 ? values.size() : std::min(limit, values.size());
  const auto commoner = [](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second > b.second;
    return a.first < b.first;
  };
  const auto behind = values.begin() + static_cast<std::ptrdiff_t>(listed);
  std::ranges::partial_sort(values, behind, commoner);
  auto end = behind;
  if (!kept_.empty()) {
    end = std::partition(behind, values.end(), [&](const auto& value) {
      return std::ranges::find(kept_, name_of(value.first)) != kept_.end();
    });
    std::sort(behind, end, commoner);
  }
  for (auto value = values.begin(); value != end; ++value) {
    const std::string_view name = name_of(value->first);
    result.values.push_back({std::string(name), facet_label(facet_, name), value->second});
  }
  return result;
}

// Ids ascend by name, and only the names of the commonest are read.
FacetCounts FacetCounter::of_one_shard(std::size_t limit) const {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> values;
  for (const IdCount& counted : counts_[0]) values.emplace_back(counted.id, counted.count);
  const StringTable& names = shards_[0].columns().facet(facet_).names;
  return commonest(values, limit, [&](std::uint32_t id) { return names[id]; });
}

FacetCounts FacetCounter::joined_by_name(std::size_t limit) const {
  std::vector<std::pair<std::string_view, std::uint64_t>> values;
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const StringTable& names = shards_[i].columns().facet(facet_).names;
    for (const IdCount& counted : counts_[i]) {
      const std::string_view name = names[counted.id];
      const auto [found, fresh] = index.try_emplace(name, values.size());
      if (fresh) values.emplace_back(name, 0);
      values[found->second].second += counted.count;
    }
  }
  return commonest(values, limit, [](std::string_view name) { return name; });
}

// Numbers ascend by name, too.
FacetCounts FacetCounter::joined_by_number(const FacetNames& names, std::size_t limit) const {
  std::vector<std::uint32_t> sums(names.size());
  std::vector<std::uint32_t> met;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    for (const IdCount& counted : counts_[i]) {
      const std::uint32_t number = names.number(i, counted.id);
      if (sums[number] == 0) met.push_back(number);
      sums[number] += counted.count;
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint64_t>> values;
  for (const std::uint32_t number : met) values.emplace_back(number, sums[number]);
  return commonest(values, limit, [&](std::uint32_t number) { return names.name(number); });
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
