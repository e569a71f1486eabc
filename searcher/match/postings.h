// One Xapian posting list, read window by window.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/shard.h"
#include "searcher/match/row_bits.h"

namespace backfile {

/// One posting in a window: the row's distance from the window's first row, and the impact.
struct Posting {
  std::uint16_t at;
  std::uint16_t impact;
};

/// A cursor through the postings of one term. Windows ascend.
class PostingList {
 public:
  PostingList(Shard& shard, const std::string& term, std::uint64_t frequency)
      : at_(shard.database().postlist_begin(term)),
        density_(static_cast<double>(frequency) / static_cast<double>(shard.columns().rows())) {}

  /// Reads the postings of the window and inserts their rows into `rows`; only those of `among` where looking
  /// them up one by one is cheaper.
  void read(const Window& window, const RowBits* among, RowBits& rows) {
    postings_.clear();
    if (at_ == Xapian::PostingIterator()) return;
    if (among != nullptr && among->count() * look_up_cost < density_ * window.size()) {
      look_up(window, *among, rows);
    } else {
      read_all(window, rows);
    }
  }

  /// Of the last window read.
  const std::vector<Posting>& postings() const { return postings_; }

 private:
  static constexpr double look_up_cost = 6;  // a skip costs about as much as reading so many postings

  void take(std::uint32_t at, RowBits& rows) {
    rows.insert(at);
    postings_.push_back({static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(at_.get_wdf())});
  }

  void read_all(const Window& window, RowBits& rows) {
    const Xapian::PostingIterator end;
    at_.skip_to(window.begin + 1);
    for (; at_ != end; ++at_) {
      const Xapian::docid docid = *at_;
      if (docid > window.end) break;
      take(docid - 1 - window.begin, rows);
    }
  }

  void look_up(const Window& window, const RowBits& among, RowBits& rows) {
    const Xapian::PostingIterator end;
    among.for_each([&](std::uint32_t at) {
      if (at_ == end) return;
      const Xapian::docid docid = window.begin + at + 1;
      at_.skip_to(docid);
      if (at_ != end && *at_ == docid) take(at, rows);
    });
  }

  Xapian::PostingIterator at_;
  double density_;
  std::vector<Posting> postings_;
};

}  // namespace backfile
