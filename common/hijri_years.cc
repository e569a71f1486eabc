#include "common/hijri_years.h"

#include <unicode/calendar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "common/ascii.h"
#include "common/date.h"
#include "common/utf8.h"

namespace backfile {
namespace {

// Whether a digit of these ten is in a text: U+0660 are Arabic ones, U+06F0 Persian.
bool has_digits(std::string_view text, std::int32_t zero) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c >= zero && c < zero + 10) return true;
  }
  return false;
}

// A year of the Islamic calendar, whose months begin when the moon is seen: no day of ours for certain.
bool has_islamic_year(std::string_view date) {
  for (std::size_t at = 0; at < date.size();) {
    const std::size_t end = std::min(date.find_first_of(" -:", at), date.size());
    int year = 0;
    std::from_chars(date.data() + at, date.data() + end, year);
    if (end - at == 4 && year >= 1300 && year <= 1499) return true;
    at = end + 1;
  }
  return false;
}

// "1402-05-12 10:30" -> "2023-08-03 10:30". "" where the year is one of this calendar and the rest is no day
// of it.
std::string from_solar_hijri(const std::string& date) {
  const std::size_t end = std::min(date.find(' '), date.size());
  std::array<int, 3> numbers{};
  const char* at = date.data();
  for (int& number : numbers) {
    const auto [behind, error] = std::from_chars(at, date.data() + end, number);
    if (error != std::errc()) return has_islamic_year(date) ? "" : date;  // "3 March 2021"
    at = behind == date.data() + end ? behind : behind + 1;
  }
  if (numbers[2] > 31) std::swap(numbers[0], numbers[2]);
  if (numbers[0] < 1300 || numbers[0] > 1499) return date;
  const auto time = backfile::from_solar_hijri(numbers[0], numbers[1], numbers[2]);
  if (!time) return "";
  return std::to_string(time->year) + "-" + std::to_string(time->month) + "-" + std::to_string(time->day) +
         date.substr(end);
}

}  // namespace

int solar_hijri_month(std::string_view word) {
  struct Month {
    std::string_view name;
    int number;
  };
  constexpr auto months = std::to_array<Month>(
      {{"فروردین", 1}, {"فروردين", 1}, {"اردیبهشت", 2}, {"ارديبهشت", 2}, {"خرداد", 3},  {"تیر", 4},
       {"تير", 4},     {"مرداد", 5},   {"امرداد", 5},   {"شهریور", 6},   {"شهريور", 6}, {"مهر", 7},
       {"آبان", 8},    {"ابان", 8},    {"آذر", 9},      {"اذر", 9},      {"دی", 10},    {"دي", 10},
       {"بهمن", 11},   {"اسفند", 12},  {"حمل", 1},      {"ثور", 2},      {"جوزا", 3},   {"سرطان", 4},
       {"اسد", 5},     {"سنبله", 6},   {"میزان", 7},    {"عقرب", 8},     {"قوس", 9},    {"جدی", 10},
       {"دلو", 11},    {"حوت", 12}});
  const auto* found = std::ranges::find(months, word, &Month::name);
  return found == months.end() ? 0 : found->number;
}

std::optional<CivilTime> from_solar_hijri(int year, int month, int day) {
  if (year < 1200 || year > 1499) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("fa_IR@calendar=persian"), status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  calendar->clear();
  calendar->setLenient(0);
  calendar->set(year, month - 1, day);
  const double milliseconds = calendar->getTime(status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return civil_time(static_cast<std::int64_t>(milliseconds / 1000));
}

std::string in_gregorian_years(std::string date, std::string_view text) {
  if (has_digits(text, 0x0660) && has_islamic_year(date)) return "";
  const bool is_persian = has_digits(text, 0x06F0) && !date.empty() && is_ascii_digit(date[0]);
  return is_persian ? from_solar_hijri(date) : date;
}

}  // namespace backfile
