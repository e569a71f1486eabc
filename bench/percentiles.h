// Figures over many measurements.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace backfile {

/// The p-th percentile (nearest rank, p in 0..100) of unsorted values; 0 for none.
inline double percentile(std::vector<double> values, double p) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto rank = static_cast<std::size_t>(std::ceil(p / 100 * static_cast<double>(values.size())));
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

/// What tables of times show.
struct Percentile {
  const char* name;
  double p;
};
inline constexpr Percentile shown_percentiles[] = {{"p50", 50}, {"p95", 95}, {"p99", 99}, {"max", 100}};

}  // namespace backfile
