// Posting lists that a searcher is asked for again and again, unpacked: who narrows a search down, or sends
// one query after the other, uses the same words, and Xapian's iterators take some 16 ns a posting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/shard.h"

namespace backfile {

/// The postings of a term, ascending by row.
struct UnpackedPostings {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint8_t> impacts;
  std::vector<std::uint8_t> bits;  ///< of many: a bit for each row of the shard as well
};

/// The lists of one shard. Thread-safe.
class PostingCache {
 public:
  /// `most_bytes` of lists, as far as nobody reads them any more; the least used ones go first.
  explicit PostingCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// A term's postings, from the second time on that they are asked for; nothing before that, for lists that
  /// are short, and for those that would take too much room. Where `unpack_it` is false only what is there
  /// already, and that was no asking.
  std::shared_ptr<const UnpackedPostings> find(Shard& shard, const std::string& term, std::uint64_t frequency,
                                               bool unpack_it = true);

 private:
  struct Entry {
    std::shared_ptr<const UnpackedPostings> postings;
    std::uint64_t last_use = 0;
  };

  void make_room(std::size_t bytes);

  std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t uses_ = 0;
  std::unordered_map<std::string, Entry> entries_;
};

/// A shard's cache as one search uses it: one that reads few postings unpacks none.
struct UnpackedLists {
  PostingCache& cache;
  bool unpack = true;

  std::shared_ptr<const UnpackedPostings> find(Shard& shard, const std::string& term,
                                               std::uint64_t frequency) const {
    return cache.find(shard, term, frequency, unpack);
  }
};

}  // namespace backfile
