// A facet's values over all shards: one number for each, whichever shards have it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "common/shard.h"

namespace backfile {

/// The values of one facet, joined by name. Keeps a reference to the shards. Read-only once made: threads may
/// share it.
class FacetNames {
 public:
  /// Takes a walk over all values of all shards. Memory: four bytes a value and shard, eight a value.
  FacetNames(const std::vector<Shard>& shards, Facet facet);

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  /// The number of a shard's value; `id` is its id in the shard's column.
  std::uint32_t number(std::size_t shard, std::uint32_t id) const { return numbers_[shard][id]; }
  std::string_view name(std::uint32_t number) const;

 private:
  struct Place {
    std::uint32_t shard;
    std::uint32_t id;
  };
  const std::vector<Shard>& shards_;
  Facet facet_;
  std::vector<std::vector<std::uint32_t>> numbers_;  ///< by shard and id
  std::vector<Place> places_;                        ///< by number: where the name can be read
};

/// The joined names of an archive that is searched again and again. Different facets may be asked for by
/// different threads at the same time.
class FacetNamesCache {
 public:
  explicit FacetNamesCache(const std::vector<Shard>& shards) : shards_(shards) {}

  /// From the second time on; nullptr at the first, as a single search is faster without, and where there is
  /// one shard.
  const FacetNames* find(Facet facet);

 private:
  struct Entry {
    bool asked = false;
    std::unique_ptr<FacetNames> names;
  };
  const std::vector<Shard>& shards_;
  std::array<Entry, facet_count> entries_;
};

}  // namespace backfile
