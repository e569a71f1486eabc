#include "searcher/match/evaluation.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <mutex>
#include <thread>

#include "common/run_in_threads.h"
#include "searcher/match/slice_evaluator.h"

namespace backfile {
namespace {

// Windows that one thread takes at a time, and the postings below which a second thread does not pay.
constexpr std::uint32_t slice_rows = 4 * window_rows;
constexpr std::uint64_t least_shared_cost = 60000;

struct Slice {
  std::size_t shard;
  std::uint32_t begin;
  std::uint32_t end;
};

// Orders by score, then by row: the greater the better. Scores are never negative, so that their bits are in
// their order.
std::uint64_t order_of(const ScoredRow& row) {
  return std::uint64_t{std::bit_cast<std::uint32_t>(row.score)} << 32 | ~row.row;
}

bool better(const ScoredRow& a, const ScoredRow& b) {
  return order_of(a) > order_of(b);
}

// The best rows so far, among up to as many others again: these are thrown out together, which is cheaper
// than a heap.
class BestRows {
 public:
  explicit BestRows(std::size_t keep) : keep_(keep) {}

  void offer(float score, std::uint32_t row) {
    const ScoredRow offered = {score, row};
    if (order_of(offered) <= least_) return;
    rows_.push_back(offered);
    if (rows_.size() / 2 >= keep_) shrink();
  }

  std::vector<ScoredRow> take() {
    if (rows_.size() > keep_) shrink();
    return std::move(rows_);
  }

 private:
  void shrink() {
    const auto last = rows_.begin() + static_cast<std::ptrdiff_t>(keep_ - 1);
    std::ranges::nth_element(rows_, last, better);
    least_ = order_of(*last);
    rows_.resize(keep_);
  }

  std::size_t keep_;
  std::uint64_t least_ = 0;  ///< of the row that must be surpassed
  std::vector<ScoredRow> rows_;
};

// All threads of one query: slices are handed out in order.
class Evaluation {
 public:
  Evaluation(const EvaluationRequest& request, std::vector<Shard>& shards,
             const std::vector<std::unique_ptr<PostingCache>>& caches)
      : request_(request), caches_(caches) {
    const bool places = needs_places(request.plan->root);
    for (std::size_t i = 0; i < shards.size(); ++i) {
      const Columns& columns = shards[i].columns();
      const std::size_t words = (columns.rows() + 63) / 64;
      ShardMatches& matches = matches_.shards.emplace_back();
      matches.rows.resize(words);
      if (request.without_filters) matches.without_filter.assign(request.filters.size(), ShardBits(words));
      scanners_.push_back(places ? std::make_unique<TokenScanner>(columns, request.plan->leaves) : nullptr);
      for (std::uint32_t begin = 0; begin < columns.rows(); begin += slice_rows) {
        slices_.push_back({i, begin, std::min(columns.rows(), begin + slice_rows)});
      }
    }
  }

  std::size_t slices() const { return slices_.size(); }

  void run(std::vector<Shard>& shards) {
    for (std::size_t i = next_++; i < slices_.size() && !cut_; i = next_++) {
      const Slice& slice = slices_[i];
      ShardMatches& matches = matches_.shards[slice.shard];
      const auto evaluator = std::make_unique<SliceEvaluator>(
          request_, shards[slice.shard], scanners_[slice.shard].get(), UnpackedLists{*caches_[slice.shard]});
      BestRows best(request_.keep);
      for (std::uint32_t begin = slice.begin; begin < slice.end; begin += window_rows) {
        if (out_of_time()) break;
        const Window window = {begin, std::min(slice.end, begin + window_rows)};
        evaluate(*evaluator, window, matches, best);
        searched_ += window.size();
      }
      const std::scoped_lock lock(mutex_);
      const std::vector<ScoredRow> rows = best.take();
      matches.best.insert(matches.best.end(), rows.begin(), rows.end());
    }
  }

  Matches finish() {
    matches_.complete = !cut_;
    matches_.searched = searched_;
    for (ShardMatches& matches : matches_.shards) {
      std::ranges::sort(matches.best, better);
      if (matches.best.size() > request_.keep) matches.best.resize(request_.keep);
    }
    return std::move(matches_);
  }

 private:
  void evaluate(SliceEvaluator& evaluator, const Window& window, ShardMatches& matches, BestRows& best) {
    const RowBits& rows = evaluator.match(window);
    store(window, rows, matches.rows);
    for (std::size_t i = 0; i < matches.without_filter.size(); ++i)
      store(window, evaluator.without_filter(i), matches.without_filter[i]);
    if (request_.keep == 0 || rows.none()) return;
    evaluator.score([&](float score, std::uint32_t row) { best.offer(score, row); });
  }

  static void store(const Window& window, const RowBits& rows, ShardBits& bits) {
    const std::size_t from = window.begin / 64;
    const std::size_t count = (window.size() + 63) / 64;
    std::copy_n(rows.words().begin(), count, bits.begin() + static_cast<std::ptrdiff_t>(from));
  }

