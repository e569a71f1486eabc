// Bitmaps of the rows in one window, and the window's size.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace backfile {

/// Rows are evaluated in windows of this many: scores and bitmaps of one stay in the near caches.
inline constexpr std::uint32_t window_rows = 1U << 14;

/// The rows of one window, by their distance from its first row.
class RowBits {
 public:
  void clear() { words_.fill(0); }
  void insert(std::uint32_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
  /// Inserts the rows before `end` that are set in `bits(at)`, the lowest bit of which stands for the row
  /// `at`; where `among` is given, at least those of its rows.
  template <typename Bits>
  void insert_by_64(std::uint32_t end, const RowBits* among, const Bits& bits) {
    for (std::uint32_t at = 0; at < end; at += 64) {
      if (among != nullptr && among->words_[at / 64] == 0) continue;
      const std::uint64_t found = bits(at);
      words_[at / 64] |= end - at >= 64 ? found : found & ((std::uint64_t{1} << (end - at)) - 1);
    }
  }
  void erase(std::uint32_t at) { words_[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
  bool contains(std::uint32_t at) const { return (words_[at / 64] >> (at % 64) & 1) != 0; }

  void insert_range(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    constexpr std::uint64_t all = ~std::uint64_t{0};
    const std::uint32_t first = begin / 64;
    const std::uint32_t last = (end - 1) / 64;
    const std::uint64_t from_begin = all << (begin % 64);
    const std::uint64_t to_end = all >> (63 - (end - 1) % 64);
    if (first == last) {
      words_[first] |= from_begin & to_end;
    } else {
      words_[first] |= from_begin;
      std::fill(words_.begin() + first + 1, words_.begin() + last, all);
      words_[last] |= to_end;
    }
  }

  std::uint32_t count() const {
    std::uint32_t sum = 0;
    for (const std::uint64_t word : words_) sum += static_cast<std::uint32_t>(std::popcount(word));
    return sum;
  }
  bool none() const {
    std::uint64_t any = 0;
    for (const std::uint64_t word : words_) any |= word;
    return any == 0;
  }

  bool operator==(const RowBits& other) const = default;

  /// Whether any are left.
  bool keep(const RowBits& other) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) any |= words_[i] &= other.words_[i];
    return any != 0;
  }
  void add(const RowBits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void remove(const RowBits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

  /// Calls `take(at)` for each row, ascending.
  template <typename Take>
  void for_each(const Take& take) const {
    for (std::uint32_t i = 0; i < words_.size(); i += 4) {  // most often they are few
      if ((words_[i] | words_[i + 1] | words_[i + 2] | words_[i + 3]) == 0) continue;
      for (std::uint32_t k = i; k < i + 4; ++k) {
        for (std::uint64_t word = words_[k]; word != 0; word &= word - 1)
          take(k * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    }
  }

  /// Calls `take(begin, end)` for stretches that hold all rows and few others, ascending: what lies apart by
  /// less than 64 rows is mostly one.
  template <typename Take>
  void for_each_stretch(const Take& take) const {
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (words_[i] == 0) continue;
      const std::uint32_t begin = i * 64 + static_cast<std::uint32_t>(std::countr_zero(words_[i]));
      while (i + 1 < words_.size() && words_[i + 1] != 0) ++i;
      take(begin, (i + 1) * 64 - static_cast<std::uint32_t>(std::countl_zero(words_[i])));
    }
  }
  /// At least as many as there are such stretches.
  std::uint64_t occupied_words() const {
    std::uint64_t count = 0;
    for (const std::uint64_t word : words_) count += (word | (0 - word)) >> 63;
    return count;
  }

  const std::array<std::uint64_t, window_rows / 64>& words() const { return words_; }

 private:
  std::array<std::uint64_t, window_rows / 64> words_{};
};

/// The part of a shard's rows that lies in one window: [begin, end), at most `window_rows` of them.
struct Window {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t size() const { return end - begin; }
};

}  // namespace backfile
