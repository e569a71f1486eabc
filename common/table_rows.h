// Reads the tables that are compiled into the programs: lines of columns separated by tabs, "#" for comments.
#pragma once

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backfile {

/// The columns of one line; missing ones are empty.
using TableRow = std::array<std::string_view, 8>;

/// Calls `act` with each part of `text` between separators; nothing for an empty text.
template <typename Act>
void for_each_part(std::string_view text, char separator, Act&& act) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    act(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

/// Calls `act` with each row of a table.
template <typename Act>
void for_each_row(std::string_view table, Act&& act) {
  for_each_part(table, '\n', [&](std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    TableRow row;
    std::size_t column = 0;
    for_each_part(line, '\t', [&](std::string_view cell) {
      if (column < row.size()) row[column++] = cell;
    });
    act(row);
  });
}

/// Seconds since 1970 of "1991-12-26"; nothing for anything else.
inline std::optional<std::int64_t> seconds_of_day(std::string_view date) {
  if (date.size() != 10) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) {
    unsigned value = 0;
    std::from_chars(date.data() + at, date.data() + at + digits, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                        std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::sys_days(day)).time_since_epoch().count();
}

}  // namespace backfile
