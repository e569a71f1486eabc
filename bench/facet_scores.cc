#include "bench/facet_scores.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace backfile {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double FacetCount::precision() const {
  return share(right, found);
}
double FacetCount::recall() const {
  return share(right, gold);
}
double FacetCount::f1() const {
  return share(2 * right, found + gold);
}

void FacetScores::add(const std::set<std::string>& gold, const std::set<std::string>& found) {
  ++articles_;
  if (gold == found) ++exact_;
  for (const std::string& value : gold) ++values_[value].gold;
  for (const std::string& value : found) ++values_[value].found;
  std::vector<std::string> missed;
  std::vector<std::string> wrong;
  for (const std::string& value : gold) {
    if (found.contains(value)) {
      ++values_[value].right;
    } else {
      missed.push_back(value);
    }
  }
  std::ranges::set_difference(found, gold, std::back_inserter(wrong));
  if (missed.empty() && !wrong.empty()) missed.emplace_back();
  if (wrong.empty() && !missed.empty()) wrong.emplace_back();
  for (const std::string& value : missed) {
    for (const std::string& other : wrong) ++confusions_[{value, other}];
  }
}

FacetCount FacetScores::micro() const {
  FacetCount sum;
  for (const auto& [value, count] : values_) {
    sum.right += count.right;
    sum.found += count.found;
    sum.gold += count.gold;
  }
  return sum;
}

FacetScores::Macro FacetScores::macro() const {
  Macro mean;
  double values = 0;
  for (const auto& [value, count] : values_) {
    if (count.gold == 0) continue;
    mean.precision += count.precision();
    mean.recall += count.recall();
    mean.f1 += count.f1();
    ++values;
  }
  if (values == 0) return mean;
  return {mean.precision / values, mean.recall / values, mean.f1 / values};
}

std::vector<FacetConfusion> FacetScores::confusions() const {
  std::vector<FacetConfusion> all;
  for (const auto& [pair, articles] : confusions_) all.push_back({pair.first, pair.second, articles});
  std::ranges::stable_sort(all, std::greater<>(), &FacetConfusion::articles);
  return all;
}

}  // namespace backfile
