// Phrases as sequences of hashed words, looked for by longest match.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/annotators/country/place_rows.h"

namespace backfile {

/// How a phrase is written: what its text must look like too.
struct PhraseCase {
  bool acronym = false;        ///< in capitals only
  bool capital_first = false;  ///< the first word begins with a capital
  bool capital_last = false;   ///< the last word does
};

/// A phrase of the table.
struct Phrase {
  std::uint32_t first_sense = 0;
  std::uint16_t senses = 0;  ///< 0: only the beginning of longer phrases
  std::uint8_t words = 0;
  PhraseCase cased;
  bool longer = false;  ///< phrases begin with this one
};

/// Built by `add` and then `finish`; from then on immutable and thread-safe. A word is known by a hash of 64
/// bits that the caller makes.
class PhraseTable {
 public:
  static constexpr std::size_t longest_phrase = 8;  ///< words

  static std::uint64_t hash_of(std::string_view word);

  /// Adds a meaning of a phrase of 1 to `longest_phrase` words. A phrase that is written in several ways is
  /// looked for in the loosest.
  void add(std::span<const std::uint64_t> words, PhraseCase cased, const PlaceSense& sense);
  void finish();

  std::span<const PlaceSense> senses_of(const Phrase& phrase) const {
    return std::span(senses_).subspan(phrase.first_sense, phrase.senses);
  }

  /// Whether a phrase may begin with a word; `capital`: the text writes it with one.
  bool may_begin(std::uint64_t word, bool capital) const {
    return is_likely(word, capital) && find(joined(0, word)) != nullptr;
  }

  /// The longest phrase of the `count` words whose hashes `hash_at(i)` gives that `accept(phrase)` takes;
  /// nullptr for none. `capital`: the first word of the text is written with one.
  template <typename HashAt, typename Accept>
  const Phrase* longest(std::size_t count, bool capital, HashAt&& hash_at, Accept&& accept) const {
    const std::uint64_t first = hash_at(0);
    if (!is_likely(first, capital)) return nullptr;
    const Phrase* best = nullptr;
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < std::min(count, longest_phrase); ++i) {
      key = joined(key, i == 0 ? first : hash_at(i));
      const Phrase* found = find(key);
      if (found == nullptr) break;
      if (found->senses > 0 && accept(*found)) best = found;
      if (!found->longer) break;
    }
    return best;
  }

 private:
  static constexpr std::size_t filter_size = 1U << 18;
  struct Building {
    Phrase phrase;
    std::vector<PlaceSense> senses;
  };
  struct Slot {
    std::uint64_t key = 0;
    Phrase phrase;
  };

  bool is_likely(std::uint64_t word, bool capital) const {
    return (capital ? first_words_ : small_first_words_).test(word % filter_size);
  }
  static std::uint64_t joined(std::uint64_t phrase, std::uint64_t word) {
    return (phrase ^ word) * 0x9E3779B97F4A7C15U + 1;
  }
  const Phrase* find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = key & mask; slots_[i].key != 0; i = (i + 1) & mask) {
      if (slots_[i].key == key) return &slots_[i].phrase;
    }
    return nullptr;
  }

  std::unordered_map<std::uint64_t, Building> building_;
  std::bitset<filter_size> first_words_;
  std::bitset<filter_size> small_first_words_;  ///< of phrases that need no capital
  std::vector<Slot> slots_;
  std::vector<PlaceSense> senses_;
};

}  // namespace backfile
