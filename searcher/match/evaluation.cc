#include "searcher/match/evaluation.h"

#include <algorithm>
#include <array>
#include <bit>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "searcher/match/matchers.h"
#include "searcher/match/row_bits.h"

namespace backfile {
namespace {

// Windows that one thread takes at a time, and the postings below which a second thread does not pay.
constexpr std::uint32_t slice_rows = 4 * window_rows;
constexpr std::uint64_t least_shared_cost = 200000;

struct Slice {
  std::size_t shard;
  std::uint32_t begin;
  std::uint32_t end;
};

bool better(const ScoredRow& a, const ScoredRow& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.row < b.row;
}

// The best rows so far; the worst of them on top.
class BestRows {
 public:
  explicit BestRows(std::size_t keep) : keep_(keep) {}

  void offer(float score, std::uint32_t row) {
    if (rows_.size() < keep_) {
      rows_.push_back({score, row});
      std::ranges::push_heap(rows_, better);
    } else if (better({score, row}, rows_.front())) {
      std::ranges::pop_heap(rows_, better);
      rows_.back() = {score, row};
      std::ranges::push_heap(rows_, better);
    }
  }

  std::vector<ScoredRow> take() { return std::move(rows_); }

 private:
  std::size_t keep_;
  std::vector<ScoredRow> rows_;
};

// One facet's filter, bound to a shard.
class BoundFilter {
 public:
  BoundFilter(const FilterPlan& plan, Shard& shard) {
    if (plan.has_included) included_ = make_value_matcher(plan.included, shard);
    if (!plan.excluded.empty()) excluded_ = make_value_matcher(plan.excluded, shard);
  }

  void match(const Window& window, const RowBits& among, RowBits& rows) {
    rows = among;
    if (included_) {
      included_->match(window, &among, part_);
      rows.keep(part_);
    }
    if (excluded_ && !rows.none()) {
      excluded_->match(window, &rows, part_);
      rows.remove(part_);
    }
  }

 private:
  std::unique_ptr<Matcher> included_;
  std::unique_ptr<Matcher> excluded_;
  RowBits part_;
};

// Evaluates the windows of one slice.
class SliceEvaluator {
 public:
  SliceEvaluator(const EvaluationRequest& request, Shard& shard, const TokenScanner* scanner)
      : request_(request),
        shard_(shard),
        root_(make_matcher(request.plan->root, {shard, *request.plan, scanner})) {
    for (const FilterPlan& filter : request.filters) filters_.emplace_back(filter, shard);
    dated_ = {0, shard.columns().rows()};
    if (request.dates) dated_ = rows_dated(shard.columns(), *request.dates);
  }

  // Rows of the window that match; the bitmaps without one of the filters go straight to `matches`.
  void evaluate(const Window& window, ShardMatches& matches, BestRows& best) {
    const std::uint32_t begin = std::max(window.begin, dated_.begin);
    const std::uint32_t end = std::min(window.end, dated_.end);
    if (begin >= end) return;
    among_.clear();
    among_.insert_range(begin - window.begin, end - window.begin);
    const bool whole = begin == window.begin && end == window.end;
    root_->match(window, whole ? nullptr : &among_, rows_);
    rows_.keep(among_);
    remove_deleted(window);
    if (rows_.none()) return;
    apply_filters(window, matches);
    store(window, rows_, matches.rows);
    if (request_.keep > 0 && !rows_.none()) score(window, best);
  }

 private:
  static void store(const Window& window, const RowBits& rows, ShardBits& bits) {
    const std::size_t from = window.begin / 64;
    const std::size_t count = (window.size() + 63) / 64;
    std::copy_n(rows.words().begin(), count, bits.begin() + static_cast<std::ptrdiff_t>(from));
  }

  void remove_deleted(const Window& window) {
    if (shard_.deleted().empty()) return;
    rows_.for_each([&](std::uint32_t at) {
      if (shard_.deleted().contains(window.begin + at)) rows_.erase(at);
    });
  }

  void apply_filters(const Window& window, ShardMatches& matches) {
    if (filters_.empty()) return;
    const RowBits base = rows_;
    std::vector<RowBits> passed(filters_.size());
    for (std::size_t i = 0; i < filters_.size(); ++i) {
      filters_[i].match(window, base, passed[i]);
      rows_.keep(passed[i]);
    }
    for (std::size_t i = 0; i < filters_.size(); ++i) {
      RowBits others = base;
      for (std::size_t k = 0; k < filters_.size(); ++k) {
        if (k != i) others.keep(passed[k]);
      }
      store(window, others, matches.without_filter[i]);
    }
  }