  bool out_of_time() {
    if (is_out_of_time(request_)) cut_ = true;
    return cut_;
  }

  const EvaluationRequest& request_;
  const std::vector<std::unique_ptr<PostingCache>>& caches_;
  Matches matches_;
  std::vector<std::unique_ptr<TokenScanner>> scanners_;
  std::vector<Slice> slices_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> cut_ = false;
  std::atomic<std::uint64_t> searched_ = 0;
  std::mutex mutex_;
};

// Articles that a part of the plan may match; 0 where it says nothing of words.
std::uint64_t most_matches(const PlanNode& node, const Plan& plan) {
  if (node.kind == PlanNode::Kind::negation) return 0;
  std::uint64_t most = node.kind == PlanNode::Kind::term ? plan.leaves[node.leaf].frequency : 0;
  for (const PlanNode& child : node.children) {
    const std::uint64_t matches = most_matches(child, plan);
    if (node.kind == PlanNode::Kind::disjunction) {
      most += matches;
    } else if (matches > 0) {
      most = most == 0 ? matches : std::min(most, matches);
    }
  }
  return most;
}

// In postings read: a dense row is gone through some sixteen times as fast, a match is scored in a quarter of
// the time, and an article looked into for places costs as much as some dozen.
std::uint64_t estimated_cost(const EvaluationRequest& request, const std::vector<Shard>& shards) {
  const Plan& plan = *request.plan;
  const auto is_dense = [&](const Leaf& leaf) {
    return std::ranges::all_of(leaf.terms, [&](const std::string& term) {
      return std::ranges::any_of(shards, [&](const Shard& shard) {
        return shard.dense() != nullptr && !shard.dense()->find(term).empty();
      });
    });
  };
  std::uint64_t sum = 0;
  std::uint64_t rarest = UINT64_MAX;
  for (const Leaf& leaf : plan.leaves) {
    sum += is_dense(leaf) ? leaf.frequency / 16 : leaf.frequency;
    rarest = std::min(rarest, leaf.frequency);
  }
  if (needs_places(plan.root)) sum += rarest * 12;
  if (request.keep > 0) sum += most_matches(plan.root, plan) / 4;
  return sum;
}

}  // namespace

bool is_out_of_time(const EvaluationRequest& request) {
  if (request.cancel != nullptr && *request.cancel) return true;
  return request.deadline && std::chrono::steady_clock::now() > *request.deadline;
}

std::uint64_t count_rows(const ShardBits& bits) {
  std::uint64_t sum = 0;
  for (const std::uint64_t word : bits) sum += static_cast<std::uint64_t>(std::popcount(word));
  return sum;
}

std::uint64_t count_rows(const Matches& matches) {
  std::uint64_t sum = 0;
  for (const ShardMatches& shard : matches.shards) sum += count_rows(shard.rows);
  return sum;
}

std::optional<std::uint32_t> first_row(const ShardBits& bits, std::uint32_t begin) {
  std::uint64_t unwanted = (std::uint64_t{1} << begin % 64) - 1;
  for (std::size_t i = begin / 64; i < bits.size(); ++i, unwanted = 0) {
    const std::uint64_t word = bits[i] & ~unwanted;
    if (word != 0)
      return static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word));
  }
  return std::nullopt;
}

std::optional<std::uint32_t> last_row(const ShardBits& bits, std::uint32_t end) {
  std::uint64_t wanted = (std::uint64_t{1} << end % 64) - 1;
  for (std::size_t i = end / 64 + 1; i-- > 0; wanted = ~std::uint64_t{0}) {
    const std::uint64_t word = i < bits.size() ? bits[i] & wanted : 0;
    if (word != 0)
      return static_cast<std::uint32_t>(i * 64 + 63) - static_cast<std::uint32_t>(std::countl_zero(word));
  }
  return std::nullopt;
}

EvaluationThreads::EvaluationThreads(std::vector<Shard>& shards, unsigned threads)
    : shards_(shards), threads_(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {
  constexpr std::size_t cached_bytes = std::size_t{32} << 20;
  for (std::size_t i = 0; i < shards.size(); ++i)
    caches_.push_back(std::make_unique<PostingCache>(cached_bytes / shards.size()));
}

Matches EvaluationThreads::evaluate(const EvaluationRequest& request) {
  Evaluation evaluation(request, shards_, caches_);
  const std::size_t wanted = std::min<std::size_t>(threads_, evaluation.slices());
  if (wanted <= 1 || estimated_cost(request, shards_) < least_shared_cost) {
    evaluation.run(shards_);
    return evaluation.finish();
  }
  for (std::vector<Shard>& copies : further_) std::ranges::for_each(copies, &Shard::keep_alive);
  while (further_.size() + 1 < wanted) {
    std::vector<Shard>& copies = further_.emplace_back();
    for (const Shard& shard : shards_) copies.push_back(shard.for_another_thread());
  }
  run_in_threads(static_cast<unsigned>(wanted),
                 [&](unsigned thread) { evaluation.run(thread == 0 ? shards_ : further_[thread - 1]); });
  return evaluation.finish();
}

}  // namespace backfile
