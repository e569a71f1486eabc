// The token column searched for units.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "common/token_units.h"

namespace backfile {

/// A set of units.
class UnitSet {
 public:
  void insert(TokenUnit unit) { words_[unit / 64] |= std::uint64_t{1} << (unit % 64); }
  bool contains(TokenUnit unit) const { return (words_[unit / 64] >> (unit % 64) & 1) != 0; }

 private:
  std::array<std::uint64_t, 4> words_{};
};

/// Looks for the units of a set: one or two with vector compares, more by their digits, or one by one where
/// the processor has no AVX2. Read-only once made: threads may share it.
class UnitFinder {
 public:
  UnitFinder() : UnitFinder(UnitSet()) {}
  explicit UnitFinder(const UnitSet& set);

  /// Calls `take(place)` for the places in an article where one stands, in order, until it is true: whether
  /// it was.
  template <typename Take>
  bool any_of(std::span<const TokenUnit> units, const Take& take) const {
    const auto call = [](const void* taker, std::size_t place) {
      return (*static_cast<const Take*>(taker))(place);
    };
    return any_place(units, call, &take);
  }

  const UnitSet& set() const { return set_; }

  /// A bit for each of the 64 units that `units` points to.
  std::uint64_t mask(const TokenUnit* units) const;

  /// The nearest place behind `at` (or before it) where one stands, at most so many words away and in the
  /// same part of the article; `nowhere` where there is none.
  std::size_t behind(std::span<const TokenUnit> units, std::size_t at, std::uint32_t words) const;
  std::size_t before(std::span<const TokenUnit> units, std::size_t at, std::uint32_t words) const;

 private:
  using Taker = bool (*)(const void* taker, std::size_t place);
  bool any_place(std::span<const TokenUnit> units, Taker call, const void* taker) const;

  friend class CompareOne;
  friend class CompareTwo;
  friend class DigitTables;
  template <typename Work>
  auto with_vectors(const Work& work) const;

  UnitSet set_;
  std::size_t count_ = 0;
  std::array<TokenUnit, 2> first_two_{};
  /// By the lower hexadecimal digit of a unit: a bit for each upper digit below 8 with which it is in the
  /// set; and likewise from 8 on.
  alignas(16) std::array<std::uint8_t, 16> lower_half_{};
  alignas(16) std::array<std::uint8_t, 16> upper_half_{};
};

}  // namespace backfile
