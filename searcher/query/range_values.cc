#include "searcher/query/range_values.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "common/ascii.h"
#include "common/date.h"

namespace backfile {
namespace {

constexpr std::uint32_t no_maximum = std::numeric_limits<std::uint32_t>::max();
constexpr const char* dates_expected =
    "a date like 2016, 2016-08 or 2016-08-24, a range like 2016..2018, "
    "\"last month\" or 90d";
constexpr const char* length_expected = "a number or a range, like words>500 or words:100..200";

// The sides of a range that has none, as parse_date_range sets them.
DateRange unlimited() {
  return {parse_date_range("..2000", 0).value_or(DateRange{}).begin,
          parse_date_range("2000..", 0).value_or(DateRange{}).end};
}

// A value cut into its comparison (">", "<=", "" ...) and the rest.
struct Comparison {
  std::string_view sign;
  std::string_view rest;
};

Comparison comparison_of(std::string_view text) {
  for (const std::string_view sign : {">=", "<=", ">", "<", "="}) {
    if (text.starts_with(sign)) return {sign, text.substr(sign.size())};
  }
  return {"", text};
}

struct Sides {
  std::string_view from;
  std::string_view to;
};

std::optional<Sides> sides_of(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  return Sides{text.substr(0, dots), text.substr(dots + 2)};
}

QueryNode read_dates(const QueryToken& value, std::int64_t now) {
  QueryNode node;
  node.kind = NodeKind::dates;
  const auto [sign, rest] = comparison_of(value.text);
  if (const auto sides = sides_of(rest)) {
    const auto from = parse_date_range(sides->from, now);
    const auto to = parse_date_range(sides->to, now);
    if (from && to && from->begin >= to->end) {
      throw QueryError(value.place, "the range of dates runs backwards", "the earlier date first");
    }
    if (!sign.empty()) throw QueryError(value.place, "a comparison with a range", "a date like 2016-08");
  }
  const std::optional<DateRange> range = parse_date_range(rest, now);
  if (!range || range->begin >= range->end) {
    const bool begun = rest == "last";
    throw QueryError(value.place, quoted_part(rest) + " is no date", dates_expected,
                     begun ? "several words go in quotes: date:\"" + std::string(rest) + " month\"" : "");
  }
  node.dates = *range;
  if (sign == ">") node.dates = {range->end, unlimited().end};
  if (sign == ">=") node.dates.end = unlimited().end;
  if (sign == "<") node.dates = {unlimited().begin, range->begin};
  if (sign == "<=") node.dates.begin = unlimited().begin;
  if (!parse_date_range(date_range_text(node.dates), now)) {
    throw QueryError(value.place, quoted_part(value.text) + " lies beyond the years that dates can have",
                     dates_expected);
  }
  return node;
}

// A number without sign or separators; nothing for anything else and beyond 999,999,999.
std::optional<std::uint32_t> read_count(std::string_view text) {
  if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, is_ascii_digit)) return std::nullopt;
  std::uint32_t number = 0;
  for (const char digit : text) number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  return number;
}

QueryNode read_length(const QueryToken& value) {
  QueryNode node;
  node.kind = NodeKind::length;
  const auto [sign, rest] = comparison_of(value.text);
  const QueryError no_number(value.place, quoted_part(value.text) + " is no number of words",
                             length_expected);
  if (const auto sides = sides_of(rest)) {
    const auto from = read_count(sides->from);
    const auto to = read_count(sides->to);
    if (!sign.empty() || (!from && !sides->from.empty()) || (!to && !sides->to.empty()) || (!from && !to)) {
      throw no_number;
    }
    node.min_words = from.value_or(0);
    node.max_words = to.value_or(no_maximum);
    if (node.min_words > node.max_words) {
      throw QueryError(value.place, "the range of lengths runs backwards", "the smaller number first");
    }
    return node;
  }
  const std::optional<std::uint32_t> number = read_count(rest);
  if (!number) throw no_number;
  if (sign == "<" && *number == 0)
    throw QueryError(value.place, "no article is shorter than nothing", length_expected);
  if (sign == ">") {
    node.min_words = *number + 1;
  } else if (sign == "<") {
    node.max_words = *number - 1;
  } else {
    if (sign != "<=") node.min_words = *number;
    if (sign != ">=") node.max_words = *number;
  }
  return node;
}

bool is_midnight(const CivilTime& time) {
  return time.hour == 0 && time.minute == 0 && time.second == 0;
}

// The roughest precision of a date that can begin at this moment.
DatePrecision roughest_at(std::int64_t begin) {
  const CivilTime time = civil_time(begin);
  if (!is_midnight(time)) return DatePrecision::second;
  if (time.day != 1) return DatePrecision::day;
  return time.month != 1 ? DatePrecision::month : DatePrecision::year;
}

// The date that covers exactly [begin, end), if a year, month or day does; else nothing.
std::string date_covering(const DateRange& range) {
  for (auto precision = roughest_at(range.begin); precision <= DatePrecision::day;
       precision = static_cast<DatePrecision>(static_cast<int>(precision) + 1)) {
    const Date date{range.begin, precision};
    if (span_of(date) == range) return to_iso(date);
  }
  return "";
}

std::string first_date(std::int64_t begin) {
  return to_iso({begin, roughest_at(begin)});
}

// The roughest date whose span ends at this moment.
std::string last_date(std::int64_t end) {
  const DatePrecision precision = roughest_at(end);
  CivilTime last = civil_time(end - 1);
  if (precision == DatePrecision::second) return to_iso({end - 1, precision});
  if (precision != DatePrecision::day) last.day = 1;
  if (precision == DatePrecision::year) last.month = 1;
  return to_iso(
      {seconds_from_civil({last.year, last.month, last.day, 0, 0, 0}).value_or(end - 1), precision});
}

}  // namespace

QueryNode read_range(const Field& field, const QueryToken& value, std::int64_t now) {
  QueryNode node = field.name == backfile::field("date").name ? read_dates(value, now) : read_length(value);
  node.place = value.place;
  return node;
}

std::string date_range_text(const DateRange& range) {
  const auto [no_begin, no_end] = unlimited();
  if (range.begin == no_begin || range.end == no_end) {
    return (range.begin == no_begin ? "" : first_date(range.begin)) + ".." +
           (range.end == no_end ? "" : last_date(range.end));
  }
  const std::string one = date_covering(range);
  return one.empty() ? first_date(range.begin) + ".." + last_date(range.end) : one;
}

}  // namespace backfile
