#include "bench/relevance_measures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace backfile {
namespace {

double discount(std::size_t rank) {
  return 1 / std::log2(static_cast<double>(rank) + 1);
}

// The regularised incomplete beta function by Lentz's continued fraction (Numerical Recipes 6.4; DLMF 8.17).
double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incomplete_beta(b, a, 1 - x);
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(1 - x)) /
      a;
  constexpr double tiny = 1e-300;
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  d = 1 / (std::abs(d) < tiny ? tiny : d);
  double fraction = d;
  for (int i = 1; i < 300; ++i) {
    const double m = i;
    const auto step = [&](double numerator) {
      d = 1 + numerator * d;
      d = 1 / (std::abs(d) < tiny ? tiny : d);
      c = 1 + numerator / c;
      if (std::abs(c) < tiny) c = tiny;
      fraction *= c * d;
      return c * d;
    };
    step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
    const double change = step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
    if (std::abs(change - 1) < 1e-12) break;
  }
  return front * fraction;
}

double two_sided_t(double t, double degrees) {
  return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t));
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double randomised(const std::vector<double>& differences) {
  constexpr int rounds = 10000;
  std::mt19937_64 random(1);
  const double seen = std::abs(mean(differences)) - 1e-12;
  int as_large = 0;
  for (int round = 0; round < rounds; ++round) {
    double sum = 0;
    for (const double difference : differences) sum += (random() & 1) != 0 ? difference : -difference;
    as_large += std::abs(sum / static_cast<double>(differences.size())) >= seen ? 1 : 0;
  }
  return static_cast<double>(as_large + 1) / (rounds + 1);
}

}  // namespace

Relevance judge(const std::vector<std::string>& ranking, const Judgments& judgments) {
  std::vector<int> grades;
  for (const auto& [id, grade] : judgments) {
    if (grade > 0) grades.push_back(grade);
  }
  std::ranges::sort(grades, std::greater<>());
  double ideal = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(grades.size(), 10); ++i)
    ideal += grades[i] * discount(i + 1);
  Relevance result;
  double found = 0;
  double gain = 0;
  for (std::size_t rank = 1; rank <= ranking.size(); ++rank) {
    const auto judged = judgments.find(ranking[rank - 1]);
    if (judged == judgments.end() || judged->second <= 0) continue;
    ++found;
    result.average_precision += found / static_cast<double>(rank);
    if (result.reciprocal_rank == 0) result.reciprocal_rank = 1 / static_cast<double>(rank);
    if (rank <= 10) {
      result.precision_10 += 0.1;
      gain += judged->second * discount(rank);
    }
    if (rank <= 100) ++result.recall_100;
  }
  const auto relevant = static_cast<double>(grades.size());
  result.average_precision /= relevant;
  result.recall_100 /= relevant;
  result.ndcg_10 = gain / ideal;
  return result;
}

Significance compare_pairs(const std::vector<double>& ours, const std::vector<double>& theirs) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
    differences.push_back(ours[i] - theirs[i]);
  Significance result;
  result.mean_difference = mean(differences);
  if (differences.size() < 2) return result;
  double squares = 0;
  for (const double each : differences)
    squares += (each - result.mean_difference) * (each - result.mean_difference);
  const auto count = static_cast<double>(differences.size());
  const double error = std::sqrt(squares / (count - 1) / count);
  if (error > 0) result.t_test = two_sided_t(result.mean_difference / error, count - 1);
  if (error == 0 && result.mean_difference != 0) result.t_test = 0;
  result.randomisation = randomised(differences);
  return result;
}

}  // namespace backfile
