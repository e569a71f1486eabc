// The names that sources give to the parts of an article.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

enum class Part : std::uint8_t {
  id,
  title,
  text,
  date,
  url,
  source,
  byline,
  dateline,
  language,
  country,
  person,
  topic,
};

/// The part that a field's name means, whatever its case and punctuation ("pub_date", "PubDate"); the user's
/// `map` ("title=headline") first. Nothing for names that mean none: those go to `extra`.
std::optional<Part> part_of_field(std::string_view name, const ReaderOptions& options);

/// How surely a field of this name is its part: the lower, the more. 0 for the part's own name.
int name_rank(std::string_view name);

/// "Data", a date in five languages and in English anything, "time" and "day". It is one where no other field
/// is, and only with values that are dates.
bool may_name_date(std::string_view name, const ReaderOptions& options);

/// The field's name is the part's own, as `backfile-index export` prints it.
bool is_own_name(std::string_view name);

/// How well a field of this name ("abstract", "lead_paragraph") stands in for the text; 0: not at all.
int summary_rank(std::string_view name);

/// True for country, person, topic: parts with several values.
bool is_facet(Part part);

}  // namespace backfile
