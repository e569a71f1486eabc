#include "searcher/page_counts.h"

#include <algorithm>

#include "common/document.h"
#include "common/run_in_threads.h"
#include "searcher/match/timeline.h"

namespace backfile {
namespace {

std::vector<const ShardBits*> bits_of(const Matches& matches) {
  std::vector<const ShardBits*> bits;
  for (const ShardMatches& shard : matches.shards) bits.push_back(&shard.rows);
  return bits;
}

// The rows that a facet's values are counted over: its own filter is left out.
std::vector<const ShardBits*> bits_for(const EvaluationRequest& evaluation, const Matches& matches,
                                       Facet facet) {
  std::vector<const ShardBits*> bits = bits_of(matches);
  for (std::size_t i = 0; i < evaluation.filters.size(); ++i) {
    if (evaluation.filters[i].facet != facet) continue;
    for (std::size_t k = 0; k < bits.size(); ++k) bits[k] = &matches.shards[k].without_filter[i];
  }
  return bits;
}

// The values that a facet's filter names.
std::vector<std::string> filtered_by(const EvaluationRequest& evaluation, Facet facet) {
  std::vector<std::string> values;
  const std::size_t prefix = facet_field(facet).prefix.size() + 1;
  for (const FilterPlan& filter : evaluation.filters) {
    if (filter.facet != facet) continue;
    for (const auto* terms : {&filter.included, &filter.excluded}) {
      for (const std::string& term : *terms) values.push_back(term.substr(prefix));
    }
  }
  return values;
}

// Marks the values that are filtered by, whatever they were called.
void mark_selected(const std::vector<FilterPlan>& filters, FacetCounts& counts) {
  for (const FilterPlan& filter : filters) {
    if (filter.facet != counts.facet) continue;
    for (FacetCount& value : counts.values) {
      const std::string term = boolean_term(facet_field(counts.facet), value.value);
      value.selected = std::ranges::find(filter.included, term) != filter.included.end();
      value.excluded = std::ranges::find(filter.excluded, term) != filter.excluded.end();
    }
  }
}

}  // namespace

PageCounts::PageCounts(const SearchRequest& request, const EvaluationRequest& evaluation,
                       const Matches& matches, const std::vector<Shard>& shards, FacetNamesCache& names,
                       unsigned threads)
    : request_(request),
      filters_(evaluation.filters),
      matches_(matches),
      shards_(shards),
      names_(names),
      threads_(threads) {
  for (const Facet facet : request.facets) {
    for (std::size_t shard = 0; shard < shards.size(); ++shard) parts_.push_back({counters_.size(), shard});
    counters_.emplace_back(shards, bits_for(evaluation, matches, facet), facet)
        .keep(filtered_by(evaluation, facet));
  }
  const auto values = [&](const Part& part) {
    return shards[part.shard].columns().facet(request.facets[part.counter]).ids.values();
  };
  std::ranges::stable_sort(parts_, std::greater<>(), values);
  const std::size_t useful = std::min<std::size_t>(threads, parts_.size() + 1);  // and the timeline
  for (std::size_t i = 1; i < useful; ++i)
    helpers_.push_back(std::async(std::launch::async, [this] { work(); }));
}

void PageCounts::work() {
  for (std::size_t part = next_++; part <= parts_.size(); part = next_++) {
    if (part < parts_.size()) {
      counters_[parts_[part].counter].count(parts_[part].shard);
    } else if (request_.timeline != TimelineUnit::none) {
      timeline_ = make_timeline(shards_, bits_of(matches_), request_.timeline);
    }
  }
}

void PageCounts::deliver(ResultSink& sink) {
  work();
  for (std::future<void>& helper : helpers_) helper.get();
  std::vector<FacetCounts> facets(counters_.size());
  share_in_threads(threads_, facets.size(), [&](std::size_t i) {
    facets[i] = counters_[i].finish(request_.facet_limit, names_.find(request_.facets[i]));
    mark_selected(filters_, facets[i]);
  });
  for (const FacetCounts& counts : facets) sink.facet(counts);
  if (request_.timeline != TimelineUnit::none) sink.timeline(timeline_);
}

}  // namespace backfile
