#include "searcher/match/timeline.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <span>

#include "searcher/match/row_matchers.h"

namespace backfile {
namespace {

constexpr std::int64_t day_seconds = 86400;

std::uint64_t count_between(const ShardBits& bits, std::uint32_t begin, std::uint32_t end) {
  std::uint64_t sum = 0;
  for (std::uint32_t row = begin; row < end;) {
    if (row % 64 == 0 && end - row >= 64) {
      sum += static_cast<std::uint64_t>(std::popcount(bits[row / 64]));
      row += 64;
    } else {
      sum += bits[row / 64] >> (row % 64) & 1;
      ++row;
    }
  }
  return sum;
}

// From the oldest to the newest match; nothing where none has a date.
std::optional<DateRange> span_of_matches(const std::vector<Shard>& shards,
                                         const std::vector<const ShardBits*>& bits) {
  std::optional<DateRange> span;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const auto dates = shards[i].columns().dates();
    const std::uint32_t dated = dated_rows(shards[i].columns());
    const auto newest = first_row(*bits[i], 0);
    const auto oldest = last_row(*bits[i], dated);
    if (!newest || !oldest || *newest >= dated) continue;
    if (!span) span = DateRange{dates[*oldest], dates[*newest]};
    span->begin = std::min(span->begin, dates[*oldest]);
    span->end = std::max(span->end, dates[*newest]);
  }
  return span;
}

TimelineUnit fitting_unit(const DateRange& span) {
  const std::int64_t days = (span.end - span.begin) / day_seconds;
  if (days <= 62) return TimelineUnit::day;
  return days <= 3653 ? TimelineUnit::month : TimelineUnit::year;
}

// The bucket that holds a moment.
Date bucket_of(std::int64_t seconds, TimelineUnit unit) {
  CivilTime time = civil_time(seconds);
  time.hour = time.minute = time.second = 0;
  if (unit != TimelineUnit::day) time.day = 1;
  if (unit == TimelineUnit::year) time.month = 1;
  const DatePrecision precision = unit == TimelineUnit::day     ? DatePrecision::day
                                  : unit == TimelineUnit::month ? DatePrecision::month
                                                                : DatePrecision::year;
  return {seconds_from_civil(time).value_or(seconds), precision};
}

// The first row dated before the moment; rows are newest first.
std::uint32_t first_before(std::span<const std::int64_t> dates, std::int64_t seconds) {
  const auto older = [&](std::int64_t date) { return date >= seconds; };
  return static_cast<std::uint32_t>(std::ranges::partition_point(dates, older) - dates.begin());
}

}  // namespace

Timeline make_timeline(const std::vector<Shard>& shards, const std::vector<const ShardBits*>& bits,
                       TimelineUnit unit) {
  Timeline timeline;
  if (unit == TimelineUnit::none) return timeline;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const Columns& columns = shards[i].columns();
    timeline.undated += count_between(*bits[i], dated_rows(columns), columns.rows());
  }
  const auto span = span_of_matches(shards, bits);
  if (!span) return timeline;
  timeline.unit = unit == TimelineUnit::automatic ? fitting_unit(*span) : unit;
  Date start = bucket_of(span->begin, timeline.unit);
  std::vector<std::uint32_t> ends;  // by shard: the first row older than the bucket
  for (const Shard& shard : shards) ends.push_back(first_before(shard.columns().dates(), start.seconds));
  while (start.seconds <= span->end) {
    TimelineBucket& bucket = timeline.buckets.emplace_back(TimelineBucket{start, 0, 0});
    start.seconds = span_of(start).end;
    for (std::size_t i = 0; i < shards.size(); ++i) {
      const std::uint32_t end = ends[i];
      const std::uint32_t begin = first_before(shards[i].columns().dates().first(end), start.seconds);
      bucket.count += count_between(*bits[i], begin, end);
      bucket.articles += end - begin;
      if (!shards[i].deleted().empty())
        bucket.articles -= count_between(shards[i].deleted().words(), begin, end);
      ends[i] = begin;
    }
  }
  return timeline;
}

}  // namespace backfile
