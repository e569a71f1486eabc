#include "searcher/match/posting_cache.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "common/bitmap.h"

namespace backfile {
namespace {

constexpr std::uint64_t least_postings = 16;  // shorter lists are read at once
constexpr std::size_t most_terms = 20000;     // that are remembered
constexpr std::size_t posting_bytes = sizeof(std::uint32_t) + sizeof(std::uint8_t);
// Where one row in so many has the term, bits are read faster than postings, and take no more room.
constexpr std::uint32_t sparsest_bits = 32;

bool has_bits(const Shard& shard, std::uint64_t frequency) {
  return frequency >= shard.columns().rows() / sparsest_bits;
}

std::size_t bytes_of(const Shard& shard, std::uint64_t frequency) {
  return frequency * posting_bytes + (has_bits(shard, frequency) ? bitmap_size(shard.columns().rows()) : 0);
}

// Nothing where an impact is none, or rows do not ascend: of what was not written by the indexer.
std::shared_ptr<const UnpackedPostings> unpack(Shard& shard, const std::string& term,
                                               std::uint64_t frequency) {
  auto postings = std::make_shared<UnpackedPostings>();
  postings->rows.reserve(frequency);
  postings->impacts.reserve(frequency);
  const std::uint32_t rows = shard.columns().rows();
  if (has_bits(shard, frequency)) postings->bits.resize(bitmap_size(rows));
  const Xapian::PostingIterator end;
  for (Xapian::PostingIterator at = shard.database().postlist_begin(term); at != end; ++at) {
    const Xapian::termcount impact = at.get_wdf();
    const std::uint32_t row = *at - 1;
    if (impact > std::numeric_limits<std::uint8_t>::max()) return nullptr;
    if (!postings->rows.empty() && row <= postings->rows.back()) return nullptr;
    postings->rows.push_back(row);
    if (!postings->bits.empty() && row < rows) set_bit(postings->bits, row);
    postings->impacts.push_back(static_cast<std::uint8_t>(impact));
  }
  return postings;
}

}  // namespace

std::shared_ptr<const UnpackedPostings> PostingCache::find(Shard& shard, const std::string& term,
                                                           std::uint64_t frequency, bool unpack_it) {
  const std::size_t bytes = bytes_of(shard, frequency);
  if (frequency < least_postings || bytes > most_bytes_ / 4) return nullptr;
  {
    const std::scoped_lock lock(mutex_);
    if (!unpack_it) {
      const auto known = entries_.find(term);
      if (known == entries_.end()) return nullptr;
      known->second.last_use = ++uses_;
      return known->second.postings;
    }
    if (entries_.size() >= most_terms) {
      std::erase_if(entries_, [](const auto& entry) { return entry.second.postings == nullptr; });
    }
    const auto [entry, is_new] = entries_.try_emplace(term);
    entry->second.last_use = ++uses_;
    if (is_new || entry->second.postings != nullptr) return entry->second.postings;
  }
  std::shared_ptr<const UnpackedPostings> postings = unpack(shard, term, frequency);
  if (postings == nullptr) return nullptr;
  const std::scoped_lock lock(mutex_);
  make_room(bytes);
  Entry& entry = entries_[term];
  if (entry.postings != nullptr) return entry.postings;  // another thread was faster
  entry = {postings, ++uses_};
  bytes_ += bytes;
  return postings;
}

void PostingCache::make_room(std::size_t bytes) {
  while (bytes_ + bytes > most_bytes_) {
    auto oldest = entries_.end();
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
      if (entry->second.postings == nullptr) continue;
      if (oldest == entries_.end() || entry->second.last_use < oldest->second.last_use) oldest = entry;
    }
    if (oldest == entries_.end()) return;
    const UnpackedPostings& gone = *oldest->second.postings;
    bytes_ -= gone.rows.size() * posting_bytes + gone.bits.size();
    entries_.erase(oldest);
  }
}

}  // namespace backfile
