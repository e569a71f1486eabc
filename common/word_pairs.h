// Which articles have two words side by side, for the words of which many articles have both: the phrases
// that cost most to find in the token column.
//
// A phrase of rare words has few candidates. Where many articles have both words, their pairs are listed
// beforehand; of middling ones it is kept where they may stand (pair_filter.h). The file "pairs" lies beside
// the columns. It can be made again from them and the database at any time, and a shard without it is only
// slower.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/bitmap.h"
#include "common/columns.h"
#include "common/pair_filter.h"
#include "common/section_file.h"
#include "common/string_table.h"
#include "common/varint.h"

namespace backfile {

/// Rows of a shard, ascending: each as its distance from the last (the first from -1) or, where that is
/// shorter, a bit for each row of the shard.
class PackedRows {
 public:
  PackedRows() = default;
  PackedRows(std::span<const std::uint8_t> bytes, std::uint32_t count, bool bits)
      : bits_(bits ? bytes : std::span<const std::uint8_t>()),
        distances_(bits ? std::span<const std::uint8_t>() : bytes),
        count_(count) {
    if (const auto first = take_varint<std::uint32_t>(distances_)) next_ = *first - 1;
  }

  std::uint32_t count() const { return count_; }

  /// A bit for each row of the shard (see `next_64_bits`), where that is how they are kept; else nothing.
  std::span<const std::uint8_t> bits() const { return bits_; }

  /// Calls `take(row)` for those in [begin, end), ascending. No call may begin before the end of the last.
  template <typename Take>
  void for_each(std::uint32_t begin, std::uint32_t end, const Take& take) {
    if (bits_.empty()) {
      for_each_distance(begin, end, take);
    } else {
      for_each_bit(begin, end, take);
    }
  }

 private:
  template <typename Take>
  void for_each_bit(std::uint32_t begin, std::uint32_t end, const Take& take) const {
    for (std::uint32_t at = begin; at < end; at += 64) {
      for (std::uint64_t left = next_64_bits(bits_, at); left != 0; left &= left - 1) {
        const std::uint32_t row = at + static_cast<std::uint32_t>(std::countr_zero(left));
        if (row >= end) return;
        take(row);
      }
    }
  }

  template <typename Take>
  void for_each_distance(std::uint32_t begin, std::uint32_t end, const Take& take) {
    std::span<const std::uint8_t> left = distances_;
    std::uint32_t row = next_;
    while (row < end) {
      if (row >= begin) take(row);
      const auto distance = take_varint<std::uint32_t>(left);
      row = distance ? row + *distance : UINT32_MAX;
    }
    distances_ = left;
    next_ = row;
  }

  std::span<const std::uint8_t> bits_;
  std::span<const std::uint8_t> distances_;  ///< behind `next_`
  std::uint32_t count_ = 0;
  std::uint32_t next_ = UINT32_MAX;
};

/// Open for reading. Thread-safe. Damaged content gives wrong or empty answers; `SectionFile::verify` finds
/// it.
class WordPairs {
 public:
  /// `rows` of the shard. Throws Error where the file is missing, cut or of a shard of another size.
  WordPairs(const std::string& path, std::uint32_t rows);

  /// Articles in which `second` stands right behind `first` (folded forms) in the same part, in whatever
  /// capitals; nothing where so few articles have both that they are not listed.
  std::optional<PackedRows> find(std::string_view first, std::string_view second) const;

  /// For pairs that are not listed.
  const PairFilter& filter() const { return filter_; }

  const SectionFile& file() const { return file_; }

 private:
  SectionFile file_;
  StringTable words_;
  std::span<const std::uint32_t> articles_;  ///< that have the word's stem, by its index
  std::uint32_t rows_ = 0;
  std::uint64_t least_ = 0;                     ///< articles with the one times articles with the other
  std::span<const std::uint32_t> pair_begins_;  ///< into pairs_, by index of the first word
  std::span<const std::uint8_t> pairs_;         ///< for each second word: index, rows, bytes of these
  std::span<const std::uint64_t> row_begins_;   ///< into bytes_, by index of the first word
  std::span<const std::uint8_t> bytes_;
  PairFilter filter_;
};

/// Fewer articles than these are looked into in no time.
inline constexpr std::uint32_t least_pair_candidates = 1000;

/// Writes the pairs of words of which, were they independent of each other, more than one article in 8 and
/// at least `least` articles would have both, in whatever form: so many would have to be looked into for the
/// phrase. And the filter of those of at least half of `least`. Memory: about 300 bytes an article of 500
/// words, and 64 MB.
void write_word_pairs(const Xapian::Database& database, const Columns& columns, const std::string& path,
                      std::uint32_t least = least_pair_candidates);

}  // namespace backfile
