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

  /// Reads the postings of the window and inserts their rows into `rows`; those around `among` alone where
  /// skipping the others is cheaper.
  void read(const Window& window, const RowBits* among, RowBits& rows) {
    postings_.clear();
    if (at_ == Xapian::PostingIterator()) return;
    if (among == nullptr ||
        static_cast<double>(among->occupied_words()) * skip_cost >= density_ * window.size()) {
      read(window, 0, window.size(), rows);
    } else {
      among->for_each_stretch(
          [&](std::uint32_t begin, std::uint32_t end) { read(window, begin, end, rows); });
    }
  }

  /// Of the last window read.
  const std::vector<Posting>& postings() const { return postings_; }

 private:
  static constexpr double skip_cost = 6;  // about as much as reading so many postings

  void read(const Window& window, std::uint32_t begin, std::uint32_t end, RowBits& rows) {
    const Xapian::PostingIterator last;
    if (at_ == last) return;
    at_.skip_to(window.begin + begin + 1);
    for (; at_ != last; ++at_) {
      const Xapian::docid docid = *at_;
      if (docid > window.begin + end) break;
      const std::uint32_t at = docid - 1 - window.begin;
      rows.insert(at);
      postings_.push_back({static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(at_.get_wdf())});
    }
  }

  Xapian::PostingIterator at_;
  double density_;
  std::vector<Posting> postings_;
};

}  // namespace backfile
