#include "searcher/match/slice_evaluator.h"

#include <algorithm>

#include "searcher/match/row_matchers.h"

namespace backfile {

BoundFilter::BoundFilter(const FilterPlan& plan, Shard& shard, UnpackedLists lists) {
  if (plan.has_included) included_ = make_value_matcher(plan.included, shard, lists);
  if (!plan.excluded.empty()) excluded_ = make_value_matcher(plan.excluded, shard, lists);
}

void BoundFilter::match(const Window& window, const RowBits& among, RowBits& rows) {
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

SliceEvaluator::SliceEvaluator(const EvaluationRequest& request, Shard& shard, const TokenScanner* scanner,
                               UnpackedLists lists)
    : request_(request),
      shard_(shard),
      root_(make_matcher(request.plan->root, {shard, *request.plan, scanner, lists})) {
  for (const FilterPlan& filter : request.filters) filters_.emplace_back(filter, shard, lists);
  if (request.without_filters) without_filter_.resize(filters_.size());
  dated_ = {0, shard.columns().rows()};
  if (request.dates) dated_ = rows_dated(shard.columns(), *request.dates);
}

const RowBits& SliceEvaluator::match(const Window& window) {
  window_ = window;
  for (RowBits& rows : without_filter_) rows.clear();
  const std::uint32_t begin = std::max(window.begin, dated_.begin);
  const std::uint32_t end = std::min(window.end, dated_.end);
  rows_.clear();
  if (begin >= end) return rows_;
  if (begin == window.begin && end == window.end) {
    root_->match(window, nullptr, rows_);
  } else {
    among_.clear();
    among_.insert_range(begin - window.begin, end - window.begin);
    root_->match(window, &among_, rows_);
    rows_.keep(among_);
  }
  remove_deleted();
  if (!filters_.empty() && !rows_.none()) apply_filters();
  return rows_;
}

void SliceEvaluator::remove_deleted() {
  if (shard_.deleted().empty()) return;
  rows_.for_each([&](std::uint32_t at) {
    if (shard_.deleted().contains(window_.begin + at)) rows_.erase(at);
  });
}

void SliceEvaluator::apply_filters() {
  if (!request_.without_filters) {
    RowBits passed;
    for (BoundFilter& filter : filters_) {
      filter.match(window_, rows_, passed);
      rows_ = passed;
    }
    return;
  }
  const RowBits base = rows_;
  std::vector<RowBits> passed(filters_.size());
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    filters_[i].match(window_, base, passed[i]);
    rows_.keep(passed[i]);
  }
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    without_filter_[i] = base;
    for (std::size_t k = 0; k < filters_.size(); ++k) {
      if (k != i) without_filter_[i].keep(passed[k]);
    }
  }
}

}  // namespace backfile
