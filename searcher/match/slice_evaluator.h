// One query over a run of windows of one shard: what matches with dates, filters and deletions, and its
// scores.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "common/shard.h"
#include "searcher/match/dense_row.h"
#include "searcher/match/evaluation.h"
#include "searcher/match/matchers.h"
#include "searcher/match/row_bits.h"

namespace backfile {

/// One facet's filter, bound to a shard.
class BoundFilter {
 public:
  BoundFilter(const FilterPlan& plan, Shard& shard, UnpackedLists lists);
  /// Those rows of `among` that pass.
  void match(const Window& window, const RowBits& among, RowBits& rows);

 private:
  std::unique_ptr<Matcher> included_;
  std::unique_ptr<Matcher> excluded_;
  RowBits part_;
};

/// Evaluates windows in ascending order. One object a thread; `request`, `shard` and `scanner` outlive it.
class SliceEvaluator {
 public:
  /// `scanner` where the plan needs places.
  SliceEvaluator(const EvaluationRequest& request, Shard& shard, const TokenScanner* scanner,
                 UnpackedLists lists);

  /// The rows of the window that match; valid until the next call.
  const RowBits& match(const Window& window);

  /// Of the window last matched: the rows that match when filter `i` is left out. Only where the request has
  /// `without_filters`.
  const RowBits& without_filter(std::size_t i) const { return without_filter_[i]; }

  /// Calls `take(score, row)` for the rows that `match` found last.
  template <typename Take>
  void score(const Take& take) {
    root_->score(rows_, true, scores_.data());
    rows_.for_each([&](std::uint32_t at) {
      take(scores_[at], window_.begin + at);
      scores_[at] = 0;
    });
    if (rows_.count() >= few_rows) scores_.fill(0);  // those of other rows may have changed too
  }

 private:
  void remove_deleted();
  void apply_filters();

  const EvaluationRequest& request_;
  Shard& shard_;
  std::unique_ptr<Matcher> root_;
  std::vector<BoundFilter> filters_;
  Window dated_{};   ///< rows that the request's dates leave
  Window window_{};  ///< the last one matched
  RowBits among_;
  RowBits rows_;
  std::vector<RowBits> without_filter_;
  std::array<float, window_rows> scores_{};
};

}  // namespace backfile
