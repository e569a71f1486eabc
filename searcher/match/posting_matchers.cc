#include "searcher/match/posting_matchers.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include "searcher/match/dense_row.h"
#include "searcher/match/postings.h"

namespace backfile {
namespace {

class TermMatcher : public Matcher {
 public:
  TermMatcher(Shard& shard, const std::vector<std::string>& terms, double idf)
      : idf_(static_cast<float>(idf)) {
    for (const std::string& term : terms) {
      const std::uint64_t frequency = shard.database().get_termfreq(term);
      if (frequency == 0) continue;
      cost_ += frequency;
      const auto dense =
          shard.dense() != nullptr ? shard.dense()->find(term) : std::span<const std::uint8_t>();
      if (dense.empty()) {
        lists_.emplace_back(shard, term, frequency);
      } else {
        dense_.emplace_back(dense);
      }
    }
    cost_ = std::min<std::uint64_t>(cost_, shard.columns().rows());
  }

  std::uint64_t cost() const override { return cost_; }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    rows.clear();
    for (PostingList& list : lists_) list.read(window, among, rows);
    for (DenseRow& row : dense_) row.read(window, rows);
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    if (idf_ == 0) return;
    for (const PostingList& list : lists_) {
      for (const Posting& posting : list.postings()) {
        if (rows.contains(posting.at)) scores[posting.at] += idf_ * static_cast<float>(posting.impact);
      }
    }
    for (const DenseRow& row : dense_) row.score(rows, loose, idf_, scores);
  }

 private:
  std::vector<PostingList> lists_;
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

}  // namespace

std::unique_ptr<Matcher> rows_with_terms(Shard& shard, const std::vector<std::string>& terms, double idf) {
  return std::make_unique<TermMatcher>(shard, terms, idf);
}

std::unique_ptr<Matcher> rows_with_pair(const PackedRows& rows) {
  return std::make_unique<PairMatcher>(rows);
}

}  // namespace backfile
