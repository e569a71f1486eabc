// What a page counts over all matches: facets and timeline.
#pragma once

#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

#include "common/shard.h"
#include "searcher/match/evaluation.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/facet_names.h"
#include "searcher/page_sink.h"
#include "searcher/search.h"

namespace backfile {

/// The counts of one search. Keeps references to all that it is given.
class PageCounts {
 public:
  /// Matches from which on a second thread pays.
  static constexpr std::uint64_t many = 20000;

  /// Where there are at least `least_shared` matches, threads of its own begin at once, while the caller
  /// makes the hits. `threads`: how many may work, the caller's included.
  PageCounts(const SearchRequest& request, const EvaluationRequest& evaluation, const Matches& matches,
             const std::vector<Shard>& shards, FacetNamesCache& names, unsigned threads,
             std::uint64_t least_shared = many);

  /// Counts what is left, and hands all over. Once.
  void deliver(ResultSink& sink);

 private:
  struct Part {
    std::size_t counter;
    std::size_t shard;
  };
  void work();

  const SearchRequest& request_;
  const Matches& matches_;
  const std::vector<Shard>& shards_;
  FacetNamesCache& names_;
  unsigned threads_;
  std::vector<FacetCounter> counters_;
  std::vector<Part> parts_;  ///< the largest first
  Timeline timeline_;
  std::atomic<std::size_t> next_ = 0;       ///< of the parts; the timeline comes behind them
  std::vector<std::future<void>> helpers_;  ///< last: they end before what they use
};

}  // namespace backfile