  void score(const Window& window, BestRows& best) {
    root_->score(rows_, scores_.data());
    rows_.for_each([&](std::uint32_t at) {
      best.offer(scores_[at], window.begin + at);
      scores_[at] = 0;
    });
  }

  const EvaluationRequest& request_;
  Shard& shard_;
  std::unique_ptr<Matcher> root_;
  std::vector<BoundFilter> filters_;
  Window dated_{};
  RowBits among_;
  RowBits rows_;
  std::array<float, window_rows> scores_{};
};

// All threads of one query: slices are handed out in order.
class Evaluation {
 public:
  Evaluation(const EvaluationRequest& request, std::vector<Shard>& shards) : request_(request) {
    const bool places = needs_places(request.plan->root);
    for (std::size_t i = 0; i < shards.size(); ++i) {
      const Columns& columns = shards[i].columns();
      const std::size_t words = (columns.rows() + 63) / 64;
      ShardMatches& matches = matches_.shards.emplace_back();
      matches.rows.resize(words);
      matches.without_filter.assign(request.filters.size(), ShardBits(words));
      scanners_.push_back(places ? std::make_unique<TokenScanner>(columns, request.plan->leaves) : nullptr);
      for (std::uint32_t begin = 0; begin < columns.rows(); begin += slice_rows) {
        slices_.push_back({i, begin, std::min(columns.rows(), begin + slice_rows)});
      }
    }
  }

  std::size_t slices() const { return slices_.size(); }

  void run(std::vector<Shard>& shards) {
    for (std::size_t i = next_++; i < slices_.size(); i = next_++) {
      const Slice& slice = slices_[i];
      ShardMatches& matches = matches_.shards[slice.shard];
      const auto evaluator =
          std::make_unique<SliceEvaluator>(request_, shards[slice.shard], scanners_[slice.shard].get());
      BestRows best(request_.keep);
      for (std::uint32_t begin = slice.begin; begin < slice.end; begin += window_rows) {
        if (out_of_time()) return;
        evaluator->evaluate({begin, std::min(slice.end, begin + window_rows)}, matches, best);
      }
      const std::scoped_lock lock(mutex_);
      const std::vector<ScoredRow> rows = best.take();
      matches.best.insert(matches.best.end(), rows.begin(), rows.end());
    }
  }

  Matches finish() {
    matches_.complete = !cut_;
    for (ShardMatches& matches : matches_.shards) {
      std::ranges::sort(matches.best, better);
      if (matches.best.size() > request_.keep) matches.best.resize(request_.keep);
    }
    return std::move(matches_);
  }

 private:
  bool out_of_time() {
    if (request_.cancel != nullptr && *request_.cancel) cut_ = true;
    if (request_.deadline && std::chrono::steady_clock::now() > *request_.deadline) cut_ = true;
    return cut_;
  }

  const EvaluationRequest& request_;
  Matches matches_;
  std::vector<std::unique_ptr<TokenScanner>> scanners_;
  std::vector<Slice> slices_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> cut_ = false;
  std::mutex mutex_;
};

std::uint64_t estimated_cost(const Plan& plan) {
  std::uint64_t sum = 0;
  for (const Leaf& leaf : plan.leaves) sum += leaf.frequency;
  return sum;
}

}  // namespace

std::uint64_t count_rows(const ShardBits& bits) {
  std::uint64_t sum = 0;
  for (const std::uint64_t word : bits) sum += static_cast<std::uint64_t>(std::popcount(word));
  return sum;
}

EvaluationThreads::EvaluationThreads(std::vector<Shard>& shards, unsigned threads)
    : shards_(shards), threads_(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

Matches EvaluationThreads::evaluate(const EvaluationRequest& request) {
  Evaluation evaluation(request, shards_);
  const std::size_t wanted = std::min<std::size_t>(threads_, evaluation.slices());
  if (wanted <= 1 || estimated_cost(*request.plan) < least_shared_cost) {
    evaluation.run(shards_);
    return evaluation.finish();
  }
  for (std::vector<Shard>& copies : further_) std::ranges::for_each(copies, &Shard::keep_alive);
  while (further_.size() + 1 < wanted) {
    std::vector<Shard>& copies = further_.emplace_back();
    for (const Shard& shard : shards_) copies.push_back(shard.for_another_thread());
  }
  std::exception_ptr failure;
  std::mutex mutex;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i + 1 < wanted; ++i) {
      threads.emplace_back([&, i] {
        try {
          evaluation.run(further_[i]);
        } catch (...) {  // carried to the caller's thread
          const std::scoped_lock lock(mutex);
          failure = std::current_exception();
        }
      });
    }
    evaluation.run(shards_);
  }
  if (failure) std::rethrow_exception(failure);
  return evaluation.finish();
}

}  // namespace backfile
