#include "corpus/generator/random.h"

#include <numeric>

namespace backfile {

WeightedChoice::WeightedChoice(const std::vector<double>& weights)
    : threshold_(weights.size(), 1.0), alias_(weights.size()) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::size_t> small;
  std::vector<std::size_t> large;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    threshold_[i] = weights[i] / sum * static_cast<double>(weights.size());
    alias_[i] = i;
    (threshold_[i] < 1 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const std::size_t poor = small.back();
    const std::size_t rich = large.back();
    small.pop_back();
    alias_[poor] = rich;
    threshold_[rich] -= 1 - threshold_[poor];
    if (threshold_[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
}

}  // namespace backfile
