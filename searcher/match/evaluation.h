// A plan evaluated over a whole archive: which rows match, and the best of them.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "common/shard.h"
#include "searcher/match/posting_cache.h"
#include "searcher/query/plan.h"

namespace backfile {

/// The values that --country and the like ask for, as boolean terms.
struct FilterPlan {
  Facet facet = Facet::country;
  bool has_included = false;
  std::vector<std::string> included;
  std::vector<std::string> excluded;
};

struct EvaluationRequest {
  const Plan* plan = nullptr;
  std::vector<FilterPlan> filters;
  std::optional<DateRange> dates;
  std::size_t keep = 0;          ///< best rows wanted by score; 0: no scores are computed
  bool without_filters = false;  ///< also find what matches when one of the filters is left out
  const std::atomic<bool>* cancel = nullptr;
  std::optional<std::chrono::steady_clock::time_point> deadline;
};

struct ScoredRow {
  float score;
  std::uint32_t row;
};

/// A bitmap over all rows of a shard.
using ShardBits = std::vector<std::uint64_t>;

/// What matches in one shard.
struct ShardMatches {
  ShardBits rows;
  std::vector<ShardBits> without_filter;  ///< where asked for: by index in `filters`, without this one
  std::vector<ScoredRow> best;            ///< by score, then row
};

struct Matches {
  std::vector<ShardMatches> shards;
  bool complete = true;        ///< false where cancelled or out of time
  std::uint64_t searched = 0;  ///< rows looked at
};

/// True once the request is cancelled or its time is over.
bool is_out_of_time(const EvaluationRequest& request);

/// Rows in a bitmap.
std::uint64_t count_rows(const ShardBits& bits);
/// Rows that match, over all shards.
std::uint64_t count_rows(const Matches& matches);
/// The first one from `begin` on.
std::optional<std::uint32_t> first_row(const ShardBits& bits, std::uint32_t begin);
/// The last one before `end`.
std::optional<std::uint32_t> last_row(const ShardBits& bits, std::uint32_t end);

/// Worker threads with their own view of the shards. Not thread-safe itself: one caller at a time.
class EvaluationThreads {
 public:
  /// `shards` are the caller's; further threads open their own where a query is large enough to be shared.
  EvaluationThreads(std::vector<Shard>& shards, unsigned threads);
  Matches evaluate(const EvaluationRequest& request);
  unsigned threads() const { return threads_; }
  /// By shard; of all threads.
  const std::vector<std::unique_ptr<PostingCache>>& caches() const { return caches_; }

 private:
  std::vector<Shard>& shards_;
  unsigned threads_;
  std::vector<std::vector<Shard>> further_;
  std::vector<std::unique_ptr<PostingCache>> caches_;
};

}  // namespace backfile
