// The names of months and weekdays in many languages (ICU's, and as newspapers write them), and the small
// words around dates.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace backfile {

inline constexpr auto english_months =
    std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July", "August",
                                     "September", "October", "November", "December"});

/// The month, 0 to 11, that a word of a DateToken names in any of the languages, shortened or not.
std::optional<int> month_named(std::string_view word);

/// True for weekdays, and for each part of those of several words ("quarta-feira").
bool is_weekday_name(std::string_view word);

/// True for words that say nothing in a date: "am", "de", "updated", "года".
bool is_date_filler(std::string_view word);

}  // namespace backfile
