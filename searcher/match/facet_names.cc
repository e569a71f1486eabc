#include "searcher/match/facet_names.h"

#include <optional>

namespace backfile {

FacetNames::FacetNames(const std::vector<Shard>& shards, Facet facet) : shards_(shards), facet_(facet) {
  std::vector<std::uint32_t> next(shards.size());
  const auto table = [&](std::size_t shard) -> const StringTable& {
    return shards[shard].columns().facet(facet).names;
  };
  for (std::size_t i = 0; i < shards.size(); ++i) numbers_.emplace_back(table(i).size());
  // The tables are sorted: the least of their next names is the next of all.
  for (;;) {
    std::optional<Place> least;
    std::string_view name;
    for (std::uint32_t i = 0; i < shards.size(); ++i) {
      if (next[i] == table(i).size()) continue;
      const std::string_view here = table(i)[next[i]];
      if (least && here >= name) continue;
      least = Place{i, next[i]};
      name = here;
    }
    if (!least) return;
    for (std::size_t i = least->shard; i < shards.size(); ++i) {
      if (next[i] == table(i).size() || table(i)[next[i]] != name) continue;
      numbers_[i][next[i]++] = size();
    }
    places_.push_back(*least);
  }
}

std::string_view FacetNames::name(std::uint32_t number) const {
  const Place& place = places_[number];
  return shards_[place.shard].columns().facet(facet_).names[place.id];
}

const FacetNames* FacetNamesCache::find(Facet facet) {
  if (shards_.size() < 2) return nullptr;
  Entry& entry = entries_[static_cast<std::size_t>(facet)];
  if (entry.asked && !entry.names) entry.names = std::make_unique<FacetNames>(shards_, facet);
  entry.asked = true;
  return entry.names.get();
}

}  // namespace backfile
