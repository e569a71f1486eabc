#include "bench/train_country/logistic.h"

#include <algorithm>
#include <cmath>

namespace backfile {
namespace {

constexpr int most_steps = 30;
constexpr double small_step = 1e-5;

// A symmetric matrix of which the lower half is used.
class Matrix {
 public:
  explicit Matrix(std::size_t size) : size_(size), values_(size * size, 0) {}
  double& at(std::size_t row, std::size_t column) { return values_[row * size_ + column]; }

  // Solves this * x = b by Cholesky's decomposition; the matrix is spent.
  std::vector<double> solve(std::vector<double> b) {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = at(i, j);
        for (std::size_t k = 0; k < j; ++k) sum -= at(i, k) * at(j, k);
        at(i, j) = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / at(j, j);
      }
    }
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < i; ++k) b[i] -= at(i, k) * b[k];
      b[i] /= at(i, i);
    }
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t k = i + 1; k < size_; ++k) b[i] -= at(k, i) * b[k];
      b[i] /= at(i, i);
    }
    return b;
  }

 private:
  std::size_t size_;
  std::vector<double> values_;
};

}  // namespace

void LabelledRows::add(std::span<const float> row, bool label, float weight) {
  width = row.size();
  values.insert(values.end(), row.begin(), row.end());
  labels.push_back(label ? 1.0F : 0.0F);
  weights.push_back(weight);
}

std::vector<double> fit_logistic(const LabelledRows& rows, double ridge) {
  const std::size_t width = rows.width;
  std::vector<double> weights(width, 0);
  std::vector<std::size_t> used;
  for (int step = 0; step < most_steps; ++step) {
    Matrix curvature(width);
    std::vector<double> slope(width, 0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::span<const float> row = rows.row(r);
      double sum = 0;
      used.clear();
      for (std::size_t i = 0; i < width; ++i) {
        if (row[i] == 0) continue;
        used.push_back(i);
        sum += weights[i] * static_cast<double>(row[i]);
      }
      const double p = 1 / (1 + std::exp(-sum));
      const double error = rows.weights[r] * (p - rows.labels[r]);
      const double bend = rows.weights[r] * std::max(p * (1 - p), 1e-6);
      for (const std::size_t i : used) {
        slope[i] += error * row[i];
        for (const std::size_t j : used) {
          if (j > i) break;
          curvature.at(i, j) += bend * row[i] * row[j];
        }
      }
    }
    for (std::size_t i = 0; i < width; ++i) {
      const double held = i + 1 == width ? 1e-3 : ridge;
      slope[i] += held * weights[i];
      curvature.at(i, i) += held;
    }
    const std::vector<double> change = curvature.solve(slope);
    double largest = 0;
    for (std::size_t i = 0; i < width; ++i) {
      weights[i] -= change[i];
      largest = std::max(largest, std::abs(change[i]));
    }
    if (largest < small_step) break;
  }
  return weights;
}

}  // namespace backfile
