#include "indexer/readers/source_dates.h"

#include <charconv>

#include "common/ascii.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::string_view doubt = "may be two dates, and no other date of the source tells which";

}  // namespace

void DateOrder::learn(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end && (*at < '0' || *at > '9')) ++at;
  int first = 0;
  int second = 0;
  const auto [mark, error] = std::from_chars(at, end, first);
  if (error != std::errc() || mark - at > 2 || mark == end) return;
  if (std::string_view("/.-").find(*mark) == std::string_view::npos) return;
  const auto [behind, second_error] = std::from_chars(mark + 1, end, second);
  if (second_error != std::errc() || behind == end || *behind != *mark) return;
  if (first > 31 && second <= 12) year_first_ = true;
  if (first > 12 && first <= 31 && second <= 12) day_first_ = true;
  if (second > 12 && second <= 31 && first <= 12) month_first_ = true;
}

DayMonthOrder DateOrder::order() const {
  // 98/12/24; then 05/12/24 begins with its year, too.
  if (year_first_) return month_first_ ? DayMonthOrder::unknown : DayMonthOrder::year_first;
  if (day_first_ == month_first_) return DayMonthOrder::unknown;
  return day_first_ ? DayMonthOrder::day_first : DayMonthOrder::month_first;
}

std::optional<Date> parse_field_date(std::string_view text, DayMonthOrder order) {
  std::string line = clean_line_field(text);
  // Python writes seconds with a fraction.
  if (const std::size_t dot = line.find('.'); dot != std::string::npos && dot >= 9 &&
                                              is_ascii_number(line.substr(0, dot)) &&
                                              is_ascii_number(line.substr(dot + 1))) {
    line.resize(dot);
  }
  // MLSUM's dates: the day is not known.
  if (line.size() == 10 && line.starts_with("00/") && line[5] == '/')
    return parse_date(line.substr(6) + "-" + line.substr(3, 2));
  // 201608241030 would be a moment of 1976.
  if (is_ascii_number(line) && line.size() == 12) {
    if (const auto date = parse_date(line); date && (line.starts_with("19") || line.starts_with("20")))
      return date;
  }
  if (is_ascii_number(line) && line.size() >= 9 && line.size() <= 13) {
    std::int64_t seconds = 0;
    std::from_chars(line.data(), line.data() + line.size(), seconds);
    return Date{line.size() > 11 ? seconds / 1000 : seconds, DatePrecision::second};
  }
  return parse_date(line, order);
}

bool is_issue_date(const std::optional<Date>& date) {
  constexpr std::int64_t day = 86'400;
  return date && date->known() && (date->precision <= DatePrecision::day || date->seconds % day == 0);
}

std::string doubtful_date(std::string_view text) {
  return "date \"" + clean_line_field(text) + "\" " + std::string(doubt);
}

bool is_doubtful_date(std::string_view reason) {
  return reason.ends_with(doubt);
}

}  // namespace backfile
