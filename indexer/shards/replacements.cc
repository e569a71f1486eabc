#include "indexer/shards/replacements.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "common/error.h"

namespace backfile {
namespace {

// What stands first is the version that is kept.
auto version_key(const SpoolEntry& entry) {
  return std::tuple(entry.id_hash, entry.date, entry.place);
}

// The live rows whose id is among the entries'.
std::unordered_map<std::uint64_t, ArchiveRow> find_places(const std::vector<Shard>& shards,
                                                          const std::vector<SpoolEntry>& entries) {
  std::unordered_set<std::uint64_t> wanted;
  for (const SpoolEntry& entry : entries) wanted.insert(entry.id_hash);
  std::unordered_map<std::uint64_t, ArchiveRow> places;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const auto hashes = shards[i].columns().id_hashes();
    for (std::uint32_t row = 0; row < hashes.size(); ++row) {
      if (wanted.contains(hashes[row]) && !shards[i].deleted().contains(row)) places[hashes[row]] = {i, row};
    }
  }
  return places;
}

// Texts that share no more than chance has signatures agree in.
bool unlike(const Signature& a, const Signature& b) {
  constexpr double by_chance = .05;
  return a.comparable() && b.comparable() && similarity(a, b) < by_chance;
}

}  // namespace

Repetitions sort_and_unite(Spool& spool) {
  std::vector<SpoolEntry>& entries = spool.entries();
  const auto signatures = spool.signatures();
  Repetitions repetitions;
  ArticleCodec codec;
  std::ranges::sort(entries, std::greater<>(), version_key);
  const auto repeats = [&](const SpoolEntry& kept, const SpoolEntry& next) {
    if (kept.id_hash != next.id_hash) return false;
    const bool same = kept.content_hash == next.content_hash;
    ++(same ? repetitions.same : repetitions.outdated);
    if (!same && unlike(signatures[kept.ordinal], signatures[next.ordinal])) {
      if (++repetitions.shared.articles == 1) repetitions.shared.example = spool.read(kept, codec).id;
    }
    return true;
  };
  entries.erase(std::unique(entries.begin(), entries.end(), repeats), entries.end());
  std::ranges::sort(entries, [](const SpoolEntry& a, const SpoolEntry& b) {
    return std::tuple(b.date, a.id_hash) < std::tuple(a.date, b.id_hash);
  });
  return repetitions;
}

Replacements replace_in(std::vector<Shard>& shards, Spool& spool) {
  std::vector<SpoolEntry>& entries = spool.entries();
  const auto signatures = spool.signatures();
  Replacements result;
  const auto places = find_places(shards, entries);
  std::erase_if(entries, [&](const SpoolEntry& entry) {
    const auto found = places.find(entry.id_hash);
    if (found == places.end()) return false;
    const auto [shard, row] = found->second;
    const std::int64_t old_date = shards[shard].columns().dates()[row];
    const Article old = shards[shard].article(row);
    const bool same = content_hash(old) == entry.content_hash;
    if (!same && unlike(shards[shard].columns().signatures()[row], signatures[entry.ordinal])) {
      if (++result.shared.articles == 1) result.shared.example = old.id;
    }
    if (same || old_date > entry.date) {
      ++(same ? result.known : result.outdated);
      return true;
    }
    result.older.insert(*found);
    return false;
  });
  return result;
}

Deletions deletions_by(const Replacements& replacements, const std::vector<SpoolEntry>& entries) {
  Deletions deletions;
  for (const SpoolEntry& entry : entries) {
    const auto found = replacements.older.find(entry.id_hash);
    if (found != replacements.older.end()) deletions[found->second.shard].push_back(found->second.row);
  }
  return deletions;
}

void apply_deletions(const std::string& archive, Manifest& manifest, const std::vector<Shard>& shards,
                     const Deletions& deletions) {
  for (const auto& [index, rows] : deletions) {
    ShardInfo& info = manifest.shards[index];
    RowSet deleted =
        shards[index].deleted().empty() ? RowSet(shards[index].columns().rows()) : shards[index].deleted();
    for (const std::uint32_t row : rows) deleted.insert(row);
    info.deleted = deleted.count();
    info.deleted_file = "deleted-" + std::to_string(manifest.generation + 1);
    write_row_set(shard_path(archive, info.name) + "/" + info.deleted_file, deleted);
    sync_folder(shard_path(archive, info.name));
  }
  std::erase_if(manifest.shards, [](const ShardInfo& info) { return info.deleted == info.articles; });
}

}  // namespace backfile
