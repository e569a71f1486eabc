// Units of the token column, 16 at a time: which of them are wanted, words, breaks.
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

/// Asks for the first units of an article that will be looked into soon.
inline void fetch(std::span<const std::uint16_t> units) {
  constexpr std::size_t line = 64 / sizeof(std::uint16_t);
  constexpr std::size_t most = 24 * line;  // the processor goes on by itself
  for (std::size_t at = 0; at < std::min(units.size(), most); at += line)
    __builtin_prefetch(units.data() + at);
}

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

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The first unit of the word before the one at `at`, within the same part of the article; `nowhere` where
/// there is none.
inline std::size_t word_before(std::span<const std::uint16_t> units, std::size_t at) {
  while (at > 0) {
    --at;
    if (units[at] == unit_field) return nowhere;
    if (!is_break(units[at]) && !is_pair_second(units[at])) return at;
  }
  return nowhere;
}

/// Likewise of the word behind it.
inline std::size_t word_behind(std::span<const std::uint16_t> units, std::size_t at) {
  for (++at; at < units.size(); ++at) {
    if (units[at] == unit_field) return nowhere;
    if (!is_break(units[at]) && !is_pair_second(units[at])) return at;
  }
  return nowhere;
}

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
