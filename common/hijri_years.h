// Years of the Hijri calendars in dates: 1402 in Persian digits is no year of ours.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// A date that was written as `text`, now in ASCII digits ("1402-05-12 10:30"), as one of the Gregorian
/// calendar: with Persian digits years of 1300 to 1499 are solar and converted; with Arabic ones they are
/// lunar, whose days nobody can tell for certain: "". Other dates as they are.
std::string in_gregorian_years(std::string date, std::string_view text);

}  // namespace backfile
