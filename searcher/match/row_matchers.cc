#include "searcher/match/row_matchers.h"

#include <algorithm>
#include <functional>

namespace backfile {
namespace {

class RangeMatcher : public Matcher {
 public:
  explicit RangeMatcher(const Window& range) : range_(range) {}
  std::uint64_t cost() const override { return range_.end - range_.begin; }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    const std::uint32_t begin = std::max(window.begin, range_.begin);
    const std::uint32_t end = std::min(window.end, range_.end);
    if (begin < end) rows.insert_range(begin - window.begin, end - window.begin);
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  Window range_;
};

class LengthMatcher : public Matcher {
 public:
  LengthMatcher(const Columns& columns, std::uint32_t least, std::uint32_t most)
      : columns_(columns), least_(least), most_(most) {}
  std::uint64_t cost() const override { return columns_.rows(); }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    const auto counts = columns_.word_counts();
    for (std::uint32_t row = window.begin; row < window.end; ++row) {
      if (counts[row] >= least_ && counts[row] <= most_) rows.insert(row - window.begin);
    }
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  const Columns& columns_;
  std::uint32_t least_;
  std::uint32_t most_;
};

}  // namespace

std::uint32_t dated_rows(const Columns& columns) {
  const auto dates = columns.dates();
  return static_cast<std::uint32_t>(std::ranges::lower_bound(dates, no_date, std::greater<>()) -
                                    dates.begin());
}

Window rows_dated(const Columns& columns, const DateRange& dates) {
  // Newest first: the rows up to `dates.end` come before those down to `dates.begin`; undated ones are last.
  const auto all = columns.dates();
  const auto dated_end = all.begin() + dated_rows(columns);
  const auto begin = std::lower_bound(all.begin(), dated_end, dates.end,
                                      [](std::int64_t date, std::int64_t limit) { return date >= limit; });
  const auto end = std::lower_bound(begin, dated_end, dates.begin,
                                    [](std::int64_t date, std::int64_t limit) { return date >= limit; });
  return {static_cast<std::uint32_t>(begin - all.begin()), static_cast<std::uint32_t>(end - all.begin())};
}

std::unique_ptr<Matcher> all_rows(const Columns& columns) {
  return rows_in({0, columns.rows()});
}

std::unique_ptr<Matcher> no_row() {
  return rows_in({0, 0});
}

std::unique_ptr<Matcher> rows_in(const Window& range) {
  return std::make_unique<RangeMatcher>(range);
}

std::unique_ptr<Matcher> rows_of_length(const Columns& columns, std::uint32_t least, std::uint32_t most) {
  return std::make_unique<LengthMatcher>(columns, least, most);
}

}  // namespace backfile
