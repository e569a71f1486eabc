// The phrases that speak for a country, found in the tokens of a text: longest match over hashed word forms.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "common/analyzer.h"
#include "indexer/annotators/country/place_rows.h"

namespace backfile {

/// A phrase found at a token: its senses and its length.
struct PlaceMatch {
  std::span<const PlaceSense> senses;
  std::uint32_t tokens;
  bool acronym;  ///< written in capitals only
};

/// How the letters of a stretch of text are cased: whether a capital tells a name.
enum class CaseStyle : std::uint8_t { mixed, capitals };

/// The phrases of one language, with those that hold in all that share its letters. Immutable, thread-safe.
class Gazetteer {
 public:
  /// The phrases for texts in a language (ISO 639-1; "" is taken for English). Made at first use, kept for
  /// the life of the program.
  static const Gazetteer& of(std::string_view language);

  ~Gazetteer();
  /// The longest phrase that begins at tokens[at] and is cased as it has to be.
  std::optional<PlaceMatch> longest(std::span<const Token> tokens, std::size_t at, CaseStyle style) const;
  /// Whether a phrase may begin with this word.
  bool may_begin(const Word& word) const;
  /// The longest phrase of plain words (a dateline), whatever their case.
  std::optional<PlaceMatch> longest(std::span<const std::string_view> forms, std::size_t at) const;

 private:
  Gazetteer(std::string_view language, const Gazetteer* shared);
  class State;
  std::unique_ptr<State> state_;
};

/// Whether the first letter of a word as printed is a capital, or of a script without case.
bool is_capitalised(std::string_view surface);
/// Whether the first letter of a word as printed is a capital of a script with case.
bool has_case(std::string_view surface);
/// Whether a word as printed has letters and all are capitals (or of a script without case).
bool is_all_capitals(std::string_view surface);

}  // namespace backfile
