// Logistic regression by Newton's method: the weights that make labelled rows most probable.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace backfile {

/// Rows of one width with their labels and weights.
struct LabelledRows {
  std::size_t width = 0;
  std::vector<float> values;  ///< row after row
  std::vector<float> labels;  ///< 1 or 0
  std::vector<float> weights;

  std::size_t size() const { return labels.size(); }
  std::span<const float> row(std::size_t index) const {
    return std::span(values).subspan(index * width, width);
  }
  void add(std::span<const float> row, bool label, float weight);
};

/// The maximum of the likelihood less `ridge` / 2 times the squared weights; the last column is the bias and
/// not held back. Deterministic.
std::vector<double> fit_logistic(const LabelledRows& rows, double ridge);

}  // namespace backfile
