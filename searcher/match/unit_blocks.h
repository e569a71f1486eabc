// The token column searched for units: blocks of 16 with vector compares, which of them are wanted, words,
// breaks.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "common/token_units.h"

namespace backfile {

inline constexpr std::size_t block_units = 16;

#ifdef __SSE2__
using UnitVector = __m128i;
#else
using UnitVector = std::uint16_t;
#endif

/// N targets, ready to be compared with.
template <std::size_t N>
struct TargetVectors {
  UnitVector each[N];
};

#ifdef __SSE2__

/// 16 units. Answers are bit masks, the lowest bit for the first unit.
class UnitBlock {
 public:
  explicit UnitBlock(const std::uint16_t* units)
      : low_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(units))),
        high_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(units + 8))) {}

  /// Units that are one of N targets.
  template <std::size_t N>
  std::uint32_t equal(const TargetVectors<N>& targets) const {
    __m128i low = _mm_setzero_si128();
    __m128i high = _mm_setzero_si128();
    for (const UnitVector& target : targets.each) {
      low = _mm_or_si128(low, _mm_cmpeq_epi16(low_, target));
      high = _mm_or_si128(high, _mm_cmpeq_epi16(high_, target));
    }
    return mask(low, high);
  }
  /// Breaks: sentences, paragraphs, parts.
  std::uint32_t breaks() const { return at_most(first_word_unit - 1); }
  /// First units of words: all but breaks and the second units of pairs.
  std::uint32_t words() const { return at_most(pair_second - 1) & ~breaks() & 0xFFFF; }

 private:
  std::uint32_t at_most(std::uint16_t most) const {
    const __m128i limit = _mm_set1_epi16(static_cast<short>(most));
    const __m128i zero = _mm_setzero_si128();
    return mask(_mm_cmpeq_epi16(_mm_subs_epu16(low_, limit), zero),
                _mm_cmpeq_epi16(_mm_subs_epu16(high_, limit), zero));
  }
  static std::uint32_t mask(__m128i low, __m128i high) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
  }

  __m128i low_;
  __m128i high_;
};

#else

/// The same without vectors.
class UnitBlock {
 public:
  explicit UnitBlock(const std::uint16_t* units) : units_(units) {}

  template <std::size_t N>
  std::uint32_t equal(const TargetVectors<N>& targets) const {
    return mask(
        [&](std::uint16_t unit) { return std::ranges::find(targets.each, unit) != std::end(targets.each); });
  }
  std::uint32_t breaks() const { return mask(is_break); }
  std::uint32_t words() const {
    return mask([](std::uint16_t unit) { return !is_break(unit) && !is_pair_second(unit); });
  }

 private:
  template <typename Holds>
  std::uint32_t mask(const Holds& holds) const {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < block_units; ++i) bits |= (holds(units_[i]) ? 1U : 0U) << i;
    return bits;
  }

  const std::uint16_t* units_;
};

#endif

/// The targets; the last one fills up what is left of N.
template <std::size_t N>
TargetVectors<N> vectors_of(std::span<const std::uint16_t> targets) {
  TargetVectors<N> vectors;
  for (std::size_t i = 0; i < N; ++i) {
    const std::uint16_t target = targets[std::min(i, targets.size() - 1)];
#ifdef __SSE2__
    vectors.each[i] = _mm_set1_epi16(static_cast<short>(target));
#else
    vectors.each[i] = target;
#endif
  }
  return vectors;
}

/// Looks for any of some units: few of them with vector compares, many in a table.
class UnitFinder {
 public:
  UnitFinder() = default;
  explicit UnitFinder(std::vector<std::uint16_t> targets) : targets_(std::move(targets)) {
    std::ranges::sort(targets_);
    targets_.erase(std::unique(targets_.begin(), targets_.end()), targets_.end());
    if (targets_.size() <= most_vectors) return;
    table_.resize(std::size_t{1} << 16);
    for (const std::uint16_t target : targets_) table_[target] = 1;
  }

  /// Sorted.
  const std::vector<std::uint16_t>& targets() const { return targets_; }

  /// The first place from `at` on where one of the units stands; the size where there is none.
  std::size_t next(std::span<const std::uint16_t> units, std::size_t at) const {
    if (targets_.empty()) return units.size();
    if (!table_.empty()) return next_in_table(units, at);
    with_vectors([&](const auto& vectors) {
      for (; at + block_units <= units.size(); at += block_units) {
        const std::uint32_t found = UnitBlock(units.data() + at).equal(vectors);
        if (found == 0) continue;
        at += static_cast<std::size_t>(std::countr_zero(found));
        return;
      }
    });
    while (at < units.size() && std::ranges::find(targets_, units[at]) == targets_.end()) ++at;
    return at;
  }

  /// Calls `work(mask_of)` with what tells which of the 16 units of a block are targets:
  /// `mask_of(block, units)`.
  template <typename Work>
  void with_masks(const Work& work) const {
    if (!table_.empty()) {
      work([this](const UnitBlock&, const std::uint16_t* units) {
        std::uint32_t mask = 0;
        for (std::uint32_t i = 0; i < block_units; ++i) mask |= std::uint32_t{table_[units[i]]} << i;
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

  std::size_t next_in_table(std::span<const std::uint16_t> units, std::size_t at) const {
    for (; at + 8 <= units.size(); at += 8) {
      const std::uint16_t* here = units.data() + at;
      if ((table_[here[0]] | table_[here[1]] | table_[here[2]] | table_[here[3]] | table_[here[4]] |
           table_[here[5]] | table_[here[6]] | table_[here[7]]) != 0)
        break;
    }
    while (at < units.size() && table_[units[at]] == 0) ++at;
    return at;
  }

  std::vector<std::uint16_t> targets_;
  std::vector<std::uint8_t> table_;  ///< by unit, where there are many: 1 for targets
};

/// The form whose first unit stands at `at`.
inline std::uint32_t form_at(std::span<const std::uint16_t> units, std::size_t at) {
  return form_of(units[at], at + 1 < units.size() ? units[at + 1] : std::uint16_t{0});
}

/// The first unit of a form.
inline std::uint16_t first_unit(std::uint32_t form) {
  return form < single_forms ? static_cast<std::uint16_t>(form + first_word_unit)
                             : static_cast<std::uint16_t>(pair_first + ((form - single_forms) >> 12));
}

}  // namespace backfile
