// Bitmaps of the rows in one window, and the window's size.
#pragma once

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
  /// Inserts those of 64 rows whose bits are set.
  void insert_word(std::uint32_t word, std::uint64_t bits) { words_[word] |= bits; }
  void erase(std::uint32_t at) { words_[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
  bool contains(std::uint32_t at) const { return (words_[at / 64] >> (at % 64) & 1) != 0; }

  void insert_range(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t at = begin; at < end;) {
      if (at % 64 == 0 && end - at >= 64) {
        words_[at / 64] = ~std::uint64_t{0};
        at += 64;
      } else {
        insert(at++);
      }
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

  void keep(const RowBits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
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
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        take(i * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    }
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
