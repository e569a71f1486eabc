// Names that sources give to the parts of an article, and values as sources write them. Shared by the readers
// of JSON, CSV, front matter and mail.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// Which of day and month comes first in a source's dates, learnt from those that leave no doubt.
class DateOrder {
 public:
  /// Looks at a date such as "24/08/1987". Dates that contradict each other leave it unknown.
  void learn(std::string_view text);
  DayMonthOrder order() const;

 private:
  bool day_first_ = false;
  bool month_first_ = false;
  bool year_first_ = false;
};

/// A date in any shape, also seconds or milliseconds since 1970 in nine digits and more.
std::optional<Date> parse_field_date(std::string_view text, DayMonthOrder order);

/// The reason of a reject: day and month cannot be told apart.
std::string doubtful_date(std::string_view text);
bool is_doubtful_date(std::string_view reason);

/// Sets a part from a source's value, cleaned, if it is not empty. Facet values are added. Returns why it
/// cannot be, "" where it can.
std::string set_part(Part part, std::string_view value, DayMonthOrder order, Article& article);

/// What an issue may say of all its articles: paper, date, language.
bool is_common_part(std::optional<Part> part);

/// Takes the parts that an issue's articles share where they are missing.
void take_common_parts(const Article& around, Article& article);

/// Whether a date that stands around articles may be theirs: a day, without a time of day, which is that of
/// an export or an answer.
bool is_issue_date(const std::optional<Date>& date);

/// Whether the part has a value already.
bool has_part(Part part, const Article& article);

/// Adds a key to `extra`, the value as JSON text. Call `finish_article` behind the last.
void add_extra_text(Article& article, std::string_view key, std::string_view value);

/// The host of a web address, without "www."; empty where it is none.
std::string_view host_of(std::string_view url);

/// Sorts `extra` and takes pictures and other files in letters out of it, takes the host for the source where
/// an address stands there, leaves one empty line between paragraphs and no white space at the ends of the
/// parts, and says why the article cannot be used: no text and no headline. "" where it can.
std::string finish_article(Article& article);

/// A JSON string, and an array of them.
std::string json_string(std::string_view text);
std::string json_list(const std::vector<std::string>& texts);

}  // namespace backfile
