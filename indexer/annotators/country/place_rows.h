// The rows of the gazetteer as they are compiled in: phrases and what they mean.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace backfile {

/// What a phrase is to its country. Names as in gazetteer/places.tsv.
enum class PlaceKind : std::uint8_t {
  name,
  demonym,
  capital,
  city,
  town,
  region,
  institution,
  firm,
  leader,
  currency,
  company,
  abbreviation,
  block,
};
inline constexpr std::size_t place_kinds = 13;

/// The word for a kind that readers see as the reason of a label.
std::string_view place_kind_name(PlaceKind kind);

/// One meaning of a phrase.
struct PlaceSense {
  std::uint16_t country;  ///< index in countries(); meaningless for kind block
  PlaceKind kind;
  bool word;                 ///< the phrase is also an ordinary word
  bool person;               ///< the phrase is also a person's name
  bool doubtful;             ///< rather something else, unless the context says so; other countries' too
  bool unsure;               ///< a name that holds only where the text speaks of the country otherwise too
  bool each;                 ///< one of several countries that the phrase names together
  std::uint32_t population;  ///< in thousands, 0 where it says nothing
  std::int64_t from;         ///< holds for texts of [from, to), seconds since 1970
  std::int64_t to;
};

/// A row of gazetteer/places.tsv, or a name of common/country_names.tsv. Views live as long as the program.
struct PlaceRow {
  std::string_view phrase;
  std::string_view language;  ///< ISO 639-1, "mul" for all
  PlaceSense sense;
};

/// All rows. Thread-safe.
std::span<const PlaceRow> place_rows();

}  // namespace backfile
