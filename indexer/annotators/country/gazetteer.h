// The phrases that speak for a country, found in the tokens of a text: longest match over hashed word forms.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/analyzer.h"

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
  bool doubtful;             ///< rather something else, unless the context says so
  std::uint32_t population;  ///< in thousands, 0 where it says nothing
  std::int64_t from;         ///< holds for texts of [from, to), seconds since 1970
  std::int64_t to;
};

/// A phrase found at a token: its senses and its length.
struct PlaceMatch {
  std::span<const PlaceSense> senses;
  std::uint32_t tokens;
  bool acronym;  ///< written in capitals only
};

/// How the letters of a stretch of text are cased: whether a capital tells a name.
enum class CaseStyle : std::uint8_t { mixed, capitals };

/// The phrases of one language (with those that hold in all). Immutable, thread-safe.
class Gazetteer {
 public:
  /// The phrases for texts in a language (ISO 639-1; "" is taken for English). Made at first use, kept for
  /// the life of the program.
  static const Gazetteer& of(std::string_view language);

  ~Gazetteer();
  /// The longest phrase that begins at tokens[at] and is cased as it has to be.
  std::optional<PlaceMatch> longest(std::span<const Token> tokens, std::size_t at, CaseStyle style) const;
  /// The longest phrase of plain words (a dateline), whatever their case.
  std::optional<PlaceMatch> longest(std::span<const std::string_view> forms, std::size_t at) const;

 private:
  explicit Gazetteer(std::string_view language);
  class State;
  std::unique_ptr<State> state_;
};

/// Whether the first letter of a word as printed is a capital, or of a script without case.
bool is_capitalised(std::string_view surface);
/// Whether a word as printed has letters and all are capitals (or of a script without case).
bool is_all_capitals(std::string_view surface);

}  // namespace backfile
