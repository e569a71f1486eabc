// What is known about single words: names of many cultures, English words, places, titles. Evidence for the
// tagger, never a decision.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace backfile {

/// What a word may be, as bits; a word may be several. The upper 16 bits are the cultures of a name.
enum LexiconFlag : std::uint32_t {
  given_name = 1U << 0,
  family_name = 1U << 1,
  dictionary_word = 1U << 2,  ///< an English word in lower case, or a regular form of one
  city = 1U << 3,
  place_word = 1U << 4,         ///< in the name of a large city: "Los", "Angeles"
  nation_word = 1U << 5,        ///< country or nationality
  title_word = 1U << 6,         ///< stands before a name and is no part of it: "Mr", "Gen", "Sheikh"
  role_word = 1U << 7,          ///< an office or trade: "president", "striker", "lawyer"
  organisation_word = 1U << 8,  ///< "Inc", "University", "Ministry", "United"
  place_noun = 1U << 9,         ///< "Street", "Airport", "River"
  particle = 1U << 10,          ///< "van", "de", "bin": lower case inside a name
  name_suffix = 1U << 11,       ///< "Jr", "III"
  calendar_word = 1U << 12,     ///< months and days
  speech_verb = 1U << 13,       ///< "said", "told"
  kin_word = 1U << 14,          ///< "son", "widow"
  function_word = 1U << 15,     ///< articles, pronouns, prepositions, conjunctions
};
inline constexpr std::uint32_t name_flags = given_name | family_name | 0xFFFF0000U;

/// Flags of a folded word without possessive ending; 0 where it is not listed. The tables are built at the
/// first call; safe from any thread.
std::uint32_t lexicon_flags(std::string_view form);

/// The cultures of written_names.txt by code ("ar", "sa", ...), in the order of their flags from bit 16.
std::span<const std::string_view> name_cultures();

/// The listed names of a culture in Latin script as printed; `kind` is given_name or family_name. For making
/// training sentences.
std::span<const std::string> listed_names(std::size_t culture, LexiconFlag kind);

/// The listed cities of one word.
std::span<const std::string> listed_places();

}  // namespace backfile
