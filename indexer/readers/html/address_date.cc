#include "indexer/readers/html/address_date.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/ascii.h"
#include "common/date_names.h"

namespace backfile {
namespace {

bool is_number(std::string_view part, std::size_t least, std::size_t most) {
  return part.size() >= least && part.size() <= most && std::ranges::all_of(part, is_ascii_digit);
}

std::string two_digits(std::string_view number) {
  return (number.size() == 1 ? "0" : "") + std::string(number);
}

// Eight digits in a row, or with the same sign between year, month and day.
std::string date_in_row(std::string_view url) {
  for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
    if (at == 0 || is_ascii_digit(url[at - 1]) || (url[at] != '1' && url[at] != '2')) continue;
    std::string digits;
    std::size_t end = at;
    const char separator = end + 4 < url.size() ? url[end + 4] : '\0';
    const bool separated = separator == '/' || separator == '-' || separator == '_';
    while (end < url.size() && digits.size() < 8 &&
           (is_ascii_digit(url[end]) || (separated && url[end] == separator))) {
      if (is_ascii_digit(url[end])) digits += url[end];
      ++end;
    }
    if (digits.size() != 8 || (end < url.size() && is_ascii_digit(url[end]))) continue;
    if (separated && end - at != 10) continue;
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
  }
  return "";
}

// The number of a month by its name, "" for other words.
std::string month_by_name(std::string_view part) {
  const std::string name = ascii_lowered(part);
  if (name.size() < 3) return "";
  for (std::size_t month = 0; month < english_months.size(); ++month) {
    const std::string full = ascii_lowered(english_months[month]);
    if (name == full || name == full.substr(0, 3)) return two_digits(std::to_string(month + 1));
  }
  return "";
}

// Year, month and day as parts of their own, a section's name perhaps between year and month.
std::string date_in_parts(std::string_view url) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= url.size();) {
    const std::size_t end = std::min(url.find('/', at), url.size());
    parts.push_back(url.substr(at, end - at));
    at = end + 1;
  }
  for (std::size_t at = 0; at + 2 < parts.size(); ++at) {
    if (!is_number(parts[at], 4, 4) || (parts[at][0] != '1' && parts[at][0] != '2')) continue;
    std::size_t month = at + 1;
    std::string number = month_by_name(parts[month]);
    if (number.empty() && !is_number(parts[month], 1, 2)) ++month;
    if (number.empty() && is_number(parts[month], 1, 2)) number = two_digits(parts[month]);
    if (number.empty() || month + 1 >= parts.size() || !is_number(parts[month + 1], 1, 2)) continue;
    return std::string(parts[at]) + "-" + number + "-" + two_digits(parts[month + 1]);
  }
  return "";
}

}  // namespace

std::string date_in_address(std::string_view url) {
  std::string date = date_in_row(url);
  return date.empty() ? date_in_parts(url) : date;
}

}  // namespace backfile
