// Civil time, ISO 8601, and the ranges that users type.
#include "common/date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <limits>

#include "common/ascii.h"

namespace backfile {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t day_seconds = 86400;

std::int64_t days_from_civil(int year, int month, int day) {
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  return chrono::sys_days(date).time_since_epoch().count();
}

// The start of the month `months` after the one that holds `seconds`.
std::int64_t month_start(std::int64_t seconds, int months) {
  const CivilTime time = civil_time(seconds);
  const int all = time.year * 12 + time.month - 1 + months;
  return days_from_civil(all / 12, all % 12 + 1, 1) * day_seconds;
}

std::int64_t day_start(std::int64_t seconds) {
  const std::int64_t rest = (seconds % day_seconds + day_seconds) % day_seconds;
  return seconds - rest;
}

// "last week", "this month", "today" ...
std::optional<DateRange> named_range(const std::string& text, std::int64_t now) {
  const std::int64_t today = day_start(now);
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  const std::int64_t week = today - ((today / day_seconds + 3) % 7 + 7) % 7 * day_seconds;
  const int month = civil_time(now).month;
  if (text == "today") return DateRange{today, today + day_seconds};
  if (text == "yesterday") return DateRange{today - day_seconds, today};
  if (text == "this week") return DateRange{week, week + 7 * day_seconds};
  if (text == "last week") return DateRange{week - 7 * day_seconds, week};
  if (text == "this month") return DateRange{month_start(now, 0), month_start(now, 1)};
  if (text == "last month") return DateRange{month_start(now, -1), month_start(now, 0)};
  if (text == "this year") return DateRange{month_start(now, 1 - month), month_start(now, 13 - month)};
  if (text == "last year") return DateRange{month_start(now, -11 - month), month_start(now, 1 - month)};
  return std::nullopt;
}

// "90d", "6w", "3m", "2y": so long back from now.
std::optional<DateRange> recent_range(const std::string& text, std::int64_t now) {
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end + 1 != text.data() + text.size() || count <= 0 || count > 100000)
    return std::nullopt;
  const std::int64_t until = day_start(now) + day_seconds;
  switch (*end) {
    case 'd':
      return DateRange{until - count * day_seconds, until};
    case 'w':
      return DateRange{until - count * 7 * day_seconds, until};
    case 'm':
    case 'y': {
      const int months = count > 12000 ? 12000 : *end == 'm' ? count : count * 12;
      // On 31 March a month ago is the last day of February.
      const std::int64_t day = day_start(now) - month_start(now, 0);
      const std::int64_t last = month_start(now, 1 - months) - day_seconds;
      return DateRange{std::min(month_start(now, -months) + day, last), until};
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

CivilTime civil_time(std::int64_t seconds) {
  const std::int64_t start = day_start(seconds);
  const chrono::year_month_day date{chrono::sys_days(chrono::days(start / day_seconds))};
  const auto rest = static_cast<int>(seconds - start);
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          rest / 3600,
          rest / 60 % 60,
          rest % 60};
}

std::optional<std::int64_t> seconds_from_civil(const CivilTime& time) {
  const chrono::year_month_day date{chrono::year(time.year), chrono::month(static_cast<unsigned>(time.month)),
                                    chrono::day(static_cast<unsigned>(time.day))};
  if (!date.ok() || time.month < 1 || time.day < 1) return std::nullopt;
  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.second < 0 ||
      time.second > 60) {
    return std::nullopt;
  }
  return days_from_civil(time.year, time.month, time.day) * day_seconds + time.hour * 3600 +
         time.minute * 60 + time.second;
}

std::string to_iso(const Date& date) {
  const CivilTime time = civil_time(date.seconds);
  std::array<char, 48> out{};
  switch (date.precision) {
    case DatePrecision::none:
      break;
    case DatePrecision::year:
      std::snprintf(out.data(), out.size(), "%04d", time.year);
      break;
    case DatePrecision::month:
      std::snprintf(out.data(), out.size(), "%04d-%02d", time.year, time.month);
      break;
    case DatePrecision::day:
      std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", time.year, time.month, time.day);
      break;
    case DatePrecision::minute:
      std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02dZ", time.year, time.month, time.day,
                    time.hour, time.minute);
      break;
    case DatePrecision::second:
      std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", time.year, time.month, time.day,
                    time.hour, time.minute, time.second);
      break;
  }
  return out.data();
}

DateRange span_of(const Date& date) {
  switch (date.precision) {
    case DatePrecision::year:
      return {date.seconds, month_start(date.seconds, 12)};
    case DatePrecision::month:
      return {date.seconds, month_start(date.seconds, 1)};
    case DatePrecision::day:
      return {date.seconds, date.seconds + day_seconds};
    case DatePrecision::minute:
      return {date.seconds, date.seconds + 60};
    default:
      return {date.seconds, date.seconds + 1};
  }
}

std::optional<DateRange> parse_date_range(std::string_view text, std::int64_t now) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const std::string key = ascii_lowered(text);
  if (const auto range = named_range(key, now)) return range;
  if (const auto range = recent_range(key, now)) return range;
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto date = parse_date(text);
    return date ? std::optional(span_of(*date)) : std::nullopt;
  }
  DateRange range{std::numeric_limits<std::int64_t>::min() + 1, std::numeric_limits<std::int64_t>::max()};
  if (dots == 0 && text.size() == 2) return std::nullopt;
  if (dots > 0) {
    const auto first = parse_date(text.substr(0, dots));
    if (!first) return std::nullopt;
    range.begin = span_of(*first).begin;
  }
  if (dots + 2 < text.size()) {
    const auto last = parse_date(text.substr(dots + 2));
    if (!last) return std::nullopt;
    range.end = span_of(*last).end;
  }
  if (range.begin >= range.end) return std::nullopt;
  return range;
}

}  // namespace backfile
