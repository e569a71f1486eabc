// Units of the token column, 64 at a time, and steps from word to word.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "common/token_units.h"

namespace backfile {

/// Masks are of so many units, the lowest bit for the first one.
inline constexpr std::size_t block_units = 64;

/// Asks for the units of an article that will be looked into soon. They are some five eighths of its bytes;
/// rests are read where the units are right, which is rare.
inline void fetch(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t line = 64;
  constexpr std::size_t most = 24 * line;  // the processor goes on by itself
  const std::size_t end = std::min(bytes.size() * 5 / 8, most);
  for (std::size_t at = 0; at < end; at += line) __builtin_prefetch(bytes.data() + at);
}

/// 64 units that may be read, even at the end of an article: `size` of them are the article's.
class UnitBlock {
 public:
  UnitBlock(std::span<const TokenUnit> units, std::size_t begin)
      : units_(units.data() + begin), size_(std::min(units.size() - begin, block_units)) {
    if (size_ == block_units) return;
    std::memset(padded_, first_word_unit, sizeof padded_);
    std::memcpy(padded_, units_, size_);
    units_ = padded_;
  }
  UnitBlock(const UnitBlock&) = delete;
  UnitBlock& operator=(const UnitBlock&) = delete;

  const TokenUnit* data() const { return units_; }
  std::size_t size() const { return size_; }
  /// The units of the article.
  std::uint64_t all() const { return ~std::uint64_t{0} >> (block_units - size_); }
  /// Sentences, paragraphs, parts.
  std::uint64_t breaks() const {
    std::uint64_t found = 0;
#ifdef __SSE2__
    const __m128i last = _mm_set1_epi8(static_cast<char>(first_word_unit - 1));
    for (int i = 3; i >= 0; --i) {
      const __m128i sixteen = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units_ + i * 16));
      const int mask = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(sixteen, last), sixteen));
      found = found << 16 | static_cast<std::uint32_t>(mask);
    }
#else
    for (std::size_t i = 0; i < block_units; ++i) found |= std::uint64_t{is_break(units_[i])} << i;
#endif
    return found;
  }

 private:
  const TokenUnit* units_;
  std::size_t size_;
  TokenUnit padded_[block_units];
};

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The word before the one at `at`, within the same part of the article; `nowhere` where there is none.
inline std::size_t word_before(std::span<const TokenUnit> units, std::size_t at) {
  while (at > 0) {
    --at;
    if (units[at] == unit_field) return nowhere;
    if (!is_break(units[at])) return at;
  }
  return nowhere;
}

/// Likewise the word behind it.
inline std::size_t word_behind(std::span<const TokenUnit> units, std::size_t at) {
  for (++at; at < units.size(); ++at) {
    if (units[at] == unit_field) return nowhere;
    if (!is_break(units[at])) return at;
  }
  return nowhere;
}

}  // namespace backfile
