// What is known about single words: names of many cultures, English words, places, titles. Evidence for the
// tagger, never a decision.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace backfile {

/// What a word may be, as bits; a word may be several. The upper 16 bits are the cultures of a name.
enum LexiconFlag : std::uint64_t {
  given_name = 1ULL << 0,
  family_name = 1ULL << 1,
  dictionary_word = 1ULL << 2,  ///< an English word in lower case, or a regular form of one
  city = 1ULL << 3,
  place_word = 1ULL << 4,          ///< in the name of a large city: "Los", "Angeles"
  nation_word = 1ULL << 5,         ///< country or nationality
  title_word = 1ULL << 6,          ///< stands before a name and is no part of it: "Mr", "Gen", "Sheikh"
  role_word = 1ULL << 7,           ///< an office or trade: "president", "striker", "lawyer"
  organisation_word = 1ULL << 8,   ///< "Inc", "University", "Ministry", "United"
  place_noun = 1ULL << 9,          ///< "Street", "Airport", "River"
  particle = 1ULL << 10,           ///< "van", "de", "bin": lower case inside a name
  name_suffix = 1ULL << 11,        ///< "Jr", "III"
  calendar_word = 1ULL << 12,      ///< months and days
  speech_verb = 1ULL << 13,        ///< "said", "told"
  kin_word = 1ULL << 14,           ///< "son", "widow"
  function_word = 1ULL << 15,      ///< articles, pronouns, prepositions, conjunctions
  organisation_name = 1ULL << 16,  ///< in the name of a known company, agency, party or team
  group_name = 1ULL << 17,         ///< peoples, religions, ideologies and other names
  other_title = 1ULL << 18,        ///< the same as above in other languages than English: "señor"
  other_role = 1ULL << 19,
  other_speech = 1ULL << 20,
  other_kin = 1ULL << 21,
  other_function = 1ULL << 22,
  other_institution = 1ULL << 23,
  other_place = 1ULL << 24,
};
inline constexpr std::uint64_t all_cultures = 0xFFFFFFFF00000000U;
inline constexpr std::uint64_t name_flags = given_name | family_name | all_cultures;
inline constexpr std::uint64_t other_name_flags =
    city | place_word | nation_word | organisation_name | group_name;
inline constexpr std::uint64_t other_language_flags =
    other_title | other_role | other_speech | other_kin | other_function | other_institution | other_place;
inline constexpr unsigned first_culture = 32;  ///< the bit of the first of name_cultures()

/// Flags of a folded word without possessive ending; 0 where it is not listed. The tables are built at the
/// first call; safe from any thread.
std::uint64_t lexicon_flags(std::string_view form);

/// The cultures of written_names.txt by code ("ar", "sa", ...), in the order of their flags.
std::span<const std::string_view> name_cultures();

/// The listed names of a culture in Latin script as printed; `kind` is given_name or family_name. For making
/// training sentences.
std::span<const std::string> listed_names(std::size_t culture, LexiconFlag kind);

/// The listed cities of one word, and the words of organisations.
std::span<const std::string> listed_places();
std::span<const std::string> listed_organisations();
/// English words in lower case; offices and trades.
std::span<const std::string> listed_words();
std::span<const std::string> listed_roles();

}  // namespace backfile
