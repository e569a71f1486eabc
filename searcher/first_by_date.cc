#include "searcher/first_by_date.h"

#include <algorithm>
#include <memory>

#include "searcher/match/row_matchers.h"
#include "searcher/match/slice_evaluator.h"

namespace backfile {
namespace {

// A page is most often filled by a few hundred rows; each run of rows looked at is as long as those before
// it.
constexpr std::uint32_t first_run = 512;
// Where so many rows did not fill it, unpacked lists are worth having: most of them will be read.
constexpr std::uint32_t rows_without_unpacking = 4096;

// Matches of one shard after the other, each only as far as it can still bring some of the first.
class FirstByDate {
 public:
  FirstByDate(const EvaluationRequest& request, std::size_t count, bool oldest_first)
      : request_(request), count_(count), oldest_first_(oldest_first) {}

  void search(std::vector<Shard>& shards, std::size_t shard, PostingCache& cache) {
    const Columns& columns = shards[shard].columns();
    const TokenScanner* scanner = nullptr;
    std::unique_ptr<TokenScanner> made;
    if (needs_places(request_.plan->root)) {
      made = std::make_unique<TokenScanner>(columns, request_.plan->leaves);
      scanner = made.get();
    }
    std::unique_ptr<SliceEvaluator> evaluator;
    bool unpacks = false;
    for (std::uint32_t done = 0; done < columns.rows() && !cut_;) {
      const Window run = next_run(columns, done, std::max(first_run, looked_at_));
      if (!can_bring(shards, shard, oldest_first_ ? run.end - 1 : run.begin)) return;
      const bool pays = looked_at_ >= rows_without_unpacking;
      // Matchers only move forward: towards newer articles each run is a walk of its own.
      if (!evaluator || oldest_first_ || pays != unpacks) {
        evaluator =
            std::make_unique<SliceEvaluator>(request_, shards[shard], scanner, UnpackedLists{cache, pays});
        unpacks = pays;
      }
      for (std::uint32_t begin = run.begin; begin < run.end && !cut_; begin += window_rows) {
        const Window window = {begin, std::min(run.end, begin + window_rows)};
        evaluator->match(window).for_each(
            [&](std::uint32_t at) { rows_.push_back(ranked_row(shards, shard, window.begin + at, 0)); });
        cut_ = is_out_of_time(request_);
      }
      done += run.size();
      looked_at_ += run.size();
      keep_first();
    }
  }

  std::vector<RankedRow> take() { return std::move(rows_); }
  bool cut() const { return cut_; }

 private:
  // From the oldest on: from the last row with a date to the first, then those without.
  Window next_run(const Columns& columns, std::uint32_t done, std::uint32_t length) const {
    const std::uint32_t dated = oldest_first_ ? dated_rows(columns) : 0;
    if (done < dated) {
      const std::uint32_t size = std::min(length, dated - done);
      return {dated - done - size, dated - done};
    }
    return {done, done + std::min(length, columns.rows() - done)};
  }

  // Whether the row, or one that comes behind it in the shard, may belong to the first.
  bool can_bring(const std::vector<Shard>& shards, std::size_t shard, std::uint32_t row) const {
    if (rows_.size() < count_) return true;
    const RankedRow next = ranked_row(shards, shard, row, 0);
    const RankedRow& last = rows_.back();
    // Rows of one date stand by ascending id, whichever way they are walked.
    if (oldest_first_) return oldest_key(next) <= oldest_key(last);
    return next.date > last.date || (next.date == last.date && next.id_hash < last.id_hash);
  }

  void keep_first() {
    order_by_date(rows_, oldest_first_);
    if (rows_.size() > count_) rows_.resize(count_);
  }

  const EvaluationRequest& request_;
  std::size_t count_;
  bool oldest_first_;
  std::uint32_t looked_at_ = 0;  ///< rows
  std::vector<RankedRow> rows_;  ///< in order, at most `count_` between runs
  bool cut_ = false;
};

}  // namespace

std::vector<RankedRow> first_by_date(const EvaluationRequest& request, std::vector<Shard>& shards,
                                     const std::vector<std::unique_ptr<PostingCache>>& caches,
                                     std::size_t count, bool oldest_first, bool& cut) {
  FirstByDate first(request, count, oldest_first);
  for (std::size_t i = 0; i < shards.size() && !first.cut(); ++i) {
    const std::size_t shard = oldest_first ? shards.size() - 1 - i : i;
    first.search(shards, shard, *caches[shard]);
  }
  cut = first.cut();
  return first.take();
}

std::optional<std::uint64_t> known_total(const EvaluationRequest& request, std::vector<Shard>& shards) {
  const PlanNode& root = request.plan->root;
  if (!request.filters.empty()) return std::nullopt;
  for (const Shard& shard : shards) {
    if (!shard.deleted().empty()) return std::nullopt;
  }
  std::uint64_t total = 0;
  if (root.kind == PlanNode::Kind::all) {
    for (const Shard& shard : shards) {
      total += request.dates ? rows_dated(shard.columns(), *request.dates).size() : shard.columns().rows();
    }
    return total;
  }
  if (root.kind != PlanNode::Kind::term || request.dates) return std::nullopt;
  const Leaf& leaf = request.plan->leaves[root.leaf];
  if (leaf.terms.size() > 1) return std::nullopt;
  return leaf.frequency;
}

}  // namespace backfile
