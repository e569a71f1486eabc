// The token column searched for units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/unit_blocks.h"

namespace backfile {

/// For each of the four hexadecimal digits of a unit, lowest first, and each value of the digit: a bit for
/// every group of targets that has one with this digit. A unit whose four entries share a bit may be a
/// target; one of which no bit is left is none.
struct DigitTables {
  alignas(16) std::uint8_t groups[4][16] = {};
};

/// Any number of units, a bit for each that there may be.
class UnitSet {
 public:
  bool empty() const { return bits_.empty(); }
  void insert(std::uint16_t unit) {
    bits_.resize(1024);
    bits_[unit >> 6] |= std::uint64_t{1} << (unit & 63);
  }
  /// Of a set that is not empty.
  bool contains(std::uint16_t unit) const { return (bits_[unit >> 6] >> (unit & 63) & 1) != 0; }

 private:
  std::vector<std::uint64_t> bits_;
};

/// Looks for any of some units: few of them with vector compares, many by their digits, or in a set where
/// the processor has no AVX2. Read-only once made: threads may share it.
class UnitFinder {
 public:
  UnitFinder() = default;
  explicit UnitFinder(std::vector<std::uint16_t> targets);

  /// Sorted.
  const std::vector<std::uint16_t>& targets() const { return targets_; }

  /// The first place from `at` on where one of the units stands; the size where there is none.
  std::size_t next(std::span<const std::uint16_t> units, std::size_t at) const;

  /// Calls `work(mask_of)` with what tells which of the 16 units of a block are targets:
  /// `mask_of(block, units)`.
  template <typename Work>
  void with_masks(const Work& work) const {
    if (!many_.empty()) {
      work([this](const UnitBlock&, const std::uint16_t* units) {
        std::uint32_t mask = 0;
        for (std::uint32_t i = 0; i < block_units; ++i) mask |= (many_.contains(units[i]) ? 1U : 0U) << i;
        return mask;
      });
    } else if (!targets_.empty()) {
      with_vectors([&](const auto& vectors) {
        work([&vectors](const UnitBlock& block, const std::uint16_t*) { return block.equal(vectors); });
      });
    }
  }

 private:
  static constexpr std::size_t most_vectors = 4;

  template <typename Work>
  void with_vectors(const Work& work) const {
    if (targets_.size() <= 1) {
      work(vectors_of<1>(targets_));
    } else if (targets_.size() <= 2) {
      work(vectors_of<2>(targets_));
    } else {
      work(vectors_of<most_vectors>(targets_));
    }
  }

  bool is_target(std::uint16_t unit) const;
  std::size_t skip_by_vectors(std::span<const std::uint16_t> units, std::size_t at) const;

  std::vector<std::uint16_t> targets_;
  UnitSet many_;  ///< the targets, where they are too many to compare with each
  DigitTables digits_;
};

}  // namespace backfile
