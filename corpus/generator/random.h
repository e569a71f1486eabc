// Random numbers that are the same on every machine: the standard's distributions are not.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

namespace backfile {

/// A stream of numbers from a seed.
class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}

  std::uint64_t next() { return bits_(); }
  /// 0 <= result < end; `end` at least 1.
  std::uint64_t below(std::uint64_t end) { return bits_() % end; }
  /// 0 <= result < 1.
  double fraction() { return static_cast<double>(bits_() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return fraction() < probability; }
  /// Normally distributed with mean 0 and deviation 1 (Box and Muller 1958).
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - fraction()));
    return radius * std::cos(2 * std::numbers::pi * fraction());
  }

 private:
  std::mt19937_64 bits_;  // its sequence is laid down by the standard
};

/// Draws indexes with given weights in constant time (the alias method; Walker 1977, Vose 1991).
class WeightedChoice {
 public:
  /// At least one weight, all above zero.
  explicit WeightedChoice(const std::vector<double>& weights);
  std::size_t draw(Random& random) const {
    const std::size_t column = random.below(threshold_.size());
    return random.fraction() < threshold_[column] ? column : alias_[column];
  }

 private:
  std::vector<double> threshold_;
  std::vector<std::size_t> alias_;
};

}  // namespace backfile
