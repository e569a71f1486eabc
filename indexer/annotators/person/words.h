// One word as the person tagger sees it: its kind of capitals, what the lexicon knows, and its features.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// How a word is written.
enum class Shape : std::uint8_t {
  lower,
  capital,        ///< "Janjua"
  inner_capital,  ///< "McDonald", "iPhone"
  all_capitals,   ///< "NATO"
  initial,        ///< "J"
  acronym,        ///< "J.P", "U.S"
  number,
  other,  ///< scripts without case, mixtures
};

/// Where a word stands from the word that is tagged.
enum class Place : std::uint8_t { here, before, after, before_two, after_two };
inline constexpr std::size_t place_count = 5;

/// What is fixed about a word, whatever text it stands in.
struct WordTraits {
  std::uint64_t form = 0;     ///< hash of the folded form without possessive ending
  std::uint64_t lexicon = 0;  ///< LexiconFlag bits
  Shape shape = Shape::other;
  bool possessive = false;   ///< ends in 's or ’s
  std::uint8_t length = 0;   ///< letters of the form, at most 255
  std::uint8_t cluster = 0;  ///< see clusters.h
  std::uint8_t kept = 0;     ///< bytes of the surface without the possessive ending, at most 255
};

/// Bits of the lexicon that features look at as one value, names of cultures left out.
inline std::uint64_t kinds(std::uint64_t lexicon) {
  return lexicon & 0xFFFFFFFFU;
}

/// A surface as the tagger reads it: "Janjua’s" -> "Janjua", possessive.
std::string_view without_possessive(std::string_view surface);

/// Reads the traits of a word. In `title_case` (headlines, texts all in capitals) the word counts as written
/// with a capital and small letters.
WordTraits read_traits(std::string_view surface, bool title_case);

/// Appends the feature hashes of a word for a place: the same word has the same in any text, so that callers
/// keep their sum. `traits` may have lexicon bits taken off.
void append_word_features(std::string_view surface, const WordTraits& traits, Place place,
                          std::vector<std::uint64_t>& features);

/// Joins values to a feature's hash; `feature` numbers the template.
inline std::uint64_t feature_hash(std::uint64_t feature, std::uint64_t a, std::uint64_t b = 0,
                                  std::uint64_t c = 0) {
  std::uint64_t hash = (a + feature * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
  hash ^= hash >> 32U;
  hash = (hash + b * 0xC2B2AE3D27D4EB4FU) * 0xD6E8FEB86659FD93U;
  hash ^= hash >> 32U;
  hash = (hash + c * 0x165667B19E3779F9U) * 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 29U);
}

}  // namespace backfile
