#include "searcher/tui/timeline_bars.h"

#include <algorithm>
#include <limits>

namespace backfile::tui {

Bars bars_of(const Timeline& timeline, int columns) {
  Bars result;
  const std::size_t room = static_cast<std::size_t>(std::max(columns, 1));
  const std::size_t count = timeline.buckets.size();
  if (count == 0) return result;
  const std::size_t step = (count + room - 1) / room;
  for (std::size_t i = 0; i < count; ++i) {
    const TimelineBucket& bucket = timeline.buckets[i];
    const DateRange span = span_of(bucket.start);
    if (i % step == 0) result.bars.push_back({span, 0, 0});
    Bar& bar = result.bars.back();
    bar.span.end = span.end;
    bar.count += bucket.count;
    bar.articles += bucket.articles;
  }
  result.width = static_cast<int>(std::min<std::size_t>(room / result.bars.size(), 12));
  result.gap = result.width > 2 ? 1 : 0;
  return result;
}

namespace {

// The coarsest precision at which a moment begins something.
DatePrecision precision_at(const CivilTime& time) {
  if (time.hour != 0 || time.minute != 0 || time.second != 0) return DatePrecision::minute;
  if (time.day != 1) return DatePrecision::day;
  return time.month != 1 ? DatePrecision::month : DatePrecision::year;
}

constexpr std::int64_t open_begin = std::numeric_limits<std::int64_t>::min() / 2;
constexpr std::int64_t open_end = std::numeric_limits<std::int64_t>::max() / 2;

}  // namespace

std::string span_text(const DateRange& span) {
  const bool since = span.begin > open_begin;
  const bool until = span.end < open_end;
  auto precision = DatePrecision::year;
  if (since) precision = std::max(precision, precision_at(civil_time(span.begin)));
  if (until) precision = std::max(precision, precision_at(civil_time(span.end)));
  const std::string first = since ? to_iso({span.begin, precision}) : "";
  const std::string last = until ? to_iso({span.end - 1, precision}) : "";
  return since && until && first == last ? first : first + ".." + last;
}

}  // namespace backfile::tui
