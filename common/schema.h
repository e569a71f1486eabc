// THE contract between the programs: every term prefix, value slot and facet of the database.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace backfile {

/// The version of everything an archive holds on disk; another version is refused.
inline constexpr int schema_version = 6;

/// What articles can be counted and filtered by.
enum class Facet : std::uint8_t { country, person, topic, source, language };
inline constexpr std::size_t facet_count = 5;

/// What a field of the schema is for.
enum class FieldKind : std::uint8_t {
  text,   ///< words in a part of the article, found through the token column
  facet,  ///< a value with counts: a boolean term, an id in the columns
  key,    ///< a boolean term only
  range,  ///< a number or date in the columns
};

struct Field {
  std::string_view name;    ///< as typed in queries: `country:`
  std::string_view prefix;  ///< of its boolean terms in Xapian; "" where it has none
  FieldKind kind;
  std::string_view help;
};

/// Words of headline and text are terms without a prefix from this table: see `common/language.h`.
inline constexpr std::array fields = {
    Field{"title", "", FieldKind::text, "in the headline"},
    Field{"lead", "", FieldKind::text, "in the headline or the first paragraph"},
    Field{"byline", "", FieldKind::text, "in the author line"},
    Field{"dateline", "", FieldKind::text, "in the place line"},
    Field{"country", "XC", FieldKind::facet, "ISO code or name"},
    Field{"person", "XP", FieldKind::facet, "name"},
    Field{"topic", "XT", FieldKind::facet, "label or code"},
    Field{"source", "XS", FieldKind::facet, "the publication"},
    Field{"lang", "XL", FieldKind::facet, "ISO code or name of the language"},
    Field{"id", "Q", FieldKind::key, "the article's id"},
    Field{"date", "", FieldKind::range, "a date or a range of dates"},
    Field{"words", "", FieldKind::range, "length in words"},
};

/// The row of a field; a name that is not in the table does not compile.
consteval const Field& field(std::string_view name) {
  for (const Field& row : fields) {
    if (row.name == name) return row;
  }
  throw "no such field";
}

/// The row of a name that a user typed; nullptr where there is none.
constexpr const Field* find_field(std::string_view name) {
  for (const Field& row : fields) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

/// The row of a facet, in the order of the enum.
constexpr const Field& facet_field(Facet facet) {
  return fields[4 + static_cast<std::size_t>(facet)];
}
/// What a facet is called outside queries, in options and output: "language" for the field "lang".
constexpr std::string_view facet_name(Facet facet) {
  return facet == Facet::language ? "language" : facet_field(facet).name;
}
static_assert(facet_field(Facet::country).name == "country" && facet_field(Facet::language).name == "lang");

/// The facet of a field's row; only for rows of kind facet.
constexpr Facet facet_of(const Field& row) {
  return static_cast<Facet>(&row - fields.data() - 4);
}

}  // namespace backfile
