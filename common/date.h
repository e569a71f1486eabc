// Dates as news sources write them: parsed with their precision, stored as UTC seconds, printed as ISO 8601.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

/// How exactly a source gave a date.
enum class DatePrecision : std::uint8_t { none, year, month, day, minute, second };

/// A moment in UTC, proleptic Gregorian, with the precision that the source gave. `seconds` is the start of
/// the year, month, day ... since 1970-01-01T00:00:00Z (negative before). Without a date: precision none.
struct Date {
  std::int64_t seconds = 0;
  DatePrecision precision = DatePrecision::none;

  bool known() const { return precision != DatePrecision::none; }
  bool operator==(const Date&) const = default;
};

/// Civil date of a moment (proleptic Gregorian, UTC).
struct CivilTime {
  int year, month, day, hour, minute, second;
};
CivilTime civil_time(std::int64_t seconds);
/// Seconds since 1970 of a civil date; nothing where month, day or time of day do not exist.
std::optional<std::int64_t> seconds_from_civil(const CivilTime& time);

/// Which number is the day in "03/04/1987"; `year_first` only where years have two digits ("87/04/03").
enum class DayMonthOrder : std::uint8_t { unknown, day_first, month_first, year_first };

/// Reads one date in any shape that sources use: ISO 8601 and its truncations, RFC 822/5322, Reuters
/// "26-FEB-1987 15:01:01.79", month names in words. Years of two digits are those that RFC 5322 (section 4.3)
/// makes of them. Nothing for what is no date, does not exist (31 February), or is ambiguous ("03/04/1987"
/// and "24/08/16" while `order` is unknown). Surrounding white space is ignored.
std::optional<Date> parse_date(std::string_view text, DayMonthOrder order = DayMonthOrder::unknown);

/// "2016", "2016-08", "2016-08-24", "2016-08-24T10:30Z", "2016-08-24T10:30:05Z" by precision; "" without a
/// date.
std::string to_iso(const Date& date);

/// Half-open span of seconds [begin, end).
struct DateRange {
  std::int64_t begin;
  std::int64_t end;
  bool operator==(const DateRange&) const = default;
};

/// The whole span that a date of its precision covers: "2016" is all of 2016.
DateRange span_of(const Date& date);

/// Reads what users type: "2016", "2016-08", "2016-08-24", "2016..2018", "..2018", "2016..", "last month",
/// "today", "90d", "6m", "2y", relative to `now` (seconds). Nothing for anything else.
std::optional<DateRange> parse_date_range(std::string_view text, std::int64_t now);

}  // namespace backfile
