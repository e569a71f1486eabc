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
#include "searcher/results.h"
#include "searcher/search.h"

namespace backfile {

/// The counts of one search. Keeps references to all that it is given.
class PageCounts {
 public:
  /// `threads` may work, the caller's included: the others begin at once, while the caller makes the hits.
  PageCounts(const SearchRequest& request, const EvaluationRequest& evaluation, const Matches& matches,
             const std::vector<Shard>& shards, FacetNamesCache& names, unsigned threads);

  /// Counts what is left, and hands all over. Once.
  void deliver(ResultSink& sink);

 private:
  struct Part {
    std::size_t counter;
    std::size_t shard;
  };
  void work();

  const SearchRequest& request_;
  const std::vector<FilterPlan>& filters_;
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
