// Years of the Hijri calendars in dates: 1402 in Persian digits is no year of ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace backfile {

/// 1..12 for a month of the solar calendar as Iran or Afghanistan calls it, 0 for other words.
int solar_hijri_month(std::string_view word);

/// The day of the Gregorian calendar; nothing for years but 1200 to 1499 and days that are none.
std::optional<CivilTime> from_solar_hijri(int year, int month, int day);

/// A date that was written as `text`, now in ASCII digits ("1402-05-12 10:30"), as one of the Gregorian
/// calendar: with Persian digits years of 1300 to 1499 are solar and converted; with Arabic ones they are
/// lunar, whose days nobody can tell for certain: "". Other dates as they are.
std::string in_gregorian_years(std::string date, std::string_view text);

}  // namespace backfile
