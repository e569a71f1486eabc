#include "searcher/match/posting_matchers.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include "searcher/match/dense_row.h"
#include "searcher/match/postings.h"

namespace backfile {
namespace {

// A list of the cache, read window by window: all of it, a posting is a step in an array.
class UnpackedList {
 public:
  explicit UnpackedList(std::shared_ptr<const UnpackedPostings> postings) : postings_(std::move(postings)) {}

  void read(const Window& window, RowBits& rows) {
    const std::vector<std::uint32_t>& all = postings_->rows;
    window_ = window;
    begin_ = static_cast<std::size_t>(
        std::lower_bound(all.begin() + static_cast<std::ptrdiff_t>(end_), all.end(), window.begin) -
        all.begin());
    for (end_ = begin_; end_ < all.size() && all[end_] < window.end; ++end_)
      rows.insert(all[end_] - window.begin);
  }

  // What is read, with scores for those of `rows`.
  void score(const RowBits& rows, float idf, float* scores) const {
    for (std::size_t i = begin_; i < end_; ++i) {
      const std::uint32_t at = postings_->rows[i] - window_.begin;
      if (rows.contains(at)) scores[at] += idf * static_cast<float>(postings_->impacts[i]);
    }
  }

 private:
  std::shared_ptr<const UnpackedPostings> postings_;
  Window window_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class TermMatcher : public Matcher {
 public:
  TermMatcher(Shard& shard, const std::vector<std::string>& terms, double idf, PostingCache* cache)
      : idf_(static_cast<float>(idf)) {
    for (const std::string& term : terms) {
      const std::uint64_t frequency = shard.database().get_termfreq(term);
      if (frequency == 0) continue;
      cost_ += frequency;
      const auto dense =
          shard.dense() != nullptr ? shard.dense()->find(term) : std::span<const std::uint8_t>();
      if (!dense.empty()) {
        dense_.emplace_back(dense);
      } else if (auto postings = cache != nullptr ? cache->find(shard, term, frequency) : nullptr) {
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
    for (UnpackedList& list : unpacked_) list.read(window, rows);
    for (DenseRow& row : dense_) row.read(window, rows);
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
  explicit PairMatcher(const PackedRows& rows) : rows_(rows), count_(rows.count()), head_(rows_.next()) {}
  std::uint64_t cost() const override { return count_; }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    for (; head_ && *head_ < window.end; head_ = rows_.next()) {
      if (*head_ >= window.begin) rows.insert(*head_ - window.begin);
    }
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  PackedRows rows_;
  std::uint64_t count_;
  std::optional<std::uint32_t> head_;
};

class BlockMatcher : public Matcher {
 public:
  BlockMatcher(std::vector<PairBlocks> pairs, std::unique_ptr<Matcher> inner)
      : pairs_(std::move(pairs)), inner_(std::move(inner)) {}
  std::uint64_t cost() const override { return inner_->cost(); }
  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    here_.clear();
    here_.insert_range(0, window.size());
    if (among != nullptr) here_.keep(*among);
    for (const PairBlocks& pair : pairs_) {
      rows.clear();
      pair.for_each(window.begin, window.end, [&](std::uint32_t begin, std::uint32_t end) {
        rows.insert_range(begin - window.begin, end - window.begin);
      });
      here_.keep(rows);
    }
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
                                         PostingCache* cache) {
  return std::make_unique<TermMatcher>(shard, terms, idf, cache);
}

std::unique_ptr<Matcher> rows_with_pair(const PackedRows& rows) {
  return std::make_unique<PairMatcher>(rows);
}

std::unique_ptr<Matcher> rows_in_blocks(std::vector<PairBlocks> pairs, std::unique_ptr<Matcher> inner) {
  return std::make_unique<BlockMatcher>(std::move(pairs), std::move(inner));
}

}  // namespace backfile
