// Where in a shard two words may stand side by side: of pairs that are too many to be listed (word_pairs.h),
// the blocks of articles in which a phrase of them is worth a look.
//
// A Bloom filter for each block of articles (B. H. Bloom, Space/time trade-offs in hash coding with allowable
// errors, CACM 13, 1970), kept by bit: the same bit of all blocks of a group stands side by side, as in
// bit-sliced signatures. A pair is sought in a group by reading a few words of memory. A phrase that few
// articles have is so found without a look at each article that has its words.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "common/columns.h"
#include "common/section_file.h"
#include "common/token_units.h"

namespace backfile {

/// Two words of which so many articles have the one and so many the other: whether, were they independent of
/// each other, enough would have both. `least`: these, times the articles of the shard.
inline bool share_articles(std::uint64_t articles, std::uint64_t others, std::uint64_t least) {
  return articles * others >= least;
}

/// Calls `take(form, next)` for the words that stand side by side in one part of an article.
template <typename Take>
void for_each_neighbours(const TokenCodes& tokens, const Take& take) {
  constexpr std::uint32_t none = UINT32_MAX;
  std::uint32_t before = none;
  const auto word = [&](std::uint32_t form) {
    if (before != none) take(before, form);
    before = form;
  };
  read_tokens(tokens, word, [&](TokenUnit gap) {
    if (gap == unit_field) before = none;
  });
}

/// The blocks of a shard in which one pair may stand; all that are left out have it nowhere. Its filter
/// outlives it.
class PairBlocks {
 public:
  static constexpr std::uint32_t rows_a_block = 64;
  static constexpr std::uint32_t blocks_a_group = 256;
  static constexpr std::uint32_t rows_a_group = rows_a_block * blocks_a_group;
  static constexpr std::size_t bits_a_pair = 4;

  PairBlocks(std::span<const std::uint64_t> begins, std::span<const std::uint64_t> bits, std::uint32_t rows,
             std::uint64_t hash)
      : begins_(begins), bits_(bits), rows_(rows), hash_(hash) {}

  /// Calls `take(begin, end)` for the rows of each such block that lie in [begin, end), ascending.
  template <typename Take>
  void for_each(std::uint32_t begin, std::uint32_t end, const Take& take) const {
    end = std::min(end, rows_);
    for (std::uint32_t group = begin / rows_a_group; group * rows_a_group < end; ++group) {
      const std::uint32_t words = words_of(group, rows_);
      for (std::uint32_t word = 0; word < words; ++word) {
        const std::uint32_t first = group * rows_a_group + word * 64 * rows_a_block;
        if (first >= end) return;
        if (first + 64 * rows_a_block <= begin) continue;
        for (std::uint64_t left = blocks(group, word); left != 0; left &= left - 1) {
          const auto block = static_cast<std::uint32_t>(std::countr_zero(left));
          const std::uint32_t from = std::max(begin, first + block * rows_a_block);
          const std::uint32_t to = std::min(end, first + (block + 1) * rows_a_block);
          if (from < to) take(from, to);
        }
      }
    }
  }

  /// Of a group, 64 blocks a word.
  static constexpr std::uint32_t words_of(std::uint32_t group, std::uint32_t rows) {
    constexpr std::uint32_t rows_a_word = 64 * rows_a_block;
    return (std::min(rows - group * rows_a_group, rows_a_group) + rows_a_word - 1) / rows_a_word;
  }

  /// The bits of a pair in a filter of `size` bits.
  static std::array<std::uint64_t, bits_a_pair> places(std::uint64_t hash, std::uint64_t size) {
    std::array<std::uint64_t, bits_a_pair> found;
    const std::uint32_t step = static_cast<std::uint32_t>(hash >> 32) | 1;
    auto at = static_cast<std::uint32_t>(hash);
    for (std::uint64_t& place : found) {
      place = at * size >> 32;
      at += step;
    }
    return found;
  }

 private:
  // A bit for each of 64 blocks. Of damaged content: all.
  std::uint64_t blocks(std::uint32_t group, std::uint32_t word) const {
    const std::uint64_t begin = begins_[group];
    const std::uint64_t end = begins_[group + 1];
    const std::uint32_t words = words_of(group, rows_);
    std::uint64_t found = ~std::uint64_t{0};
    if (begin > end || end > bits_.size()) return found;
    for (const std::uint64_t place : places(hash_, (end - begin) / words)) {
      if (const std::uint64_t at = begin + place * words + word; at < end) found &= bits_[at];
    }
    return found;
  }

  std::span<const std::uint64_t> begins_;  ///< into bits_, by group
  std::span<const std::uint64_t> bits_;    ///< of each bit in a group's filters, the words of its blocks
  std::uint32_t rows_;
  std::uint64_t hash_;
};

/// Sections of the file "pairs". Thread-safe.
class PairFilter {
 public:
  /// Of a shard of so many rows. Without the sections, or where they are of another shard, it knows no pair.
  PairFilter(const SectionFile& file, std::uint32_t rows);

  /// Where `second` may stand right behind `first` (folded forms), if these are not listed; nothing where it
  /// does not know. `lexicon`: the shard's.
  std::optional<PairBlocks> find(const Lexicon& lexicon, std::string_view first,
                                 std::string_view second) const;

 private:
  // By how many articles the word's stem has; 0 for those of too few.
  std::uint64_t articles(std::uint32_t word) const;

  std::uint32_t rows_;
  std::uint64_t least_ = UINT64_MAX;         ///< articles with the one times articles with the other
  std::span<const std::uint32_t> words_;     ///< ascending: indexes of the lexicon's folded words
  std::span<const std::uint32_t> articles_;  ///< that have the word's stem, by index in words_
  std::span<const std::uint64_t> begins_;
  std::span<const std::uint64_t> bits_;
};

/// Writes the sections: pairs of words of which, were they independent of each other, at least `least`
/// articles would have both, in whatever form; without those whose forms are `is_listed`. `articles`: how
/// many have a word's stem, by index of the lexicon's folded words. Memory: eight bytes a form and some MB.
void write_pair_filter(SectionWriter& writer, const Columns& columns, std::span<const std::uint32_t> articles,
                       std::uint32_t least,
                       const std::function<bool(std::uint32_t, std::uint32_t)>& is_listed);

}  // namespace backfile
