#include "searcher/match/posting_matchers.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "searcher/match/dense_row.h"
#include "searcher/match/postings.h"

namespace backfile {
namespace {

// Inserts the rows of a window that are set in `bits`, one for each row of the shard; where `among` is given,
// at least those of its rows.
void insert_bits(std::span<const std::uint8_t> bits, const Window& window, const RowBits* among,
                 RowBits& rows) {
  rows.insert_by_64(window.size(), among,
                    [&](std::uint32_t at) { return next_64_bits(bits, window.begin + at); });
}

// A list of the cache, read window by window: all of it, a posting is a step in an array.
class UnpackedList {
 public:
  explicit UnpackedList(std::shared_ptr<const UnpackedPostings> postings) : postings_(std::move(postings)) {}

  // Inserts the rows of the window; at least those of `among` where it is given.
  void read(const Window& window, const RowBits* among, RowBits& rows) {
    window_ = window;
    begin_ = find(end_, window.begin);
    end_ = find(begin_, window.end);
    if (!postings_->bits.empty() && end_ - begin_ > few) {
      insert_bits(postings_->bits, window, among, rows);
    } else {
      for_each(among, [&](std::uint32_t at, std::size_t) { rows.insert(at); });
    }
  }

  // What is read, with scores for those of `rows`.
  void score(const RowBits& rows, float idf, float* scores) const {
    const std::vector<std::uint8_t>& impacts = postings_->impacts;
    for_each(&rows, [&](std::uint32_t at, std::size_t posting) {
      if (rows.contains(at)) scores[at] += idf * static_cast<float>(impacts[posting]);
    });
  }

 private:
  static constexpr std::size_t find_cost = 32;  // as much as reading so many postings
  static constexpr std::size_t few = 128;       // postings that are read as fast as that is weighed up

  // The first posting from `at` on whose row is not before `row`: in steps that double, then between the last
  // two.
  std::size_t find(std::size_t at, std::uint32_t row) const {
    const std::vector<std::uint32_t>& all = postings_->rows;
    std::size_t end = at;
    for (std::size_t step = 1; end < all.size() && all[end] < row; step *= 2) {
      at = end + 1;
      end += step;
    }
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(end, all.size()));
    return static_cast<std::size_t>(std::lower_bound(first, last, row) - all.begin());
  }

  // The window's postings, at least those of `among` where it is given: `take(row from the window's first,
  // index)`.
  template <typename Take>
  void for_each(const RowBits* among, const Take& take) const {
    const std::span<const std::uint32_t> all(postings_->rows.data(), end_);
    std::size_t i = begin_;
    if (among == nullptr || end_ - begin_ <= few || among->occupied_words() * find_cost >= end_ - begin_) {
      for (; i < all.size(); ++i) take(all[i] - window_.begin, i);
      return;
    }
    among->for_each_stretch([&](std::uint32_t begin, std::uint32_t end) {
      for (i = find(i, window_.begin + begin); i < all.size() && all[i] < window_.begin + end; ++i)
        take(all[i] - window_.begin, i);
    });
  }

  std::shared_ptr<const UnpackedPostings> postings_;
  Window window_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class TermMatcher : public Matcher {
 public:
  TermMatcher(Shard& shard, const std::vector<std::string>& terms, double idf, UnpackedLists lists)
      : idf_(static_cast<float>(idf)) {
    for (const std::string& term : terms) {
      const std::uint64_t frequency = shard.frequency(term);
      if (frequency == 0) continue;
      cost_ += frequency;
      const auto dense =
          shard.dense() != nullptr ? shard.dense()->find(term) : std::span<const std::uint8_t>();
      if (!dense.empty()) {
        dense_.emplace_back(dense);
      } else if (auto postings = lists.find(shard, term, frequency)) {
        unpacked_.emplace_back(std::move(postings));
      } else {
        lists_.emplace_back(shard, term, frequency);
      }
    }
    cost_ = std::min<std::uint64_t>(cost_, shard.columns().rows());
  }

  std::uint64_t cost() const override { return cost_; }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    rows.clear();
    for (PostingList& list : lists_) list.read(window, among, rows);
    for (UnpackedList& list : unpacked_) list.read(window, among, rows);
    for (DenseRow& row : dense_) row.read(window, among, rows);
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    if (idf_ == 0) return;
    for (const PostingList& list : lists_) {
      for (const Posting& posting : list.postings()) {
        if (rows.contains(posting.at)) scores[posting.at] += idf_ * static_cast<float>(posting.impact);
      }
    }
    for (const UnpackedList& list : unpacked_) list.score(rows, idf_, scores);
    for (const DenseRow& row : dense_) row.score(rows, loose, idf_, scores);
  }

 private:
  std::vector<PostingList> lists_;
  std::vector<UnpackedList> unpacked_;
  std::vector<DenseRow> dense_;
  std::uint64_t cost_ = 0;
  float idf_;
};

class PairMatcher : public Matcher {
 public:
  explicit PairMatcher(const PackedRows& rows) : rows_(rows) {}
  std::uint64_t cost() const override { return rows_.count(); }
  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    rows.clear();
    if (!rows_.bits().empty()) {
      insert_bits(rows_.bits(), window, among, rows);
    } else {
      rows_.for_each(window.begin, window.end, [&](std::uint32_t row) { rows.insert(row - window.begin); });
    }
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  PackedRows rows_;
};

class BlockMatcher : public Matcher {
 public:
  BlockMatcher(std::vector<PairBlocks> pairs, std::unique_ptr<Matcher> inner)
      : pairs_(std::move(pairs)), inner_(std::move(inner)) {}
  std::uint64_t cost() const override { return inner_->cost(); }
  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      RowBits& blocks = i == 0 ? here_ : rows;
      blocks.clear();
      pairs_[i].for_each(window.begin, window.end, [&](std::uint32_t begin, std::uint32_t end) {
        blocks.insert_range(begin - window.begin, end - window.begin);
      });
      if (i > 0) here_.keep(rows);
    }
    if (among != nullptr) here_.keep(*among);
    rows.clear();
    if (here_.none()) return;
    inner_->match(window, &here_, rows);
    rows.keep(here_);
  }
  void score(const RowBits& rows, bool loose, float* scores) override { inner_->score(rows, loose, scores); }

 private:
  std::vector<PairBlocks> pairs_;
  std::unique_ptr<Matcher> inner_;
  RowBits here_;
};

}  // namespace

std::unique_ptr<Matcher> rows_with_terms(Shard& shard, const std::vector<std::string>& terms, double idf,
                                         UnpackedLists lists) {
  return std::make_unique<TermMatcher>(shard, terms, idf, lists);
}

std::unique_ptr<Matcher> rows_with_pair(const PackedRows& rows) {
  return std::make_unique<PairMatcher>(rows);
}

std::unique_ptr<Matcher> rows_in_blocks(std::vector<PairBlocks> pairs, std::unique_ptr<Matcher> inner) {
  return std::make_unique<BlockMatcher>(std::move(pairs), std::move(inner));
}

}  // namespace backfile
