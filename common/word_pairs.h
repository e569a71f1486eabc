// Which articles have two common words side by side: the phrases that cost most to find in the token column.
//
// A phrase of rare words has few candidates. One of common words has half of the archive; but common words
// are few, so their pairs can be listed beforehand. The file "pairs" lies beside the columns. It can be made
// again from them at any time, and a shard without it is only slower.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/columns.h"
#include "common/section_file.h"
#include "common/string_table.h"

namespace backfile {

/// Rows of a shard, ascending, each as its distance from the last (the first from -1) in groups of seven
/// bits.
class PackedRows {
 public:
  PackedRows() = default;
  PackedRows(std::span<const std::uint8_t> bytes, std::uint32_t count) : bytes_(bytes), count_(count) {}

  std::uint32_t count() const { return count_; }
  /// The next row; nothing behind the last.
  std::optional<std::uint32_t> next() {
    std::uint32_t distance = 0;
    for (unsigned shift = 0; at_ < bytes_.size() && shift < 32; shift += 7) {
      const std::uint8_t byte = bytes_[at_++];
      distance |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return last_ += distance;
    }
    return std::nullopt;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::uint32_t count_ = 0;
  std::size_t at_ = 0;
  std::uint32_t last_ = UINT32_MAX;
};

/// Open for reading. Thread-safe. Damaged content gives wrong or empty answers; `SectionFile::verify` finds
/// it.
class WordPairs {
 public:
  /// `rows` of the shard. Throws Error where the file is missing, cut or of a shard of another size.
  WordPairs(const std::string& path, std::uint32_t rows);

  /// Articles in which `second` stands right behind `first` (folded forms) in the same part, in whatever
  /// capitals; nothing where one of them is no common word.
  std::optional<PackedRows> find(std::string_view first, std::string_view second) const;

  std::uint32_t words() const { return words_.size(); }
  const SectionFile& file() const { return file_; }

 private:
  SectionFile file_;
  StringTable words_;
  std::span<const std::uint64_t>
      begins_;  ///< by index of the first word times words, plus that of the second
  std::span<const std::uint32_t> counts_;
  std::span<const std::uint8_t> bytes_;
};

/// Writes the pairs of a shard's common words: those that more than half of the articles have. Memory:
/// about 60 bytes an article of 500 words.
void write_word_pairs(const Columns& columns, const std::string& path);

}  // namespace backfile
