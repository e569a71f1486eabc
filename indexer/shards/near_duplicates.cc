#include "indexer/shards/near_duplicates.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>
#include <tuple>

namespace backfile {
namespace {

constexpr std::size_t bands = 16;
constexpr std::size_t bins_per_band = 4;
// Of articles that share a band so many are compared: boilerplate can be shared by thousands.
constexpr std::size_t most_leaders = 8;
constexpr std::size_t most_compared = 64;

std::uint32_t band_of(const Signature& signature, std::size_t band) {
  std::uint32_t value = 0;
  std::memcpy(&value, signature.bins.data() + band * bins_per_band, bins_per_band);
  return value;
}

// Entries that belong together, by index; the first of a set in the order of entries stands for it.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

struct BandEntry {
  std::uint32_t band;
  std::uint32_t entry;
};

class ClusterFinder {
 public:
  explicit ClusterFinder(Spool& spool)
      : entries_(spool.entries()), signatures_(spool.signatures()), sets_(entries_.size()) {
    older_.assign(entries_.size(), 0);
  }

  void run(const std::vector<Shard>& shards) {
    for (std::size_t band = 0; band < bands; ++band) {
      sort_band(band);
      link_entries();
      for (const Shard& shard : shards) link_to(shard, band);
    }
    name_clusters();
  }

 private:
  const Signature& signature(std::uint32_t entry) const { return signatures_[entries_[entry].ordinal]; }

  void sort_band(std::size_t band) {
    sorted_.clear();
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      if (signature(i).comparable()) sorted_.push_back({band_of(signature(i), band), i});
    }
    std::ranges::sort(sorted_, [](const BandEntry& a, const BandEntry& b) {
      return std::tie(a.band, a.entry) < std::tie(b.band, b.entry);
    });
    seen_.assign(std::size_t{1} << 14, 0);
    for (const BandEntry& each : sorted_)
      seen_[each.band >> 18] |= std::uint64_t{1} << (each.band >> 12 & 63);
  }

  // Unites the entries of each run of equal bands that are truly alike.
  void link_entries() {
    std::vector<std::uint32_t> leaders;
    for (std::size_t i = 0; i < sorted_.size(); ++i) {
      if (i == 0 || sorted_[i].band != sorted_[i - 1].band) leaders.clear();
      const std::uint32_t entry = sorted_[i].entry;
      bool alike = false;
      for (const std::uint32_t leader : leaders) {
        if (sets_.find(leader) != sets_.find(entry) &&
            similarity(signature(leader), signature(entry)) < least_similarity) {
          continue;
        }
        sets_.unite(leader, entry);
        alike = true;
        break;
      }
      if (!alike && leaders.size() < most_leaders) leaders.push_back(entry);
    }
  }

  // Notes for each entry that is like a live row of the shard the least cluster of such rows.
  void link_to(const Shard& shard, std::size_t band) {
    const auto signatures = shard.columns().signatures();
    const auto clusters = shard.columns().clusters();
    for (std::uint32_t row = 0; row < signatures.size(); ++row) {
      const std::uint32_t value = band_of(signatures[row], band);
      if ((seen_[value >> 18] >> (value >> 12 & 63) & 1) == 0) continue;
      if (!signatures[row].comparable() || shard.deleted().contains(row)) continue;
      auto each = std::ranges::lower_bound(sorted_, value, {}, &BandEntry::band);
      std::size_t compared = 0;
      for (; each != sorted_.end() && each->band == value && compared < most_compared; ++each, ++compared) {
        if (similarity(signature(each->entry), signatures[row]) < least_similarity) continue;
        std::uint64_t& older = older_[each->entry];
        older = older == 0 ? clusters[row] : std::min(older, clusters[row]);
      }
    }
  }

  void name_clusters() {
    // Entries are newest first: the last of a set is its oldest.
    std::vector<std::uint64_t> names(entries_.size(), 0);
    std::vector<bool> from_archive(entries_.size(), false);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const std::uint32_t set = sets_.find(i);
      if (older_[i] != 0 && (!from_archive[set] || older_[i] < names[set])) {
        names[set] = older_[i];
        from_archive[set] = true;
      } else if (!from_archive[set]) {
        names[set] = entries_[i].id_hash;
      }
    }
    for (std::uint32_t i = 0; i < entries_.size(); ++i) entries_[i].cluster = names[sets_.find(i)];
  }

  std::vector<SpoolEntry>& entries_;
  std::span<const Signature> signatures_;
  Sets sets_;
  std::vector<std::uint64_t> older_;  // by entry: the cluster of a row in the archive, 0 for none
  std::vector<BandEntry> sorted_;
  std::vector<std::uint64_t> seen_;  // one bit for the upper 20 bits of each band value
};

}  // namespace

void find_clusters(Spool& spool, const std::vector<Shard>& shards) {
  ClusterFinder(spool).run(shards);
}

}  // namespace backfile
