// A dense row of a term (common/dense_rows.h), read window by window.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <cstdint>
#include <span>

#include "searcher/match/row_bits.h"

namespace backfile {

/// Rows of a window below which they are scored one by one, above which all of the window are added up.
inline constexpr std::uint32_t few_rows = window_rows / 16;

/// One term over one shard.
class DenseRow {
 public:
  explicit DenseRow(std::span<const std::uint8_t> impacts) : impacts_(impacts) {}

  /// Inserts the rows of the window that have the term; where `among` is given, at least those of its rows.
  void read(const Window& window, const RowBits* among, RowBits& rows) {
    window_ = window;
    const std::uint8_t* impacts = impacts_.data() + window.begin;
    rows.insert_by_64(window.size(), among, [&](std::uint32_t at) { return present(impacts + at); });
  }

  /// Adds `idf` times the impact for those of `rows` that have the term; where `loose`, scores of other rows
  /// may change too.
  void score(const RowBits& rows, bool loose, float idf, float* scores) const {
    const std::uint8_t* impacts = impacts_.data() + window_.begin;
    if (loose && rows.count() >= few_rows) {
      const std::uint32_t size = window_.size();
      for (std::uint32_t at = 0; at < size; ++at) scores[at] += idf * static_cast<float>(impacts[at]);
    } else {
      rows.for_each([&](std::uint32_t at) { scores[at] += idf * static_cast<float>(impacts[at]); });
    }
  }

 private:
  // One bit for each of 64 bytes that is not 0.
  static std::uint64_t present(const std::uint8_t* impacts) {
    std::uint64_t bits = 0;
#ifdef __SSE2__
    for (int i = 3; i >= 0; --i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(impacts + i * 16));
      const auto absent =
          static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_setzero_si128())));
      bits = bits << 16 | (absent ^ 0xFFFF);
    }
#else
    for (int i = 63; i >= 0; --i) bits = bits << 1 | (impacts[i] != 0 ? 1 : 0);
#endif
    return bits;
  }

  std::span<const std::uint8_t> impacts_;
  Window window_{};
};

}  // namespace backfile
