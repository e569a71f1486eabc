// Dates as sources have them in their fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace backfile {

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

/// Whether a date that stands around articles may be theirs: a day, without a time of day, which is that of
/// an export or an answer.
bool is_issue_date(const std::optional<Date>& date);

}  // namespace backfile
